import type { StreamAlert } from '@vitrine/contracts';
import { scopeKey } from '@vitrine/domain';
import type { Logger } from '@vitrine/platform';
import type { EventKey, InboxAlert, PushedEvent, Store } from '@vitrine/store';
import { z } from 'zod';
import type { Listener } from '../stream/channel.js';
import type { LiveHub } from '../stream/live-hub.js';
import { sseEvent } from '../stream/sse-connection.js';
import type { AlertItems } from './alert-items.js';
import type { InboxReaders } from './inbox-readers.js';

/** Events of one moment go out together; nobody waits longer than this for the first of them. */
const GATHER_MS = 30;
/** Fewer than the connections to Postgres: requests need some too. */
const AT_ONCE = 4;
/** To one person at a time. An inbox is read anew at any of them, and the counts are those of all. */
const MOST_AT_A_TIME = 20;

type Told = EventKey & { readonly tenantId: string };
const toldSchema: z.ZodType<Told> = z.object({ tenantId: z.string(), alertId: z.uuid(), eventId: z.string() });

/**
 * Pushes what becomes of alerts to those who listen, each within their scope as it is now. Before anything is sent, the rights of the
 * listener are looked up: who has lost a store hears of it with the next event.
 */
export class AlertPushes {
  private waiting: Told[] = [];
  private timer: NodeJS.Timeout | undefined;
  private flushing: Promise<void> = Promise.resolve();

  constructor(
    private readonly hub: Pick<LiveHub, 'listeners'>,
    private readonly store: Pick<Store, 'inbox'>,
    private readonly readers: InboxReaders,
    private readonly items: AlertItems,
    private readonly logger: Logger,
  ) {}

  /** What the database tells of one event. */
  told(payload: string): void {
    const event = readTold(payload);
    if (event !== undefined && this.hub.listeners().some(({ tenantId }) => tenantId === event.tenantId))
      this.add([event]);
  }

  /** What was recorded since then may not have been told. */
  async catchUp(since: Date): Promise<void> {
    const tenantIds = [...new Set(this.hub.listeners().map(({ tenantId }) => tenantId))];
    this.add(await this.store.inbox.eventsSince(tenantIds, since));
  }

  stop(): void {
    clearTimeout(this.timer);
    this.waiting = [];
  }

  private add(events: readonly Told[]): void {
    if (events.length === 0) return;
    this.waiting.push(...events);
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      const gathered = this.waiting;
      this.waiting = [];
      // One after the other, so that nobody gets an older picture after a newer one.
      this.flushing = this.flushing.then(() => this.flush(gathered));
    }, GATHER_MS);
  }

  private async flush(gathered: readonly Told[]): Promise<void> {
    try {
      const events = await this.store.inbox.eventsOf(gathered);
      const concerned = new Set(events.map(({ tenantId }) => tenantId));
      const callers = byCaller(this.hub.listeners().filter(({ tenantId }) => concerned.has(tenantId)));
      const turns = callers.values();
      const inTurn = async (): Promise<void> => {
        for (const listeners of turns) await this.push(listeners, events);
      };
      await Promise.all(Array.from({ length: AT_ONCE }, inTurn));
    } catch (error) {
      this.logger.warn({ err: error }, 'alerts could not be pushed; listeners see them at their next look');
    }
  }

  /** All streams of one caller with one scope: they have the same inbox. */
  private async push(listeners: readonly Listener[], all: readonly PushedEvent[]): Promise<void> {
    const [first] = listeners;
    if (first === undefined || !first.access.permissions.has('alerts:read')) return;
    const { access } = first;
    const events = all.filter(({ tenantId }) => tenantId === access.tenant.id);
    const reader = await this.readers.of(access);
    const rows = await this.store.inbox.ofIds(reader, [...new Set(events.map(({ alertId }) => alertId))]);
    if (rows.length === 0) return;
    const allowed = await stillAllowed(listeners);
    if (allowed.length === 0) return;
    const seen = new Map(rows.map((row) => [row.id, row]));
    const told = events.filter(({ alertId, kind }) => seen.has(alertId) && isFor(reader.sellerId, kind));
    const counts = await this.store.inbox.counts(reader);
    const pushes = await this.written(access, told.slice(-MOST_AT_A_TIME), seen);
    for (const push of pushes) {
      const bytes = sseEvent('alert', undefined, { ...push, counts } satisfies StreamAlert);
      for (const { connection } of allowed) connection.send(bytes, Date.now(), 'alert');
    }
  }

  private async written(
    access: Listener['access'],
    events: readonly PushedEvent[],
    rows: ReadonlyMap<string, InboxAlert>,
  ): Promise<Omit<StreamAlert, 'counts'>[]> {
    const told = [...new Set(events.map(({ alertId }) => alertId))].flatMap((id) => rows.get(id) ?? []);
    const items = new Map((await this.items.of(access, told)).map((item) => [item.id, item]));
    return events.flatMap(({ alertId, kind, at }) => {
      const item = items.get(alertId);
      if (item === undefined) return [];
      const { level, phase, subject, headline } = item;
      const storeId = subject.storeId ?? null;
      return [
        { alertId, change: kind, level: phase === 'ended' ? 'none' : level, storeId, headline, atMs: at.getTime() },
      ];
    });
  }
}

/** What others say of a seller is not told to the seller. */
const isFor = (sellerId: string | undefined, kind: PushedEvent['kind']): boolean =>
  sellerId === undefined || (kind !== 'commented' && kind !== 'notUseful');

/** Those whose rights are as they were; the others' streams end, and they come back with what they have now. */
async function stillAllowed(listeners: readonly Listener[]): Promise<Listener[]> {
  const allowed: Listener[] = [];
  for (const listener of listeners) {
    if (await listener.isStillAllowed()) allowed.push(listener);
    else listener.connection.end();
  }
  return allowed;
}

/** Streams of one caller that began before their scope changed stand apart: what they may see was another. */
function byCaller(listeners: readonly Listener[]): Listener[][] {
  const callers = new Map<string, Listener[]>();
  for (const listener of listeners) {
    const key = `${listener.callerId} ${scopeKey(listener.access.scope)}`;
    callers.set(key, [...(callers.get(key) ?? []), listener]);
  }
  return [...callers.values()];
}

function readTold(payload: string): Told | undefined {
  try {
    return toldSchema.safeParse(JSON.parse(payload)).data;
  } catch {
    return undefined;
  }
}
