import { type ReadAs, topics } from '@vitrine/contracts';
import { type LookupNotice, loadLookups } from '../mapping/lookups.js';
import type { Profile } from '../profiles/profile-schema.js';
import { filesUnder } from '../reading/find-files.js';
import type { Outbox, OutgoingMessage } from '../sending/outbox.js';
import { RejectedRows } from '../sending/rejected-rows.js';
import { importCatalog } from './import-catalog.js';
import { importTickets, type SentTickets } from './import-tickets.js';

export interface MemoryImport {
  readonly sent: SentTickets;
  readonly rejected: RejectedRows;
  readonly rejectedEntries: RejectedRows;
  readonly tickets: OutgoingMessage[];
  readonly catalog: OutgoingMessage[];
  readonly letters: OutgoingMessage[];
  readonly lookupNotices: readonly LookupNotice[];
}

/** An import whose messages stay in memory, in the order in which they were sent. */
export async function importIntoMemory(
  profile: Profile,
  paths: readonly string[],
  tenantId = 'shop',
  firstRevision = 0,
): Promise<MemoryImport> {
  const messages: OutgoingMessage[] = [];
  const outbox: Outbox = {
    add: (message) => messages.push(message),
    ready: () => Promise.resolve(),
    flush: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
  const files = filesUnder(paths);
  const rejected = new RejectedRows(tenantId, outbox, null, () => 0);
  const rejectedEntries = new RejectedRows(tenantId, outbox, null, () => 0);
  const readAs = new Map<string, ReadAs>();
  const lookups = await loadLookups(profile, files);
  const job = {
    profile,
    tenantId,
    currency: profile.currency,
    files,
    lookups,
    readAs,
    outbox,
    rejected,
    rejectedEntries,
    firstRevision,
    nowMs: Date.UTC(2026, 10, 20),
    onProgress: () => undefined,
  };
  await importCatalog(job);
  const sent = await importTickets(job);
  const of = (topic: string) => messages.filter((message) => message.topic === topic);
  return {
    sent,
    rejected,
    rejectedEntries,
    tickets: of(topics.salesRaw),
    catalog: of(topics.catalogRaw),
    letters: of(topics.salesRejected),
    lookupNotices: lookups.notices,
  };
}
