import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { catalogSchema } from '../catalog/catalog.js';
import { explainShape } from '../explain/explain-shape.js';
import { acceptedSchema } from '../sales/accepted.js';
import { ticketSchema } from '../sales/ticket.js';
import { exampleAccepted, exampleCatalog, exampleTicket } from './examples.js';
import { jsonSchemaOf, jsonSchemas } from './json-schemas.js';

/** Processing judges by JSON Schema, and zod explains to people: the two must never differ. */
const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
addFormats.default(ajv);

const awkward = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 140 }),
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.stringMatching(/^-?[0-9]{0,13}\.?[0-9]{0,5}$/),
  fc.stringMatching(
    /^(19|20)[0-9]{2}-[01][0-9]-[0-3][0-9](T[0-2][0-9]:[0-6][0-9]:[0-6][0-9](\.[0-9]+)?(Z|[+-][0-2][0-9]:[0-6][0-9])?)?$/,
  ),
  fc.constantFrom(
    '',
    ' ',
    '0',
    '-0',
    '1.0',
    '24:00',
    '09:30',
    'brl',
    'closed',
    'sale',
    'America/Sao_Paulo',
    '🛒'.repeat(128),
    'x'.repeat(400),
  ),
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.array(fc.string(), { maxLength: 3 }),
  fc.dictionary(fc.string(), fc.string(), { maxKeys: 3 }),
);

/** Every place of a value, nested ones included. */
function placesOf(value: unknown, place: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [place];
  return [place, ...Object.entries(value).flatMap(([name, inner]) => placesOf(inner, [...place, name]))];
}

function changed(value: unknown, [name, ...rest]: string[], replacement: unknown, remove: boolean): unknown {
  if (name === undefined) return replacement;
  const copy = structuredClone(value) as Record<string, unknown>;
  if (rest.length > 0) copy[name] = changed(copy[name], rest, replacement, remove);
  else if (remove) delete copy[name];
  else copy[name] = replacement;
  return copy;
}

describe.each([
  ['ticket', ticketSchema, exampleTicket],
  ['catalogue entry', catalogSchema, exampleCatalog],
  [
    'store',
    catalogSchema,
    {
      type: 'store',
      tenantId: 'a',
      id: 's',
      name: 'n',
      region: 'r',
      timeZone: 'America/Sao_Paulo',
      areaM2: 1,
      hours: [{ weekday: 1, opens: '09:00', closes: '24:00' }],
    },
  ],
  ['accepted ticket', acceptedSchema, exampleAccepted],
])('the JSON Schema of a %s', (_, schema, example) => {
  const validate = ajv.compile(jsonSchemaOf(schema));

  it('accepts the example', () => {
    expect(validate(example)).toBe(true);
    expect(schema.safeParse(example).success).toBe(true);
  });

  it('agrees with zod when any one place holds something else, and zod then has an explanation', () => {
    const places = fc.constantFrom(...placesOf(example));
    fc.assert(
      fc.property(places, awkward, fc.boolean(), (place, replacement, remove) => {
        const value = changed(example, place, replacement, remove);
        fc.pre(value !== undefined);
        const fits = validate(value);
        expect(schema.safeParse(value).success).toBe(fits);
        expect(explainShape(schema, value, 'en').length === 0).toBe(fits);
      }),
      { numRuns: 3_000 },
    );
  });
});

it('every generated schema compiles in strict mode', () => {
  for (const schema of Object.values(jsonSchemas())) {
    const own = new Ajv2020({ strict: true, allowUnionTypes: true });
    addFormats.default(own);
    expect(() => own.compile(schema)).not.toThrow();
  }
});
