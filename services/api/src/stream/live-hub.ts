import { randomInt } from 'node:crypto';
import { formatOffsetVector } from '@vitrine/contracts';
import { type Scope, scopeKey, storeDateOf } from '@vitrine/domain';
import type { Logger } from '@vitrine/platform';
import type { Tenant } from '@vitrine/store';
import { inSpan, originOf, type TraceContext } from '@vitrine/tracing';
import type { AcceptedEvent } from '../accepted/accepted-event.js';
import type { AcceptedFeed, FeedListener } from '../accepted/accepted-feed.js';
import type { Standstill } from '../pipeline/standstill.js';
import { Channel, type Listener } from './channel.js';
import type { Freshness, LiveDay, TenantDay } from './live-day.js';
import { isSnapshotId, snapshotId } from './snapshot-ids.js';

/** At most one snapshot per tenant and scope in this time. */
const PACE_MS = 1_000;
/** Their ids travel in the URL of the question. */
const SELLERS_A_READ = 100;
/** When listeners of a stopping process come back: after this, and up to so much later. */
const COME_BACK_MS = 500;
const COME_BACK_SPREAD_MS = 3_000;

interface LiveTenant {
  tenant: Tenant;
  channels: Map<string, Channel>;
  lastReadAt: number;
  timer: NodeJS.Timeout | undefined;
  /** Of the sales that the next push tells of; empty while tracing is off. */
  traces: TraceContext[];
  /** The last read of all stores and its event id, while no sale has come since. */
  latest: { day: TenantDay; id: string } | undefined;
}

/**
 * Who listens to what. An accepted sale marks the channels that may see it. At most once a second the hub reads the tenant's day, and once
 * more for the sellers who see only their own. It cuts the day to each marked scope and sends the same bytes to all its listeners.
 */
export class LiveHub implements FeedListener {
  private readonly tenants = new Map<string, LiveTenant>();

  constructor(
    private readonly day: LiveDay,
    private readonly feed: Pick<AcceptedFeed, 'position'>,
    private readonly standstill: Pick<Standstill, 'of'>,
    private readonly logger: Logger,
  ) {}

  /** Adds a listener and gives it the day so far, unless it says (by Last-Event-ID) that it has exactly that. */
  join(tenant: Tenant, scope: Scope, listener: Listener, lastEventId: string | undefined): () => void {
    const live = this.tenants.get(tenant.id) ?? {
      tenant,
      channels: new Map(),
      lastReadAt: 0,
      timer: undefined,
      traces: [],
      latest: undefined,
    };
    this.tenants.set(tenant.id, live);
    live.tenant = tenant;
    const channel = live.channels.get(scopeKey(scope)) ?? new Channel(scope);
    live.channels.set(scopeKey(scope), channel);
    channel.listeners.add(listener);
    this.welcome(live, channel, listener, lastEventId);
    return () => this.leave(live, channel, listener);
  }

  onAccepted(event: AcceptedEvent): void {
    const live = this.tenants.get(event.tenantId);
    if (live === undefined) return;
    live.latest = undefined;
    const seeing = [...live.channels.values()].filter((channel) => channel.note(event));
    if (event.trace && seeing.length > 0) live.traces.push(event.trace);
    for (const channel of seeing) this.mark(live, channel);
  }

  onGap(): void {
    for (const live of this.tenants.values()) {
      live.latest = undefined;
      for (const channel of live.channels.values()) this.mark(live, channel);
    }
  }

  /** A new business day begins without a sale: its first snapshot is an empty day. */
  refreshAtMidnight(now: Date = new Date()): void {
    for (const live of this.tenants.values()) {
      const today = storeDateOf(now, live.tenant.timeZone).soldOn;
      for (const channel of live.channels.values()) if (channel.businessDate !== today) this.mark(live, channel);
    }
  }

  /** The numbers stay; their completeness may change without any sale. */
  tellStandstills(): void {
    for (const live of this.tenants.values())
      for (const channel of live.channels.values()) channel.tell(this.standstill.of(channel.scope));
  }

  closeSession(sessionId: string): void {
    for (const listener of this.listeners()) if (listener.sessionId === sessionId) listener.connection.end();
  }

  /** How many streams this caller has open here. */
  openStreamsOf(callerId: string): number {
    return this.listeners().filter((listener) => listener.callerId === callerId).length;
  }

