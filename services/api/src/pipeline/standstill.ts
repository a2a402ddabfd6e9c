import { partitionOf } from '@vitrine/bus';
import { type StreamSnapshot, topics } from '@vitrine/contracts';
import type { Scope } from '@vitrine/domain';
import type { Backlog, PartitionLag } from './backlog.js';

export type Stalled = NonNullable<StreamSnapshot['stalled']>;

/** Whether the numbers that a scope is shown stand still although sales may go on. */
export class Standstill {
  constructor(private readonly backlog: Pick<Backlog, 'lags' | 'stalledSince' | 'unreachableSince'>) {}

  /** @returns null when all is well, a night without sales included */
  of(scope: Scope, now: number = Date.now()): Stalled | null {
    const lostSince = this.backlog.unreachableSince(now);
    if (lostSince !== undefined) return { since: new Date(lostSince).toISOString(), cause: 'broker' };
    const since = this.backlog.stalledSince(now, this.partitionsOf(scope));
    return since === undefined ? null : { since: new Date(since).toISOString(), cause: 'processing' };
  }

  /** A store's sales are all in one partition; another one that stands still is none of its concern. */
  private partitionsOf({ tenantId, stores }: Scope): (lag: PartitionLag) => boolean {
    const ofSales = ({ topic }: PartitionLag): boolean => topic === topics.salesRaw;
    if (stores === 'all') return ofSales;
    const count = this.backlog.lags.filter(ofSales).length;
    const own = new Set(stores.map((storeId) => partitionOf(`${tenantId}:${storeId}`, count)));
    return (lag) => ofSales(lag) && own.has(lag.partition);
  }
}
