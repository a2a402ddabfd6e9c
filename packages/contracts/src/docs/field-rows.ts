import type { JsonSchema } from './json-schemas.js';

/** A field of an event as a row of a table. */
export interface FieldRow {
  /** `lines[].quantity`; fields of one member of a union are written `product: unitCost`. */
  readonly field: string;
  readonly type: string;
  readonly required: boolean;
  readonly note: string;
}

/** Every field of a schema in order, nested ones with their path. */
export function fieldRows(root: JsonSchema): FieldRow[] {
  const definitions = (root.$defs ?? {}) as Record<string, JsonSchema>;
  const resolved = (schema: JsonSchema): JsonSchema => {
    const name = schema.$ref?.replace('#/$defs/', '');
    const { $ref: _ref, ...beside } = schema;
    return name === undefined ? schema : { ...definitions[name], ...beside };
  };

  const rowsOf = (given: JsonSchema, prefix: string): FieldRow[] => {
    const schema = resolved(given);
    if (schema.oneOf) return schema.oneOf.flatMap((member) => memberRows(resolved(member as JsonSchema)));
    const required = new Set(schema.required);
    return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
      const field = resolved(property as JsonSchema);
      const path = `${prefix}${name}`;
      return [rowOf(path, field, required.has(name)), ...nestedRows(field, path)];
    });
  };

  const nestedRows = (field: JsonSchema, path: string): FieldRow[] => {
    if (field.type === 'array' && isSchema(field.items)) return rowsOf(field.items, `${path}[].`);
    return field.properties ? rowsOf(field, `${path}.`) : [];
  };

  const memberRows = (member: JsonSchema): FieldRow[] => {
    const name = String((member.properties?.type as JsonSchema | undefined)?.const);
    return rowsOf(member, `${name}: `);
  };

  return rowsOf(root, '');
}

function rowOf(field: string, schema: JsonSchema, required: boolean): FieldRow {
  const fallback = schema.default === undefined ? '' : `Default ${JSON.stringify(schema.default)}.`;
  const note = schema.description?.replace(/(?<![.…])$/u, '.') ?? '';
  return { field, type: typeOf(schema), required, note: [note, fallback].filter(Boolean).join(' ') };
}

function typeOf(schema: JsonSchema): string {
  if (schema.const !== undefined) return `\`${String(schema.const)}\``;
  if (schema.enum)
    return schema.enum.length > 8 ? 'one of a list' : schema.enum.map((value) => `\`${String(value)}\``).join(' ');
  if (schema.type === 'array') return schema.maxItems === undefined ? 'list' : `list of at most ${schema.maxItems}`;
  if (schema.title === 'text') return `text of at most ${schema.maxLength}`;
  return schema.title ?? String(schema.type);
}

function isSchema(items: JsonSchema['items']): items is JsonSchema {
  return typeof items === 'object' && !Array.isArray(items);
}
