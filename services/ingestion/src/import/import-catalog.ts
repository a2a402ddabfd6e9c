import { catalogKeyOf, topics } from '@vitrine/contracts';
import { CatalogEntries, type CatalogEntry } from '../assembling/catalog-entries.js';
import type { Row } from '../expression/row.js';
import { surroundings } from '../mapping/lookups.js';
import { catalogEvent, catalogRowMapper } from '../mapping/map-catalog-row.js';
import type { CatalogRule } from '../profiles/profile-schema.js';
import { expressionsColumns } from '../profiles/wanted-columns.js';
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
  await job.rejected.settle();
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
  const gathered = rules.map((rule) => ({ rule, entries: new CatalogEntries(rule.mostFrequent) }));
  let rows = 0;
  let bytes = 0;
  for (const file of files) {
    const wanted = expressionsColumns(rules.flatMap((rule) => [...Object.values(rule.fields), rule.where ?? "''"]));
    const { columns, batches } = await readRows(file, {
      ...formatOnly(format),
      wanted,
      onBytes: (count) => (bytes += count),
    });
    const around = surroundings(columns, job.lookups);
    const readers = gathered.map(({ rule, entries }) => ({
      rule,
      entries,
      read: catalogRowMapper(rule, columns.length, around),
    }));
    for await (const batch of batches) {
      for (const row of batch) for (const reader of readers) take(job, reader, file, columns, row);
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
  readonly read: ReturnType<typeof catalogRowMapper>;
}

function take(job: Job, { rule, entries, read }: RuleReader, file: string, columns: readonly string[], row: Row): void {
  const mapped = read(row);
  // A bad ticket row is reported once, when its ticket is mapped.
  if (mapped.ok && (mapped.value === null || (rule.from === 'rows' && mapped.value.values.id === undefined))) return;
  if (mapped.ok && mapped.value !== null) entries.add(mapped.value, { file, columns, row });
  else if (!mapped.ok && rule.from === 'file') job.rejected.add(file, columns, row, mapped.refusal, topics.catalogRaw);
}

function send(job: Job, type: string, { values, origin }: CatalogEntry): boolean {
  const event = catalogEvent(job.tenantId, type, values);
  if (event.ok)
    job.outbox.add({
      topic: topics.catalogRaw,
      key: catalogKeyOf(event.value),
      value: JSON.stringify(event.value),
      headers: rowSource(origin.file, origin.row.line),
    });
  else job.rejected.add(origin.file, origin.columns, origin.row, event.refusal, topics.catalogRaw);
  return event.ok;
}

function formatOnly({ format, delimiter, encoding, header }: CatalogRule | Job['profile']['tickets']) {
  return { format, delimiter, encoding, header };
}
