import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { type TopicName, topicSpecs } from '../topics.js';
import { asyncApiDocument } from './async-api.js';
import { documents } from './documents.js';
import { eventSpecs } from './event-specs.js';
import { fieldRows } from './field-rows.js';
import { jsonSchemaOf } from './json-schemas.js';

const root = new URL('../../../../', import.meta.url);

describe('generated documents', () => {
  it.each(Object.entries(documents()))('%s is fresh (npm run generate -w @vitrine/contracts)', (path, text) => {
    expect(readFileSync(new URL(path, root), 'utf8')).toBe(text);
  });

  it('has no leftover of an event that is gone', () => {
    const expected = Object.keys(documents()).map((path) => path.split('/').at(-1));
    const present = readdirSync(new URL('packages/contracts/generated/', root));
    expect(present.filter((name) => !expected.includes(name))).toEqual([]);
  });

  it('describes every topic, with an example that fits', () => {
    const described = new Set<TopicName>(eventSpecs.map((spec) => spec.topic));
    expect(topicSpecs.every((topic) => described.has(topic.name))).toBe(true);
    for (const spec of eventSpecs) expect(spec.schema.safeParse(spec.example).error).toBeUndefined();
  });
});

describe('asyncApiDocument', () => {
  const document = asyncApiDocument();

  it('has no reference that leads nowhere', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/gu)].map((match) => match[1] ?? '');
    const resolve = (path: string) =>
      path.split('/').reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], document);
    expect(references.length).toBeGreaterThan(10);
    expect(references.filter((path) => resolve(path) === undefined)).toEqual([]);
  });

  it('receives what producers write and sends what processing writes', () => {
    expect(Object.keys(document.operations as object)).toEqual([
      'receive-sales-raw-v1',
      'receive-catalog-raw-v1',
      'send-catalog-accepted-v1',
      'send-sales-accepted-v1',
      'send-sales-rejected-v1',
      'send-alerts-raised-v1',
      'send-alerts-partials-v1',
      'send-alerts-state-v1',
      'send-state-changed-v1',
      'send-recommendation-feedback-v1',
    ]);
  });
});

it('fieldRows names nested fields and members of a union', () => {
  const fieldsOf = (index: number) =>
    fieldRows(jsonSchemaOf((eventSpecs[index] as (typeof eventSpecs)[number]).schema));
  expect(fieldsOf(0).find((row) => row.field === 'lines[].sellers[].share')).toMatchObject({
    type: 'share',
    required: true,
  });
  expect(fieldsOf(1).find((row) => row.field === 'store: hours[].weekday')).toMatchObject({
    type: 'integer',
    required: true,
  });
});
