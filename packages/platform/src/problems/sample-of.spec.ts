import { describe, expect, it } from '@jest/globals';
import * as contracts from '@vitrine/contracts';
import { z } from 'zod';
import { sampleAt } from './sample-of.js';

type Path = readonly PropertyKey[];
interface Place {
  path: Path;
  schema: z.ZodType;
}

const requests = Object.entries<unknown>(contracts).filter(
  (entry): entry is [string, z.ZodType] =>
    entry[1] instanceof z.ZodType && /(Request|Query|Patch|Seen)Schema$/.test(entry[0]),
);

/** Every place of a schema with what zod asks for there. */
function placesOf(schema: z.ZodType, path: Path = []): Place[] {
  const here = { path, schema };
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return [here, ...placesOf(schema.unwrap() as z.ZodType, path)];
  if (schema instanceof z.ZodObject)
    return [
      here,
      ...Object.entries(schema.shape).flatMap(([name, one]) => placesOf(one as z.ZodType, [...path, name])),
    ];
  if (schema instanceof z.ZodArray) return [here, ...placesOf(schema.element as z.ZodType, [...path, 0])];
  if (schema instanceof z.ZodUnion) return [here, ...schema.options.flatMap((one) => placesOf(one as z.ZodType, path))];
  return [here];
}

function fits(schema: z.ZodType, sample: string): boolean {
  return schema.safeParse(sample).success || schema.safeParse(fromJson(sample)).success;
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

describe('sampleAt', () => {
  it('finds the requests of the API', () => {
    expect(requests.map(([name]) => name)).toEqual(
      expect.arrayContaining(['metricQuerySchema', 'userRequestSchema', 'mePatchSchema', 'pipelineSeenSchema']),
    );
  });

  it.each(requests)('shows at no place of %s what would be refused there', (_, root) => {
    const places = placesOf(root);
    const refused = places.flatMap(({ path }) => {
      const sample = sampleAt(root, path);
      // Choices have places in common: what fits one of them fits there.
      const same = places.filter((place) => place.path.join('/') === path.join('/'));
      return sample === undefined || same.some(({ schema }) => fits(schema, sample)) ? [] : [{ path, sample }];
    });
    expect(refused).toEqual([]);
  });

  it('shows samples at all', () => {
    const samples = requests.flatMap(([, root]) => placesOf(root).map(({ path }) => sampleAt(root, path)));
    expect(samples.filter((sample) => sample !== undefined).length).toBeGreaterThan(10);
  });

  it.each<[string, z.ZodType]>([
    ['a list of what is not known', z.array(z.union([z.string(), z.number()]))],
    ['a list of free text', z.array(z.string())],
    ['a list that needs more than one', z.array(z.enum(['a', 'b'])).min(2)],
    ['an object with free text', z.strictObject({ name: z.string().min(1), role: z.enum(['a']) })],
    ['an object that needs nothing', z.strictObject({ name: z.string().optional() })],
    ['a record whose names are required', z.record(z.enum(['a', 'b']), z.string())],
  ])('shows nothing of %s', (_, schema) => expect(sampleAt(schema, [])).toBeUndefined());
});
