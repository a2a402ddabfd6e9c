import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { type KafkaRight, kafkaRightsOf, kafkaUses } from '@vitrine/contracts';
import type { JsonObject } from './template/tokens.js';
import { at, called, objectsOf, profileNamed } from './testing.js';

const UUID = '6b1f6d0e-3b0a-4c39-9d53-0a4b6f0c8a11';
const scaled = { autoscaling: { enabled: true } };
const objectsWith = (topicPrefix: string) => {
  const { values } = profileNamed('production');
  return objectsOf({ ...values, kafka: { ...(values.kafka as JsonObject), topicPrefix }, processing: scaled });
};

/** What Kafka's own authorizer says to these rules. */
function allows(user: JsonObject | undefined, operation: string, type: string, name: string): boolean {
  const acls = (at(user, 'spec.authorization.acls') ?? []) as JsonObject[];
  return acls.some((acl) => {
    const rule = acl.resource as { type: string; name: string; patternType: string };
    const isMeant = rule.patternType === 'prefix' ? name.startsWith(rule.name) : name === rule.name;
    return rule.type === type && isMeant && (acl.operations as string[]).includes(operation);
  });
}

describe.each(['', 'shop.'])('in a Kafka of Strimzi, with the prefix "%s"', (prefix) => {
  const objects = objectsWith(prefix);
  const userOf = (name: string) => called(objects, 'KafkaUser', `vitrine-${name}`);

  it.each([
    ['processing', 'Read', 'group', 'processing'],
    ['processing', 'Read', 'group', `processing-catalogue-${UUID}`],
    ['processing', 'Write', 'transactionalId', 'processing-11-a'],
    ['processing', 'Write', 'transactionalId', 'processing-catalog-0-b'],
    ['processing', 'Read', 'topic', 'sales.raw.v1'],
    ['processing', 'Write', 'topic', 'sales.raw.v1'],
    ['processing', 'Read', 'topic', 'catalog.raw.v1'],
    ['processing', 'Describe', 'topic', 'sales.rejected.v1'],
    ['api', 'Read', 'group', `api-stream-${UUID}`],
    ['api', 'Read', 'topic', 'sales.accepted.v1'],
    ['api', 'Describe', 'group', 'processing'],
    ['api', 'Describe', 'topic', 'sales.raw.v1'],
    ['api', 'Describe', 'topic', 'catalog.raw.v1'],
  ])('lets %s %s the %s %s', (user, operation, type, name) => {
    expect(allows(userOf(user), operation, type, `${prefix}${name}`)).toBe(true);
  });

  it.each([
    ['processing', 'Read', 'group', `${prefix}api-stream-${UUID}`],
    ['processing', 'Read', 'topic', `${prefix}sales.accepted.v1`],
    ['processing', 'Read', 'group', `other.processing`],
    ['processing', 'Write', 'transactionalId', 'other.processing-0-a'],
    ['api', 'Read', 'group', `${prefix}processing`],
    ['api', 'Read', 'topic', `${prefix}sales.raw.v1`],
    ['api', 'Write', 'topic', `${prefix}sales.accepted.v1`],
    ['migrate', 'Describe', 'topic', `${prefix}sales.raw.v1`],
  ])('does not let %s %s the %s %s', (user, operation, type, name) => {
    expect(userOf(user)).toBeDefined();
    expect(allows(userOf(user), operation, type, name)).toBe(false);
  });

  it('scales processing by the group that processing joins', () => {
    expect(at(called(objects, 'ScaledObject', 'vitrine-processing'), 'spec.triggers.0.metadata')).toMatchObject({
      consumerGroup: `${prefix}processing`,
      topic: `${prefix}sales.raw.v1`,
    });
  });
});

/** One line for the resources of a kind with which a program may do the same. */
function rowsOf(program: string, rights: readonly KafkaRight[]): string[] {
  const names = new Map<string, string[]>();
  for (const { type, name, pattern, operations } of rights) {
    const row = [type, operations.join(', ')].join('|');
    names.set(row, [...(names.get(row) ?? []), `\`${name}${pattern === 'prefix' ? '*' : ''}\``]);
  }
  return [...names].map(([row, of]) => {
    const [type, operations] = row.split('|');
    return `| ${program} | ${type} | ${of.join(', ')} | ${operations} |`;
  });
}

it('has the rights that any other Kafka must give written down for operators', () => {
  const text = readFileSync(new URL('../../docs/operations.md', import.meta.url), 'utf8');
  const section = text.slice(text.indexOf('## Rights in Kafka')).split('\n## ')[0] ?? '';
  const written = section.split('\n').filter((line) => line.startsWith('|'));
  expect(written.slice(2)).toEqual(
    Object.entries(kafkaUses).flatMap(([program, use]) => rowsOf(program, kafkaRightsOf(use))),
  );
});
