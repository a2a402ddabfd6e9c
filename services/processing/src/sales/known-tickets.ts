import { partitionOf } from '@vitrine/bus';
import { ticketKeyOf } from '@vitrine/contracts';
import {
  eventKeyHash,
  type OwnTry,
  type SaleLines,
  type TicketHead,
  type TicketHeads,
  ticketKeyHash,
} from '@vitrine/warehouse';
import { BatchMemory } from './batch-memory.js';
import { SeenFilter } from './seen-filter.js';
import type { Sale } from './steps/sale.js';

/** A ticket is known and its lines are not: a replica is behind. A correction that takes nothing back would count it twice. */
export class LinesNotThere extends Error {
  override readonly name = 'LinesNotThere';
  readonly retryable = true;
  constructor() {
    super('ClickHouse knows a ticket that is to be corrected, but not its lines. Is a replica behind?');
  }
}

/** Which tickets and events one partition has seen: a filter in memory, the warehouse where the filter suspects something. */
export class KnownTickets {
  private readonly filters = new Map<number, SeenFilter>();

  constructor(
    private readonly heads: TicketHeads,
    private readonly lines: SaleLines,
  ) {}

  /** Fills the filter with everything the warehouse holds of the stores that live on this partition. */
  async rebuild(partition: number, partitions: number): Promise<void> {
    const filter = new SeenFilter();
    const stores = await this.heads.stores();
    for (const { tenantId, storeId } of stores) {
      if (partitionOf(ticketKeyOf({ tenantId, storeId }), partitions) !== partition) continue;
      for await (const page of this.heads.hashesOf({ tenantId, storeId }))
        for (const hash of page) filter.add(tenantId, storeId, hash);
    }
    this.filters.set(partition, filter);
  }

  forget(partition: number): void {
    this.filters.delete(partition);
  }

  /** What the warehouse knows of these sales; `own` leaves out our earlier try of the same batch, if there was one. */
  async recall(partition: number, sales: readonly Sale[], own: OwnTry | undefined): Promise<BatchMemory> {
    const filter = this.filters.get(partition);
    const suspects = filter ? sales.filter((sale) => isSuspect(filter, sale)) : sales;
    if (suspects.length === 0) return new BatchMemory([], []);
    const heads = await this.heads.find(suspects, own);
    const places = correctedPlaces(suspects, heads);
    const rows = places.length === 0 ? [] : await this.lines.linesOfTickets(places, own);
    const found = new Set(rows.map(keyOf));
    if (places.some((place) => !found.has(keyOf(place)))) throw new LinesNotThere();
    return new BatchMemory(heads, rows);
  }

  remember(partition: number, sales: readonly Pick<Sale, 'tenantId' | 'storeId' | 'ticketId' | 'eventId'>[]): void {
    const filter = this.filters.get(partition);
    for (const { tenantId, storeId, ticketId, eventId } of sales) {
      filter?.add(tenantId, storeId, ticketKeyHash(ticketId));
      filter?.add(tenantId, storeId, eventKeyHash(eventId));
    }
  }
}

const isSuspect = (filter: SeenFilter, { tenantId, storeId, ticketId, eventId }: Sale): boolean =>
  filter.has(tenantId, storeId, ticketKeyHash(ticketId)) || filter.has(tenantId, storeId, eventKeyHash(eventId));

/** The newest stored revision of every ticket of which a higher one has come: only their rows are fetched. */
function correctedPlaces(sales: readonly Sale[], heads: readonly TicketHead[]): TicketHead[] {
  const newest = new Map<string, TicketHead>();
  for (const head of heads) {
    const key = keyOf(head);
    if ((newest.get(key)?.revision ?? -1) < head.revision) newest.set(key, head);
  }
  const corrected = new Set(
    sales.filter((sale) => sale.revision > (newest.get(keyOf(sale))?.revision ?? sale.revision)).map(keyOf),
  );
  return [...newest].filter(([key]) => corrected.has(key)).map(([, head]) => head);
}

const keyOf = ({ tenantId, storeId, ticketId }: Pick<Sale, 'tenantId' | 'storeId' | 'ticketId'>): string =>
  `${tenantId}\n${storeId}\n${ticketId}`;
