import { catalogSchema } from './catalog/catalog.js';
import { type JsonSchema, jsonSchemaOf } from './docs/json-schemas.js';
import { ticketSchema } from './sales/ticket.js';

/** Fields that identify things, in the shape of the events that have them: `{ ticketId: true, lines: [{ lineId: true }] }`. */
export type Identifiers = true | readonly [Identifiers] | { readonly [field: string]: Identifiers };

const IDENTIFYING = /(?:^id|Ids?)$/u;

/** Read from a schema: fields of type id or tenantId whose names say so. A customer's own id is none of them. */
function identifiersOf(root: JsonSchema): Record<string, Identifiers> {
  const definitions = (root.$defs ?? {}) as Record<string, JsonSchema>;
  const resolved = (schema: JsonSchema): JsonSchema =>
    definitions[schema.$ref?.replace('#/$defs/', '') ?? ''] ?? schema;
  const fieldsOf = (given: JsonSchema): Record<string, Identifiers> => {
    const { oneOf = [], properties = {} } = resolved(given);
    const own = Object.entries(properties).flatMap(([name, property]) => {
      const found = within(property as JsonSchema, name);
      return found === undefined ? [] : [[name, found] as const];
    });
    return Object.assign(Object.fromEntries(own), ...oneOf.map((member) => fieldsOf(member as JsonSchema)));
  };
  const within = (given: JsonSchema, name: string): Identifiers | undefined => {
    const { type, title, items } = resolved(given);
    if (title === 'id' || title === 'tenantId') return IDENTIFYING.test(name) ? true : undefined;
    if (type === 'array') {
      const item = within(items as JsonSchema, name);
      return item === undefined ? undefined : [item];
    }
    const fields = fieldsOf(given);
    return Object.keys(fields).length > 0 ? fields : undefined;
  };
  return fieldsOf(root);
}

const ofMessages = { ...identifiersOf(jsonSchemaOf(catalogSchema)), ...identifiersOf(jsonSchemaOf(ticketSchema)) };

/** Of tickets and catalogue entries; under `data` too, where the structured mode of CloudEvents puts them. */
export const identifiers: Identifiers = { ...ofMessages, data: ofMessages };
