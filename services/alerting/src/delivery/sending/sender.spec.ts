import { afterEach, describe, expect, it } from '@jest/globals';
import { createLogger } from '@vitrine/platform';
import type { DueDelivery } from '@vitrine/store';
import { aDelivery } from './a-delivery.fixture.js';
import { toldToTenant } from './allowed-delivery.js';
import type { Outcome } from './outcome.js';
import { type DeliveryQueue, Sender } from './sender.js';

type Row = DueDelivery['delivery'];
const START_MS = Date.parse('2026-11-30T15:00:00Z');

/** The queue on a clock that tests turn, as the repository keeps it. */
class QueueInMemory implements DeliveryQueue {
  nowMs = START_MS;
  readonly rows = new Map<string, Row>();
  readonly log: string[] = [];
  faults = 0;

  add(...rows: Partial<Row>[]): void {
    for (const row of rows) {
      const { delivery } = aDelivery({
        attempts: 0,
        createdAt: new Date(this.nowMs),
        nextTryAt: new Date(this.nowMs),
        ...row,
      });
      this.rows.set(delivery.id, delivery);
    }
  }
  async claimDue({ limit, leaseMs, busy }: Parameters<DeliveryQueue['claimDue']>[0]): Promise<DueDelivery[]> {
    const isDue = ({ state, nextTryAt, leasedUntil, endpointId }: Row) =>
      state === 'queued' &&
      nextTryAt.getTime() <= this.nowMs &&
      (leasedUntil?.getTime() ?? 0) <= this.nowMs &&
      !busy?.endpointIds.includes(endpointId ?? '');
    const due = [...this.rows.values()].filter(isDue).slice(0, limit);
    return due.map((row) => {
      this.change(row.id, { leasedUntil: new Date(this.nowMs + leaseMs), attempts: row.attempts + 1 });
      return aDelivery(this.rows.get(row.id));
    });
  }
  async renew(ids: readonly string[], leaseMs: number): Promise<void> {
    for (const id of ids) this.change(id, { leasedUntil: new Date(this.nowMs + leaseMs) });
  }
  async release(ids: readonly string[]): Promise<void> {
    for (const id of ids) this.change(id, { leasedUntil: null });
  }
  markSent = (id: string) => this.settle(id, { state: 'sent' });
  markDelivered = (id: string) => this.settle(id, { state: 'delivered' });
  retry = (id: string, reason: string, nextTryAt: Date) => this.settle(id, { reason, nextTryAt });
  fold = (id: string, reason: string) => this.settle(id, { state: 'folded', reason });
  fail = (id: string, reason: string) => this.settle(id, { state: 'failed', reason });

  private async settle(id: string, change: Partial<Row>): Promise<void> {
    if (this.faults-- > 0) throw new Error('Postgres is away');
    this.change(id, { ...change, leasedUntil: null });
    this.log.push(`${id} ${change.state ?? 'again'} ${change.reason ?? ''}`.trim());
  }
  private change(id: string, change: Partial<Row>): void {
    const row = this.rows.get(id);
    if (row?.state === 'queued') this.rows.set(id, { ...row, ...change });
  }
}

const queues: Sender[] = [];
afterEach(async () => {
  await Promise.all(queues.splice(0).map((sender) => sender.stop()));
});

function send(queue: QueueInMemory, respond: (due: DueDelivery) => Outcome | Promise<Outcome>): Sender {
  const channel = {
    send: async (due: DueDelivery) => respond(due),
    gaveUp: async () => void queue.log.push('gave up'),
  };
  const sender = new Sender({
    queue,
    channels: { app: channel, push: channel, mail: channel, webhook: channel, slack: channel },
    rights: { stillFor: async (due) => ({ ...due, told: toldToTenant('demo') }) },
    clock: { nowMs: () => queue.nowMs },
    log: createLogger('spec', 'silent'),
    metrics: { tried: () => undefined },
    random: () => 0.5,
  });
  queues.push(sender);
  sender.start();
  return sender;
}

