import { type TopicSpec, topicSpecs } from '../topics.js';
import { type EventSpec, eventSpecs } from './event-specs.js';
import { type JsonSchema, jsonSchemaOf } from './json-schemas.js';

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json | undefined };
type JsonObject = { readonly [name: string]: Json | undefined };

/** The topics as an AsyncAPI 3.0 document, from Vitrine's point of view: it receives raw events and sends the others. */
export function asyncApiDocument(): JsonObject {
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Vitrine events',
      version: '1.0.0',
      description: 'Tickets and catalogue in, accepted and rejected tickets out. Topic names take an optional prefix.',
      license: { name: 'Apache-2.0' },
    },
    defaultContentType: 'application/json',
    channels: Object.fromEntries(eventSpecs.map((spec) => [channelId(spec), channelOf(spec)])),
    operations: Object.fromEntries(eventSpecs.map((spec) => [operationId(spec), operationOf(spec)])),
    components: {
      messages: Object.fromEntries(eventSpecs.map((spec) => [spec.name, messageOf(spec)])),
      schemas: Object.assign({}, ...eventSpecs.map((spec) => definitionsOf(jsonSchemaOf(spec.schema)))),
    },
  };
}

const channelId = (spec: EventSpec) => spec.topic.replaceAll('.', '-');
const operationId = (spec: EventSpec) => `${spec.action}-${channelId(spec)}`;

function channelOf(spec: EventSpec): JsonObject {
  const topic = topicSpecs.find((candidate) => candidate.name === spec.topic);
  return {
    address: spec.topic,
    title: spec.title,
    description: spec.summary,
    messages: { [spec.name]: { $ref: `#/components/messages/${spec.name}` } },
    ...(topic && { bindings: { kafka: kafkaBinding(topic) } }),
  };
}

function kafkaBinding(topic: TopicSpec): JsonObject {
  return {
    topic: topic.name,
    partitions: topic.partitions,
    topicConfiguration: {
      'cleanup.policy': [topic.cleanup],
      'retention.ms': topic.retentionMs,
      'max.message.bytes': topic.maxMessageBytes,
    },
    bindingVersion: '0.5.0',
  };
}

function operationOf(spec: EventSpec): JsonObject {
  return {
    action: spec.action,
    channel: { $ref: `#/channels/${channelId(spec)}` },
    summary: `${spec.title}, written by ${spec.writers}`,
    messages: [{ $ref: `#/channels/${channelId(spec)}/messages/${spec.name}` }],
  };
}

function messageOf(spec: EventSpec): JsonObject {
  const described = rootOf(jsonSchemaOf(spec.schema));
  const onHeaders = spec.describes === 'headers';
  return {
    name: spec.name,
    title: spec.title,
    summary: spec.summary,
    contentType: onHeaders ? 'application/octet-stream' : 'application/json',
    ...(onHeaders ? { headers: described } : { payload: described }),
    bindings: { kafka: { key: { type: 'string', description: spec.key }, bindingVersion: '0.5.0' } },
    examples: [{ [onHeaders ? 'headers' : 'payload']: spec.example as Json }],
  };
}

/** The schema without its definitions, which live under components. */
function rootOf(schema: JsonSchema): JsonObject {
  const { $defs: _defs, $schema: _dialect, ...root } = schema;
  return withComponentRefs(root);
}

function definitionsOf(schema: JsonSchema): JsonObject {
  return withComponentRefs(schema.$defs ?? {});
}

/** The same JSON with references into components. Keywords used are common to draft 7, AsyncAPI's own dialect. */
function withComponentRefs(value: unknown): JsonObject {
  const text = JSON.stringify(value).replaceAll('"#/$defs/', '"#/components/schemas/');
  return JSON.parse(text) as JsonObject;
}
