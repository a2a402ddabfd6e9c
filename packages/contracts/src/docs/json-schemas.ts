import { z } from 'zod';
import { eventSpecs } from './event-specs.js';

/** A JSON Schema as plain JSON. */
export type JsonSchema = z.core.JSONSchema.BaseSchema;

/** JSON Schema 2020-12 of what a writer may send: fields with a default optional, unknown fields allowed. */
export function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' });
}

/** One schema per event, by name. The `$id` is a name too, not an address. */
export function jsonSchemas(): Record<string, JsonSchema> {
  return Object.fromEntries(
    eventSpecs.map(({ name, topic, schema }) => [
      name,
      { $id: `urn:vitrine:${topic}:${name}`, ...jsonSchemaOf(schema) },
    ]),
  );
}
