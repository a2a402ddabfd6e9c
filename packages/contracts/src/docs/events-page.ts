import { errorCodes } from '../errors/error-codes.js';
import { csvColumns } from '../files/csv-columns.js';
import { errorText } from '../messages/error-text.js';
import { expectedTexts } from '../messages/expected.js';
import { valueKinds } from '../primitives.js';
import { type TopicSpec, topicSpecs } from '../topics.js';
import { type EventSpec, eventSpecs } from './event-specs.js';
import { fieldRows } from './field-rows.js';
import { jsonSchemaOf } from './json-schemas.js';

const DAY_MS = 86_400_000;

/** `docs/events.md`: what a producer must know, written from the schemas. */
export function eventsPage(): string {
  return `${[INTRODUCTION, topicTable(), typeSection(), ...eventSpecs.map(eventSection), CLOUD_EVENTS, csvSection(), errorSection()].join('\n\n')}\n`;
}

const INTRODUCTION = `# Events

<!-- Generated from packages/contracts by \`npm run generate -w @vitrine/contracts\`. Edit the schemas, not this page. -->

Every message is one JSON object in UTF-8 (a byte order mark before it does no harm), at most 1 MB. **Money and quantities are texts** with a decimal point, never
JSON numbers: money has at most 4 places, a quantity at most 3. Fields that are not listed are kept in the raw topic and
ignored later. A field without a value is left out; \`null\` is refused. Moments are RFC 3339 with a capital \`T\` and \`Z\`; its lower case letters and its second 60 are refused. An additive change stays in v1, a breaking one is a new topic.

Check a file before sending it: \`npm run validate -- tickets.ndjson\` (also .json, .csv, .gz) explains every bad row in
English or Portuguese. JSON Schemas (2020-12) and an AsyncAPI 3 document are in \`packages/contracts/generated/\`.

How to push a ticket and read what was refused, with kcat, Kafka's own scripts or kafkajs, to copy and paste: [in English](guides/producers.md),
[em português](guides/produtores.md).

Sending a message again is always safe: within a store the same eventId, or the same ticket and revision with the same content,
is recognised as a duplicate; a \`soldAt\` of the same moment with another offset is other content. **An eventId names one message of one store**: two stores may both count from one, two tills of a store
may not, unless CloudEvents puts their source before the number ([why](decisions/0010-an-event-id-is-its-stores.md)). Topics use the broker's time stamp, so an old sale may be sent at any time.`;

function topicTable(): string {
  const rows = eventSpecs.map((spec) => {
    const topic = topicSpecs.find(({ name }) => name === spec.topic);
    return [
      `[\`${spec.topic}\`](#${spec.topic.replaceAll('.', '')})`,
      spec.key.includes(':') ? `\`${spec.key}\`` : spec.key,
      spec.title,
      spec.writers,
      topic === undefined ? '' : keptFor(topic),
    ];
  });
  return table(['topic', 'key', 'message', 'written by', 'kept'], rows);
}

/** Of a compacted topic the newest message of each key stays; an age beside it is a limit to that too. */
function keptFor({ cleanup, retentionMs }: TopicSpec): string {
  const age = retentionMs < 0 ? [] : [`${retentionMs / DAY_MS} days`];
  const kept = cleanup === 'compact' ? ['compacted', ...age] : age;
  return kept.join(', ') || 'without limit';
}

function typeSection(): string {
  const rows = valueKinds.filter((kind) => kind !== 'text').map((kind) => [kind, expectedTexts.en[kind]]);
  return ['## Types', table(['type', 'what'], rows)].join('\n\n');
}

function eventSection(spec: EventSpec): string {
  const rows = fieldRows(jsonSchemaOf(spec.schema)).map((row) => [
    `\`${row.field}\``,
    row.type,
    row.required ? 'yes' : '',
    row.note,
  ]);
  const what =
    spec.describes === 'headers'
      ? 'The value is the original message, byte for byte, unless `vitrine-truncated` says that it had to be shortened. Its own headers stay beside ours, the first 64 of them:'
      : `Key: \`${spec.key}\`.`;
  return [
    `## ${spec.topic}`,
    spec.summary,
    what,
    table([spec.describes === 'headers' ? 'header' : 'field', 'type', 'required', 'note'], rows),
    `\`\`\`json\n${JSON.stringify(spec.example, null, 2)}\n\`\`\``,
  ].join('\n\n');
}

const CLOUD_EVENTS = `## CloudEvents

Both modes of the Kafka binding of CloudEvents 1.0 are understood. **Binary**: headers \`ce_specversion\` (1.0), \`ce_id\`,
\`ce_source\`, \`ce_type\`, \`ce_time\` and \`content-type: application/json\`, the ticket as value. **Structured**: \`content-type:
application/cloudevents+json\` and the ticket under \`data\`, or as JSON in \`data_base64\`. \`ce_source#ce_id\` becomes eventId when the ticket
has none; a ticket's own eventId rules. Without such headers the value is taken as it is: an envelope is then refused as \`unopened_envelope\`.
Of a message's headers the first 64 are read; put those of CloudEvents before your own.`;

function csvSection(): string {
  const rows = csvColumns.map((column) => [
    `\`${column.name}\``,
    column.on === 'ticket' ? 'ticket (same on each of its rows)' : 'line',
    column.required ? 'yes' : '',
    column.note,
  ]);
  return [
    '## CSV for `npm run validate`',
    'One row per ticket line, a header with these names in any order, comma, semicolon or tab between cells, an empty cell for an absent field. Rows of one ticket need not be neighbours.',
    table(['column', 'belongs to', 'required', 'note'], rows),
  ].join('\n\n');
}

function errorSection(): string {
  const rows = errorCodes.map((code) => [`\`${code}\``, errorText(code, 'en'), errorText(code, 'pt-BR')]);
  return [
    '## Error codes',
    'A closed list. Every refused message carries one of them, the JSON pointer of the field and this sentence.',
    table(['code', 'how to fix it', 'como corrigir'], rows),
  ].join('\n\n');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}
