import type { AlertRaised } from '@vitrine/contracts';
import type { AlertRecord, Store } from '@vitrine/store';
import type { Audiences } from '../audience/audiences.js';
import { isLate } from '../late.js';
import { Replay } from '../replay/replay.js';
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
    private readonly replay: Pick<Replay, 'isOf'> = new Replay(),
  ) {}

  /**
   * @param changes in the order of the stream
   * @param onRecorded messages are waiting to be sent
   */
  async route(changes: readonly AlertRaised[], onRecorded: () => void): Promise<AlertRecord[]> {
    const living = await this.ofLivingTenants(changes);
    const routed: AlertRecord[] = [];
    const ofReplay = living.filter(({ tenantId }) => this.replay.isOf(tenantId));
    const others = living.filter(({ tenantId }) => !this.replay.isOf(tenantId));
    for (let from = 0; from < others.length; from += CHANGES_AT_ONCE) {
      routed.push(...(await this.routeSome(others.slice(from, from + CHANGES_AT_ONCE))));
      onRecorded();
    }
    for (const change of ofReplay) {
      routed.push(await this.routeReplayed(change));
      onRecorded();
    }
    return routed;
  }

  private async routeSome(changes: readonly AlertRaised[]): Promise<AlertRecord[]> {
    const nowMs = this.now();
    // It may have lain here for longer than before: nobody read it.
    const known = changes.map((change) => ({ ...change, isLate: change.isLate || isLate(change, nowMs) }));
    const records = await this.decided(known, nowMs);
    await this.store.alerts.record(records);
    return records;
  }

  /** Told at the moment of its event, by the quiet hours and the budget of then. Nobody is reminded: no hours go by in a replay. */
  private async routeReplayed(change: AlertRaised): Promise<AlertRecord> {
    const [decided] = await this.decided([change], change.atMs);
    const record = { ...(decided as AlertRecord), nextLookAt: null };
    await this.store.alerts.record([record]);
    return record;
  }

  private async decided(changes: readonly AlertRaised[], nowMs: number): Promise<AlertRecord[]> {
    return decide(changes, new BatchMemory(await readKnown(changes, this.store, this.audiences, nowMs)), nowMs);
  }

  /** Nobody is told of a tenant that is gone. */
  private async ofLivingTenants(changes: readonly AlertRaised[]): Promise<AlertRaised[]> {
    const living = await this.store.tenants.among([...new Set(changes.map(({ tenantId }) => tenantId))]);
    return changes.filter(({ tenantId }) => living.has(tenantId));
  }
}
