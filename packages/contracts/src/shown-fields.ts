import { catalogSchema } from './catalog/catalog.js';
import { type JsonSchema, jsonSchemaOf } from './docs/json-schemas.js';
import { ticketSchema } from './sales/ticket.js';

/**
 * The fields of our events that hold no person, in the shape of the events: `{ ticketId: 'identifier', lines: [{ quantity: 'value' }] }`.
 * An identifier names a thing and may be a long number, which would pass for a document elsewhere.
 */
export type ShownFields = 'identifier' | 'value' | readonly [ShownFields] | { readonly [field: string]: ShownFields };

const IDENTIFYING = /(?:^id|Ids?)$/u;

/** Read from a schema. Free text is left out, names, addresses and all of a customer with it: it may hold anybody. */
function shownFieldsOf(root: JsonSchema): Record<string, ShownFields> {
  const definitions = (root.$defs ?? {}) as Record<string, JsonSchema>;
  const resolved = (schema: JsonSchema): JsonSchema =>
    definitions[schema.$ref?.replace('#/$defs/', '') ?? ''] ?? schema;
  const fieldsOf = (given: JsonSchema): Record<string, ShownFields> => {
    const { oneOf = [], properties = {} } = resolved(given);
    const own = Object.entries(properties).flatMap(([name, property]) => {
      const found = within(property as JsonSchema, name);
      return found === undefined ? [] : [[name, found] as const];
    });
    return Object.assign(Object.fromEntries(own), ...oneOf.map((member) => fieldsOf(member as JsonSchema)));
  };
  const within = (given: JsonSchema, name: string): ShownFields | undefined => {
    const { type, title, items } = resolved(given);
    if (type === 'array') {
      const item = within(items as JsonSchema, name);
      return item === undefined ? undefined : [item];
    }
    if (type === 'object') {
      const fields = fieldsOf(given);
      return Object.keys(fields).length > 0 ? fields : undefined;
    }
    if (title === 'text') return undefined;
    return (title === 'id' || title === 'tenantId') && IDENTIFYING.test(name) ? 'identifier' : 'value';
  };
  return fieldsOf(root);
}

const ofMessages = { ...shownFieldsOf(jsonSchemaOf(catalogSchema)), ...shownFieldsOf(jsonSchemaOf(ticketSchema)) };

/** Of tickets and catalogue entries; under `data` too, where the structured mode of CloudEvents puts them. */
export const shownFields: ShownFields = { ...ofMessages, data: ofMessages };

/** What is known of the place that a JSON pointer names; undefined: it may hold a person. */
export function shownAt(pointer: string): ShownFields | undefined {
  return pointer.split('/').slice(1).reduce<ShownFields | undefined>(memberOf, shownFields);
}

function memberOf(known: ShownFields | undefined, name: string): ShownFields | undefined {
  if (typeof known !== 'object') return undefined;
  if (Array.isArray(known)) return known[0];
  return Object.hasOwn(known, name) ? (known as Readonly<Record<string, ShownFields>>)[name] : undefined;
}