async function until(holds: () => boolean): Promise<void> {
  for (const endMs = Date.now() + 5_000; !holds(); ) {
    if (Date.now() > endMs) throw new Error('not within 5 s');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

describe('the sender', () => {
  it('notes what became of each message', async () => {
    const queue = new QueueInMemory();
    queue.add({ id: 'a' }, { id: 'b' }, { id: 'c' });
    const outcomes: Record<string, Outcome> = {
      a: { kind: 'sent' },
      b: { kind: 'delivered' },
      c: { kind: 'never', reason: 'endpoint_off' },
    };
    send(queue, ({ delivery }) => outcomes[delivery.id] ?? { kind: 'sent' });
    await until(() => queue.log.length === 3);
    expect(queue.log.sort()).toEqual(['a sent', 'b delivered', 'c failed endpoint_off']);
  });

  it('tries again for a day by a clock, then gives up and says so', async () => {
    const queue = new QueueInMemory();
    queue.add({ id: 'a' });
    const triedAtMs: number[] = [];
    const sender = send(queue, () => {
      triedAtMs.push(queue.nowMs);
      return { kind: 'later', reason: 'http_503' };
    });
    for (let tries = 1; queue.rows.get('a')?.state === 'queued'; tries++) {
      await until(() => queue.log.length >= tries);
      queue.nowMs = queue.rows.get('a')?.nextTryAt.getTime() ?? 0;
      sender.wake();
    }
    await until(() => queue.log.includes('gave up'));
    expect(queue.log.slice(-2)).toEqual(['a failed http_503', 'gave up']);
    expect([triedAtMs.length, Math.floor(((triedAtMs.at(-1) ?? 0) - START_MS) / 3_600_000)]).toEqual([33, 23]);
  });

  it('takes a fault of ours for no answer, and goes on', async () => {
    const queue = new QueueInMemory();
    queue.add({ id: 'a' }, { id: 'b' });
    send(queue, ({ delivery }) => {
      if (delivery.id === 'a') throw new Error('the key does not open');
      return { kind: 'sent' };
    });
    await until(() => queue.log.length === 2);
    expect(queue.log.sort()).toEqual(['a again our_fault', 'b sent']);
  });

  it('does not send again what it could not note at once', async () => {
    const queue = new QueueInMemory();
    queue.faults = 2;
    queue.add({ id: 'a' });
    let sent = 0;
    send(queue, () => {
      sent++;
      return { kind: 'sent' };
    });
    await until(() => sent === 1);
    queue.nowMs += 60_000; // The lease is over, as it is when the database comes back after long.
    await until(() => queue.log.length === 1);
    expect([sent, queue.log]).toEqual([1, ['a sent']]);
  });

  it('does not leave what it sent unnoted when it is asked to end while the database is away', async () => {
    const queue = new QueueInMemory();
    queue.faults = 2;
    queue.add({ id: 'a' });
    let begun = false;
    let finish: () => void = () => undefined;
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const sender = send(queue, async () => {
      begun = true;
      await finished;
      return { kind: 'sent' };
    });
    await until(() => begun);
    const stopped = sender.stop();
    finish();
    await stopped;
    expect(queue.log).toEqual(['a sent']);
  });

  it('lets a slow webhook hold up nobody else, and not be asked by more than four at once', async () => {
    const queue = new QueueInMemory();
    const slow = Array.from({ length: 40 }, (_, i) => ({ id: `slow ${i}`, endpointId: 'slow' }));
    const quick = Array.from({ length: 40 }, (_, i) => ({ id: `quick ${i}`, endpointId: 'quick' }));
    queue.add(...slow, ...quick);
    let [atOnce, most] = [0, 0];
    let finish: () => void = () => undefined;
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    send(queue, async ({ delivery }) => {
      if (delivery.endpointId === 'slow') {
        most = Math.max(most, ++atOnce);
        await finished;
        atOnce--;
      }
      return { kind: 'sent' };
    });
    await until(() => queue.log.length === 40);
    expect(queue.log.every((line) => line.startsWith('quick'))).toBe(true);
    finish();
    await until(() => queue.log.length === 80);
    expect(most).toBe(4);
  });

  it('gives back what waits when it stops, and ends what is under way', async () => {
    const queue = new QueueInMemory();
    queue.add(...Array.from({ length: 9 }, (_, i) => ({ id: `m${i}`, endpointId: 'one' })));
    let begun = 0;
    let finish: () => void = () => undefined;
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const sender = send(queue, async () => {
      begun++;
      await finished;
      return { kind: 'sent' };
    });
    await until(() => begun === 4);
    const stopped = sender.stop();
    finish();
    await stopped;
    const states = [...queue.rows.values()].map(({ state, leasedUntil }) => `${state} ${leasedUntil === null}`);
    expect(states.filter((state) => state === 'sent true')).toHaveLength(4);
    expect(states.filter((state) => state === 'queued true')).toHaveLength(5);
  });
});
