import type { Json, JsonObject } from '../template/tokens.js';

/** One value of the chart: its default, what it means, and what a schema may check. */
export interface Field {
  readonly type: 'string' | 'integer' | 'number' | 'boolean' | 'list' | 'map';
  readonly default: Json;
  readonly about: string;
  readonly choices?: readonly string[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  /** JSON Schema of the value, where it is stricter than the type alone. */
  readonly schema?: JsonObject;
  /** Filled in by the operator: when, in a few words. */
  readonly required?: string;
}
export interface Group {
  readonly about?: string;
  readonly fields: Readonly<Record<string, Field | Group>>;
}

type Extra = Partial<Omit<Field, 'type' | 'default' | 'about'>>;

export const text = (about: string, initial = '', extra: Extra = {}): Field => ({
  type: 'string',
  default: initial,
  about,
  ...extra,
});
export const whole = (about: string, initial: number, extra: Extra = {}): Field => ({
  type: 'integer',
  default: initial,
  about,
  ...extra,
});
export const onOff = (about: string, initial: boolean): Field => ({ type: 'boolean', default: initial, about });
export const oneOf = (about: string, initial: string, choices: readonly string[]): Field => ({
  type: 'string',
  default: initial,
  about,
  choices,
});
export const list = (about: string, initial: readonly Json[] = [], schema?: JsonObject): Field => ({
  type: 'list',
  default: initial,
  about,
  ...(schema ? { schema } : {}),
});
export const map = (about: string, initial: JsonObject = {}, schema?: JsonObject): Field => ({
  type: 'map',
  default: initial,
  about,
  ...(schema ? { schema } : {}),
});
export const group = (about: string, fields: Group['fields']): Group => ({ about, fields });

export const isGroup = (node: Field | Group): node is Group => 'fields' in node;

/** Every field with its dotted path, in the order of the definition. */
export function* fieldsOf(root: Group, path = ''): Generator<{ path: string; field: Field }> {
  for (const [name, node] of Object.entries(root.fields)) {
    const here = path ? `${path}.${name}` : name;
    if (isGroup(node)) yield* fieldsOf(node, here);
    else yield { path: here, field: node };
  }
}

/** The defaults as one tree. */
export function defaultsOf(root: Group): JsonObject {
  return Object.fromEntries(
    Object.entries(root.fields).map(([name, node]) => [name, isGroup(node) ? defaultsOf(node) : node.default]),
  );
}

/** Helm's merge: maps are merged key by key, everything else is replaced. */
export function merge(base: JsonObject, over: JsonObject): JsonObject {
  const merged: Record<string, Json> = { ...base };
  for (const [key, next] of Object.entries(over)) {
    const before = merged[key];
    merged[key] = isTree(before) && isTree(next) ? merge(before, next) : next;
  }
  return merged;
}

const isTree = (json: Json | undefined): json is JsonObject =>
  typeof json === 'object' && json !== null && !Array.isArray(json);
