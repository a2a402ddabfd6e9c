import { type CatalogEvent, catalogKeyOf, MAX_TICKET_BYTES, topics } from '@vitrine/contracts';
import { CatalogEntries, type CatalogEntry } from '../assembling/catalog-entries.js';
import type { Row } from '../expression/row.js';
import { cellInheritor, ticketColumns } from '../mapping/inherit-cells.js';
import { surroundings } from '../mapping/lookups.js';
import { catalogEvent, catalogRowMapper, columnsOfFields, subjectOf } from '../mapping/map-catalog-row.js';
import { type Mapped, refuse } from '../mapping/outcome.js';
import type { CatalogRule } from '../profiles/profile-schema.js';
import { catalogColumns } from '../profiles/wanted-columns.js';
import { pickFiles } from '../reading/find-files.js';
import { readRows } from '../reading/read-rows.js';
import { rowSource } from '../sending/row-source.js';
import type { Job } from './job.js';

/** Sends every catalogue entry that the profile's rules find. @returns how many */
export async function importCatalog(job: Job): Promise<number> {
  const { catalog } = job.profile;
  let sent = 0;
  for (const rule of catalog.filter(({ from }) => from === 'file')) {
    sent += await importRules(job, [rule], pickFiles(job.files, rule), rule);
  }
  const ofRows = catalog.filter(({ from }) => from === 'rows');
  if (ofRows.length > 0)
    sent += await importRules(job, ofRows, pickFiles(job.files, job.profile.tickets), job.profile.tickets);
  await job.rejectedEntries.settle(true);
  await job.outbox.flush();
  return sent;
}

/** One pass over the files for all rules that read them. */
async function importRules(
  job: Job,
  rules: readonly CatalogRule[],
  files: readonly string[],
  format: Parameters<typeof formatOnly>[0],
): Promise<number> {
  const gathered = rules.map((rule) => ({
    rule,
    entries: new CatalogEntries(rule.mostFrequent),
    refused: new Set<string>(),
  }));
  let rows = 0;
  let bytes = 0;
  for (const file of files) {
    const isOfRows = rules.some(({ from }) => from === 'rows');
    const ofTickets = isOfRows ? ticketColumns(job.profile.tickets) : [];
    const wanted = [...new Set([...catalogColumns(rules), ...ofTickets])];
    const { columns, batches, readAs } = await readRows(file, {
      ...formatOnly(format),
      wanted,
      onBytes: (count) => (bytes += count),
    });
    job.readAs.set(file, readAs);
    const around = surroundings(columns, job.lookups);
    const readers = gathered.map((rule) => ({
      ...rule,
      read: catalogRowMapper(rule.rule, around),
      subject: subjectOf(rule.rule, around),
      columnOf: columnsOfFields(rule.rule, around),
    }));
    const whole = isOfRows ? cellInheritor(job.profile.tickets, columns) : (row: Row) => row;
    for await (const batch of batches) {
      for (const row of batch.map(whole)) for (const reader of readers) take(job, reader, file, columns, row);
      rows += batch.length;
      job.onProgress(rows, bytes);
      await job.outbox.ready();
    }
  }
  let sent = 0;
  for (const { rule, entries } of gathered)
    for (const entry of entries.values()) sent += send(job, rule.type, entry) ? 1 : 0;
  return sent;
}

interface RuleReader {
  readonly rule: CatalogRule;
  readonly entries: CatalogEntries;
  /** Entries that refused ticket rows name: each is reported once. */
  readonly refused: Set<string>;
  readonly read: ReturnType<typeof catalogRowMapper>;
  readonly subject: ReturnType<typeof subjectOf>;
  readonly columnOf: ReadonlyMap<string, string>;
}

function take(job: Job, reader: RuleReader, file: string, columns: readonly string[], row: Row): void {
  const { rule, entries, read, columnOf } = reader;
  const mapped = read(row);
  if (!mapped.ok) {
    if (rule.from === 'file' || isNewSubject(reader, row))
      job.rejectedEntries.add(file, columns, row, mapped.refusal, topics.catalogRaw);
    return;
  }
  if (mapped.value === null || (rule.from === 'rows' && mapped.value.values.id === undefined)) return;
  entries.add(mapped.value, { file, columns, row, columnOf });
}

/** Thousands of ticket rows may speak of one product; a row that is broken altogether is reported when its ticket is mapped. */
function isNewSubject({ refused, subject }: RuleReader, row: Row): boolean {
  if (row.fault) return false;
  const spokenOf = subject(row);
  if (spokenOf === undefined || refused.has(spokenOf)) return false;
  refused.add(spokenOf);
  return true;
}

function send(job: Job, type: string, { values, origin }: CatalogEntry): boolean {
  const message = messageOf(catalogEvent(job.tenantId, type, values));
  if (message.ok)
    job.outbox.add({
      topic: topics.catalogRaw,
      ...message.value,
      headers: rowSource(origin.file, origin.row.line),
    });
  else {
    const column = origin.columnOf.get(fieldOf(message.refusal.path)) ?? '';
    const { file, columns, row } = origin;
    job.rejectedEntries.add(file, columns, row, { ...message.refusal, column }, topics.catalogRaw);
  }
  return message.ok;
}

/** No broker takes a larger one, and the import would end there. */
function messageOf(event: Mapped<CatalogEvent>): Mapped<{ readonly key: string; readonly value: string }> {
  if (!event.ok) return event;
  const value = JSON.stringify(event.value);
  const isTooLarge = Buffer.byteLength(value) > MAX_TICKET_BYTES;
  return isTooLarge ? refuse('too_large', '', '') : { ok: true, value: { key: catalogKeyOf(event.value), value } };
}

function formatOnly({ format, delimiter, encoding, header, list }: CatalogRule | Job['profile']['tickets']) {
  return { format, delimiter, encoding, header, list };
}

/** Of several values in a cell, such as bar codes, the whole cell is pointed at: `/barcodes/1` lies in `/barcodes`. */
const fieldOf = (pointer: string): string => pointer.split('/').slice(0, 2).join('/');
