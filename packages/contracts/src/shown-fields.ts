import { catalogSchema } from './catalog/catalog.js';
import { type JsonSchema, jsonSchemaOf } from './docs/json-schemas.js';
import type { ValueKind } from './primitives.js';
import { ticketSchema } from './sales/ticket.js';

/** What a right field of our events holds: a code, a number, …, or one of a few words. */
export type ShownValue =
  | 'code'
  | 'slug'
  | 'number'
  | 'instant'
  | 'timeOfDay'
  | 'timeZone'
  | 'currency'
  | 'boolean'
  | ReadonlySet<string>;

/** The fields of our events, in their shape, with what they hold: `{ ticketId: 'code', lines: [{ quantity: 'number' }] }`. */
export type ShownFields = ShownValue | readonly [ShownFields] | { readonly [field: string]: ShownFields };

/** Free text is left out, names, addresses and all of a customer with it: it may name a person. */
const SHOWN_AS: Readonly<Record<ValueKind, ShownValue | undefined>> = {
  text: undefined,
  id: 'code',
  tenantId: 'slug',
  money: 'number',
  quantity: 'number',
  share: 'number',
  day: 'instant',
  instant: 'instant',
  currency: 'currency',
  timeOfDay: 'timeOfDay',
  timeZone: 'timeZone',
  barcode: 'code',
};

type Fields = Record<string, ShownFields>;

function shownFieldsOf(root: JsonSchema): Fields {
  const definitions = (root.$defs ?? {}) as Record<string, JsonSchema>;
  const resolved = (schema: JsonSchema): JsonSchema =>
    definitions[schema.$ref?.replace('#/$defs/', '') ?? ''] ?? schema;
  const fieldsOf = (given: JsonSchema): Fields => {
    const { oneOf = [], properties = {} } = resolved(given);
    const own = Object.entries(properties).flatMap(([name, property]) => {
      const found = within(property as JsonSchema);
      return found === undefined ? [] : [[name, found] as const];
    });
    return [Object.fromEntries(own), ...oneOf.map((member) => fieldsOf(member as JsonSchema))].reduce(merged, {});
  };
  const within = (given: JsonSchema): ShownFields | undefined => {
    const schema = resolved(given);
    if (schema.type === 'array') {
      const item = within(schema.items as JsonSchema);
      return item === undefined ? undefined : [item];
    }
    if (schema.type !== 'object') return shownValueOf(schema);
    const fields = fieldsOf(schema);
    return Object.keys(fields).length > 0 ? fields : undefined;
  };
  return fieldsOf(root);
}

function shownValueOf({ type, title, enum: choices, const: only }: JsonSchema): ShownValue | undefined {
  if (choices !== undefined) return new Set(choices.map(String));
  if (only !== undefined) return new Set([String(only)]);
  if (type === 'integer' || type === 'number') return 'number';
  return type === 'boolean' ? 'boolean' : SHOWN_AS[title as ValueKind];
}

/** Several types of entries share a field name: what either may hold is shown. */
function merged(fields: Fields, others: Fields): Fields {
  const all = { ...fields };
  for (const [name, other] of Object.entries(others)) {
    const one = all[name];
    all[name] = one instanceof Set && other instanceof Set ? new Set([...one, ...other]) : other;
  }
  return all;
}

const ofMessages = merged(shownFieldsOf(jsonSchemaOf(catalogSchema)), shownFieldsOf(jsonSchemaOf(ticketSchema)));

/** Of tickets and catalogue entries; under `data` too, where the structured mode of CloudEvents puts them. */
export const shownFields: ShownFields = { ...ofMessages, data: ofMessages };

/** What the field at a JSON pointer holds; undefined: it may hold a person. */
export function shownAt(pointer: string): ShownFields | undefined {
  return pointer.split('/').slice(1).reduce<ShownFields | undefined>(memberOf, shownFields);
}

function memberOf(known: ShownFields | undefined, name: string): ShownFields | undefined {
  if (typeof known !== 'object' || known instanceof Set) return undefined;
  if (Array.isArray(known)) return known[0];
  return Object.hasOwn(known, name) ? (known as Readonly<Record<string, ShownFields>>)[name] : undefined;
}
