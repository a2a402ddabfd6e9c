import { statSync } from 'node:fs';
import { createKafka, type KafkaEnv } from '@vitrine/bus';
import { topics } from '@vitrine/contracts';
import { createWarehouse, DeadLetters, type Warehouse } from '@vitrine/warehouse';
import type { Kafka } from 'kafkajs';
import { loadLookups } from '../mapping/lookups.js';
import { ImportProblem } from '../messages/import-problem.js';
import type { Language } from '../messages/messages.js';
import type { Profile } from '../profiles/profile-schema.js';
import { filesUnder, pickFiles } from '../reading/find-files.js';
import { KafkaOutbox, type WrittenOffsets } from '../sending/kafka-outbox.js';
import { nowhere, type Outbox } from '../sending/outbox.js';
import { RejectedRows } from '../sending/rejected-rows.js';
import { waitForProcessing } from '../sending/wait-for-processing.js';
import type { ImportArguments } from './arguments.js';
import { importCatalog } from './import-catalog.js';
import { importTickets } from './import-tickets.js';
import type { Job } from './job.js';
import { Outcomes } from './outcomes.js';
import { prepareTenant } from './prepare-tenant.js';
import type { ProgressBar } from './progress-bar.js';
import type { Stack } from './stack.js';
import type { ImportResult } from './summary.js';

/** Nothing moved for this long: processing is not running. */
const PATIENCE_MS = 120_000;

/** A ticket's late parts come as further revisions: a correction of it begins above all of them. */
const REVISIONS_PER_IMPORT = 1_000;

interface Connections {
  readonly kafka: { readonly client: Kafka; readonly env: KafkaEnv; readonly outbox: KafkaOutbox } | null;
  readonly warehouse: Warehouse | null;
}

/** The whole of an import: tenant, catalogue, tickets, and the wait until processing has judged everything. */
export async function runImport(
  profile: Profile,
  args: ImportArguments,
  stack: Stack,
  bar: ProgressBar,
  { say }: Language,
): Promise<ImportResult> {
  const startedMs = Date.now();
  const files = filesUnder(args.paths);
  const tenantId = args.tenant ?? (args.createTenant || args.dryRun ? profile.name : stack.tenantId);
  if (tenantId === null) throw new ImportProblem('whichTenant');
  const currency = args.currency ?? profile.currency;
  const connections = await connect(args, stack);
  try {
    const wish = { id: tenantId, currency, timeZone: profile.timeZone, create: args.createTenant };
    const login = args.dryRun ? null : await prepareTenant(stack, wish);
    // Shown at once, because it is shown only once and somebody may stop the import.
    if (login !== null) bar.tell(say('login', { ...login }));
    const outbox: Outbox = connections.kafka?.outbox ?? nowhere;
    const letters = connections.warehouse && new DeadLetters(connections.warehouse);
    const totalBytes = pickFiles(files, profile.tickets).reduce((sum, file) => sum + statSync(file).size, 0);
    const readAs: Job['readAs'] = new Map();
    const job: Job = {
      profile,
      tenantId,
      currency,
      files,
      lookups: await loadLookups(profile, files),
      readAs,
      outbox,
      rejected: new RejectedRows(tenantId, outbox, letters, Date.now),
      rejectedEntries: new RejectedRows(tenantId, outbox, letters, Date.now),
      firstRevision: args.correction * REVISIONS_PER_IMPORT,
      nowMs: startedMs,
      onProgress: (rows, bytes) => bar.update(rows, Math.min(1, bytes / Math.max(1, totalBytes))),
    };
    const ofEntries = connections.warehouse && new Outcomes(connections.warehouse, tenantId, topics.catalogRaw);
    await ofEntries?.start();
    const catalogEntries = args.noCatalog ? 0 : await importCatalog(job);
    const isCatalogIn = await caughtUp(connections, args, [topics.catalogRaw], (behind) =>
      bar.note(say('waitingForCatalog', { behind })),
    );
    const isEntriesJudged = isCatalogIn && !args.noWait && catalogEntries > 0;
    const entriesOutcome = ofEntries && isEntriesJudged ? await ofEntries.read(catalogEntries) : null;
    const outcomes = connections.warehouse && new Outcomes(connections.warehouse, tenantId, topics.salesRaw);
    await outcomes?.start();
    bar.restart();
    const sendingMs = Date.now();
    const sent = await importTickets(job);
    const sendingSeconds = (Date.now() - sendingMs) / 1000;
    const areTicketsIn = await caughtUp(connections, args, [topics.salesRaw], (behind) =>
      bar.note(say('waiting', { behind })),
    );
    const outcome = outcomes && areTicketsIn && !args.noWait ? await outcomes.read(sent.tickets) : null;
    bar.clear();
    const seconds = (Date.now() - startedMs) / 1000;
    const { rejected, rejectedEntries, lookups } = job;
    return {
      profile: profile.name,
      tenantId,
      isDryRun: args.dryRun,
      correction: args.correction,
      readAs,
      sent,
      catalogEntries,
      rejected,
      rejectedEntries,
      lookupNotices: lookups.notices,
      outcome,
      entriesOutcome,
      isCaughtUp: isCatalogIn && areTicketsIn,
      sendingSeconds,
      seconds,
      login,
    };
  } finally {
    await disconnect(connections);
  }
}

async function connect(args: ImportArguments, stack: Stack): Promise<Connections> {
  if (args.dryRun) return { kafka: null, warehouse: null };
  if (stack.kafka === null) throw new ImportProblem('noStack', { home: stack.home });
  const client = createKafka(stack.kafka, 'vitrine-import');
  const outbox = await KafkaOutbox.connect(client, stack.kafka);
  const warehouse = stack.warehouse && createWarehouse(stack.warehouse);
  const connections = { kafka: { client, env: stack.kafka, outbox }, warehouse };
  try {
    await warehouse?.ping();
    return connections;
  } catch (error) {
    await disconnect(connections); // an open line would keep the command from ending
    throw error;
  }
}

async function disconnect({ kafka, warehouse }: Connections): Promise<void> {
  await kafka?.outbox.close();
  await warehouse?.close();
}

async function caughtUp(
  { kafka }: Connections,
  args: ImportArguments,
  names: readonly string[],
  onBehind: (behind: number) => void,
): Promise<boolean> {
  if (kafka === null || args.noWait) return true;
  const written: WrittenOffsets = new Map([...kafka.outbox.written].filter(([topic]) => names.includes(topic)));
  return waitForProcessing(kafka.client, kafka.env, written, { patienceMs: PATIENCE_MS, onBehind });
}
