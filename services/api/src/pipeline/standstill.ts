import { partitionOf } from '@vitrine/bus';
import { type StreamSnapshot, ticketKeyOf, topics } from '@vitrine/contracts';
import type { Scope } from '@vitrine/domain';
import type { Backlog, PartitionLag } from './backlog.js';

export type Stalled = NonNullable<StreamSnapshot['stalled']>;

/** Whether the numbers that a scope is shown stand still although sales may go on. */
export class Standstill {
  constructor(private readonly backlog: Pick<Backlog, 'lags' | 'blockage' | 'unreachableSince'>) {}

  /** @returns null when all is well, a night without sales included */
  of(scope: Scope, now: number = Date.now()): Stalled | null {
    const lostSince = this.backlog.unreachableSince(now);
    if (lostSince !== undefined) return { since: new Date(lostSince).toISOString(), cause: 'broker' };
    const blockage = this.backlog.blockage(now, this.partitionsOf(scope));
    return blockage === undefined ? null : { ...blockage, since: new Date(blockage.since).toISOString() };
  }

  /** A store's sales are all in one partition; another partition that stands still does not concern it. */
  private partitionsOf({ tenantId, stores }: Scope): (lag: PartitionLag) => boolean {
    const ofSales = ({ topic }: PartitionLag): boolean => topic === topics.salesRaw;
    if (stores === 'all') return ofSales;
    const count = this.backlog.lags.filter(ofSales).length;
    const own = new Set(stores.map((storeId) => partitionOf(ticketKeyOf({ tenantId, storeId }), count)));
    return (lag) => ofSales(lag) && own.has(lag.partition);
  }
}
