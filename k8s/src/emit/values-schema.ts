import type { Json, JsonObject } from '../template/tokens.js';
import { type Field, type Group, isGroup } from '../values/fields.js';

/** values.schema.json: every level is closed, so Helm names a misspelt value instead of ignoring it. */
export function valuesSchema(root: Group): string {
  return `${JSON.stringify({ $schema: 'http://json-schema.org/draft-07/schema#', title: 'Values of the chart', ...ofGroup(root) }, null, 2)}\n`;
}

function ofGroup(group: Group): JsonObject {
  const properties = Object.entries(group.fields).map(([name, node]): [string, Json] => [
    name,
    isGroup(node) ? ofGroup(node) : ofField(node),
  ]);
  return {
    type: 'object',
    ...(group.about ? { description: group.about } : {}),
    additionalProperties: false,
    properties: Object.fromEntries(properties),
  };
}

const TYPES = {
  string: 'string',
  integer: 'integer',
  number: 'number',
  boolean: 'boolean',
  list: 'array',
  map: 'object',
} as const;

function ofField({ type, about, choices, pattern, minimum, maximum, schema }: Field): JsonObject {
  return {
    ...(schema ?? { type: TYPES[type] }),
    description: about,
    ...(choices ? { enum: [...choices] } : {}),
    ...(pattern ? { pattern } : {}),
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
  };
}
