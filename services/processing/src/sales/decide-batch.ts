import type { Batch } from '@vitrine/bus';
import {
  acceptedOf,
  type Clock,
  type Ended,
  type Outcome,
  type TenantDirectory,
  type TenantEntry,
} from '@vitrine/consumer';
import type { Ticket } from '@vitrine/contracts';
import { traceHeaders } from '@vitrine/tracing';
import { cancelRow, type SaleLineRow } from '@vitrine/warehouse';
import type { KafkaMessage } from 'kafkajs';
import type { TicketRows } from '../accepted/accepted-event.js';
import { strangerName } from '../tenants/stranger-name.js';
import type { BatchMemory } from './batch-memory.js';
import type { EarlierTries, EarlierTry } from './earlier-try.js';
import type { KnownTickets } from './known-tickets.js';
import { prepareSale, readTicket, recordSale } from './pipeline.js';
import type { CatalogueView } from './steps/resolve-catalogue.js';
import type { Sale } from './steps/sale.js';

/** A sale that counts, with the rows by which it does. */
export interface AcceptedSale extends TicketRows {
  readonly sale: Sale;
}

/** What became of a whole batch: one outcome per message, in order, and what it writes. */
export interface Decision {
  readonly outcomes: readonly Outcome<Sale>[];
  /** Signed rows: new ones and those that take old ones back. */
  readonly rows: readonly SaleLineRow[];
  readonly accepted: readonly AcceptedSale[];
  /** Tenants that messages name and that do not exist: a repeated batch must not know them either. */
  readonly unknownTenants: readonly string[];
  readonly earlier: EarlierTry;
}

export interface Deciders {
  readonly tenants: TenantDirectory;
  readonly known: KnownTickets;
  readonly earlier: EarlierTries;
  readonly catalogue: CatalogueView;
  readonly clock: Clock;
}

/** Judges a batch: each message alone, then all in order against what is known. Asks Postgres and ClickHouse, and writes nothing. */
export async function decideBatch(batch: Batch, partitions: number, deciders: Deciders): Promise<Decision> {
  const { messages, partition } = batch;
  const tickets = messages.map((message) => readTicket(message, { key: message.key, partition, partitions }));
  const named = tenantsOf(tickets);
  await batch.retry('tenants', () => deciders.tenants.load(named));
  const earlier = await deciders.earlier.of(batch);
  const tenantOf = (id: string) => (earlier.wasUnknown(id) ? undefined : deciders.tenants.get(id));
  const sales = tickets.map((ticket, index) => prepare(ticket, messages[index] as KafkaMessage, tenantOf, earlier));
  // Read in the same moment as for the sales: during the waits below, another partition may learn of a tenant.
  const unknownTenants = [...named].filter((id) => tenantOf(id) === undefined).map(strangerName);
  // Only a range that was journalled before can have been written before, and only as of that moment. Rows that the same offsets made
  // before a reset are no try of this batch.
  const { isRepeated, range, formedAtMs } = batch;
  const own = isRepeated ? { partition, fromOffset: range.first, formedAtMs } : undefined;
  const memory = await batch.retry('known tickets', () => deciders.known.recall(partition, acceptedOf(sales), own));
  return { ...decideInOrder(sales, batch, memory, earlier, deciders), unknownTenants, earlier };
}

function prepare(
  ticket: Outcome<Ticket>,
  message: KafkaMessage,
  tenantOf: (id: string) => TenantEntry | undefined,
  earlier: EarlierTry,
): Outcome<Sale> {
  if (ticket.kind !== 'accepted') return ticket;
  // A message with rows was plausible when it was written, perhaps by an older version with other rules.
  const isBelieved = earlier.rowsOf(Number(message.offset), 1) !== undefined;
  // The broker's clock, not ours: the same message must be judged the same way when it comes again.
  const brokerMs = isBelieved ? undefined : Number(message.timestamp);
  return prepareSale(ticket.value, tenantOf(ticket.value.tenantId), brokerMs);
}

function decideInOrder(
  sales: readonly Outcome<Sale>[],
  batch: Batch,
  memory: BatchMemory,
  earlier: EarlierTry,
  deciders: Deciders,
): Pick<Decision, 'outcomes' | 'rows' | 'accepted'> {
  const rows: SaleLineRow[] = [];
  const accepted: AcceptedSale[] = [];
  // Not the time of day: by this moment every try of the batch tells its rows from others of the same offsets.
  const ingestedAtMs = batch.formedAtMs ?? deciders.clock.nowMs();
  const outcomes = sales.map((prepared, index): Outcome<Sale> => {
    if (prepared.kind !== 'accepted') return prepared;
    const sale = prepared.value;
    const message = batch.messages[index] as KafkaMessage;
    const rawAtMs = Number(message.timestamp);
    const source = { sourcePartition: batch.partition, sourceOffset: Number(message.offset), rawAtMs, ingestedAtMs };
    const recorded = recordSale(sale, memory.known(sale), deciders.catalogue, source);
    if (recorded.kind !== 'accepted') return recorded satisfies Ended;
    const { sourceOffset } = source;
    const taken = earlier.rowsOf(sourceOffset, -1) ?? memory.liveRows(sale).map((row) => cancelRow(row, source));
    const added = earlier.rowsOf(sourceOffset, 1) ?? recorded.value.rows;
    for (const row of taken) rows.push(row);
    for (const row of added) rows.push(row);
    memory.remember(sale, recorded.value.contentHash, added);
    const headers = traceHeaders(message.headers);
    accepted.push({ sale, currency: sale.currency, rows: added, replaced: taken, rawAtMs, headers });
    return prepared;
  });
  return { outcomes, rows, accepted };
}

const tenantsOf = (tickets: readonly Outcome<Ticket>[]): Set<string> =>
  new Set(acceptedOf(tickets).map((ticket) => ticket.tenantId));
