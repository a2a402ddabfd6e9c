import type { AlertRaised } from '@vitrine/contracts';
import type { AlertRecord, Store } from '@vitrine/store';
import type { Audiences } from '../audience/audiences.js';
import { BatchMemory } from './batch-memory.js';
import { decide } from './decide.js';
import { readKnown } from './read-known.js';

/** What one transaction writes: a burst is cut, so that its first messages go out while the rest is decided. */
const CHANGES_AT_ONCE = 200;

/** Records what the stream says of alerts, with who is told and by which messages. Repeating it changes nothing. */
export class Router {
  constructor(
    private readonly store: Pick<Store, 'alerts' | 'alertsBefore' | 'notificationSettings' | 'tenants'>,
    private readonly audiences: Audiences,
    private readonly now: () => number,
  ) {}

  /**
   * @param changes in the order of the stream
   * @param onRecorded messages are waiting to be sent
   */
  async route(changes: readonly AlertRaised[], onRecorded: () => void): Promise<AlertRecord[]> {
    const living = await this.ofLivingTenants(changes);
    const routed: AlertRecord[] = [];
    for (let from = 0; from < living.length; from += CHANGES_AT_ONCE) {
      routed.push(...(await this.routeSome(living.slice(from, from + CHANGES_AT_ONCE))));
      onRecorded();
    }
    return routed;
  }

  private async routeSome(changes: readonly AlertRaised[]): Promise<AlertRecord[]> {
    const nowMs = this.now();
    const known = await readKnown(changes, this.store, this.audiences, nowMs);
    const records = decide(changes, new BatchMemory(known), nowMs);
    await this.store.alerts.record(records);
    return records;
  }

  /** Nobody is told of a tenant that is gone. */
  private async ofLivingTenants(changes: readonly AlertRaised[]): Promise<AlertRaised[]> {
    const living = await this.store.tenants.among([...new Set(changes.map(({ tenantId }) => tenantId))]);
    return changes.filter(({ tenantId }) => living.has(tenantId));
  }
}