  listeners(): Listener[] {
    return [...this.tenants.values()].flatMap((live) =>
      [...live.channels.values()].flatMap((channel) => [...channel.listeners]),
    );
  }

  /** The process stops: every listener is sent elsewhere, not all in the same instant. */
  close(): void {
    for (const live of this.tenants.values()) clearTimeout(live.timer);
    for (const { connection } of this.listeners()) connection.dismiss(COME_BACK_MS + randomInt(COME_BACK_SPREAD_MS));
  }

  /**
   * A client that returns with the id of the current snapshot has it already. One with another id may have seen more than this pod has: it
   * gets a fresh read, never an older picture.
   */
  private welcome(live: LiveTenant, channel: Channel, listener: Listener, lastEventId: string | undefined): void {
    const isKnownId = lastEventId !== undefined && isSnapshotId(lastEventId);
    if (isKnownId && channel.isCurrent(lastEventId)) return;
    if (!isKnownId && channel.greet(listener)) return;
    if (!isKnownId && live.latest !== undefined && channel.scope.sellerId === undefined) {
      this.publish(channel, live.latest.day, live.latest.id, channel.freshness);
      return;
    }
    this.mark(live, channel);
  }

  private leave(live: LiveTenant, channel: Channel, listener: Listener): void {
    channel.listeners.delete(listener);
    if (channel.listeners.size === 0) live.channels.delete(scopeKey(channel.scope));
    if (live.channels.size > 0) return;
    clearTimeout(live.timer);
    this.tenants.delete(live.tenant.id);
  }

  private mark(live: LiveTenant, channel: Channel): void {
    channel.isStale = true;
    live.timer ??= setTimeout(() => void this.push(live), Math.max(0, live.lastReadAt + PACE_MS - Date.now()));
  }

  /** The push of one ticket goes on in its trace; that of several links their traces. */
  private push(live: LiveTenant): Promise<void> {
    const origin = originOf(live.traces);
    live.traces = [];
    return inSpan({ name: 'push live day', kind: 'producer', origin }, () => this.refresh(live));
  }

  /** Those of all stores first: one read, and most listeners. */
  private async refresh(live: LiveTenant): Promise<void> {
    live.lastReadAt = Date.now();
    const stale = [...live.channels.values()].filter((channel) => channel.isStale);
    await this.refreshTogether(
      live,
      stale.filter(({ scope }) => scope.sellerId === undefined),
    );
    const ofSellers = stale.filter(({ scope }) => scope.sellerId !== undefined);
    for (let at = 0; at < ofSellers.length; at += SELLERS_A_READ)
      await this.refreshTogether(live, ofSellers.slice(at, at + SELLERS_A_READ));
    live.timer = undefined;
    const next = [...live.channels.values()].find((channel) => channel.isStale);
    if (next !== undefined) this.mark(live, next);
  }

  /**
   * One read for channels that are all of sellers, or none of them. Vector and freshness are taken before the rows, so that the rows hold
   * whatever they cover.
   */
  private async refreshTogether(live: LiveTenant, channels: readonly Channel[]): Promise<void> {
    if (channels.length === 0) return;
    const id = this.idOf(live);
    const marked = channels.map((channel) => ({ channel, freshness: { ...channel.freshness } }));
    for (const channel of channels) channel.isStale = false;
    const sellerIds = [...new Set(channels.flatMap(({ scope }) => scope.sellerId ?? []))];
    try {
      const day = await this.day.read(live.tenant, sellerIds.length === 0 ? undefined : sellerIds);
      if (sellerIds.length === 0 && id === this.idOf(live)) live.latest = { day, id };
      for (const { channel, freshness } of marked) this.publish(channel, day, id, freshness);
    } catch (error) {
      this.logger.warn({ err: error }, 'a live snapshot could not be read; listeners keep the last one');
      for (const channel of channels) channel.isStale = true;
    }
  }

  private idOf({ tenant }: LiveTenant): string {
    return snapshotId(tenant, formatOffsetVector(this.feed.position.entries()));
  }

  private publish(channel: Channel, day: TenantDay, id: string, freshness: Freshness): void {
    const { scope } = channel;
    channel.publish({ ...this.day.cut(scope, day, freshness), stalled: this.standstill.of(scope) }, id);
  }
}
