import { isList, isObject, type Json, type JsonObject } from './template/tokens.js';

/** The parts of a CRD's structural schema that decide whether the API server would drop or refuse something. */
export interface StructuralSchema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, StructuralSchema>>;
  readonly additionalProperties?: StructuralSchema | boolean;
  readonly items?: StructuralSchema;
  readonly required?: readonly string[];
  readonly enum?: readonly Json[];
  readonly 'x-kubernetes-preserve-unknown-fields'?: boolean;
  readonly 'x-kubernetes-int-or-string'?: boolean;
}

/** Everything in `json` that does not fit: unknown or missing fields, wrong types, values outside an enumeration. */
export function misfits(json: Json | undefined, schema: StructuralSchema, path: string): string[] {
  if (json === undefined) return [];
  if (schema['x-kubernetes-int-or-string']) {
    return typeof json === 'string' || Number.isInteger(json) ? [] : [`${path}: neither text nor a whole number`];
  }
  if (schema.enum && !schema.enum.includes(json))
    return [`${path}: ${String(json)} is not one of ${schema.enum.join(', ')}`];
  if (schema.type && !hasType(json, schema.type))
    return [`${path}: ${JSON.stringify(json)} is not of type ${schema.type}`];
  if (isList(json))
    return json.flatMap((item, index) => (schema.items ? misfits(item, schema.items, `${path}[${index}]`) : []));
  return isObject(json) ? objectMisfits(json, schema, path) : [];
}

function objectMisfits(json: JsonObject, schema: StructuralSchema, path: string): string[] {
  const missing = (schema.required ?? [])
    .filter((key) => json[key] === undefined)
    .map((key) => `${path}.${key}: missing`);
  const inside = Object.entries(json).flatMap(([key, entry]) => {
    const known = schema.properties?.[key];
    if (known) return misfits(entry, known, `${path}.${key}`);
    if (typeof schema.additionalProperties === 'object')
      return misfits(entry, schema.additionalProperties, `${path}.${key}`);
    return schema.additionalProperties || schema['x-kubernetes-preserve-unknown-fields']
      ? []
      : [`${path}.${key}: unknown, it would be dropped`];
  });
  return [...missing, ...inside];
}

function hasType(json: Json, type: string): boolean {
  if (type === 'integer') return Number.isInteger(json);
  if (type === 'array') return isList(json);
  if (type === 'object') return isObject(json);
  return typeof json === type;
}
