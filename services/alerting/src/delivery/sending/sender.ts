import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '@vitrine/consumer';
import type { Logger } from '@vitrine/platform';
import type { DueDelivery, Store } from '@vitrine/store';
import { Lanes } from './lanes.js';
import type { Channels, Outcome } from './outcome.js';
import { busyOf, limitsOf, receiverKey } from './receiver-key.js';
import type { ReceiverRights } from './receiver-rights.js';
import { nextTryMs } from './retry-plan.js';
import type { SendMetrics } from './send-metrics.js';

export type DeliveryQueue = Pick<
  Store['alertDeliveries'],
  'claimDue' | 'renew' | 'release' | 'markSent' | 'markDelivered' | 'retry' | 'fail' | 'fold'
>;

export interface SenderParts {
  readonly queue: DeliveryQueue;
  readonly channels: Channels;
  readonly rights: Pick<ReceiverRights, 'stillFor'>;
  readonly clock: Pick<Clock, 'nowMs'>;
  readonly log: Logger;
  readonly metrics: Pick<SendMetrics, 'tried'>;
  /** From 0 to 1, for the spread of pauses. */
  readonly random?: () => number;
}

/** What a sender that was killed had claimed is taken up after so long; one that lives renews in time. */
const LEASE_MS = 9_000;
const RENEW_EVERY_MS = 3_000;
const MOST_AT_ONCE = 400;
const CLAIM_AT_MOST = 100;
/** While nothing is due; `wake` ends it at once. */
const IDLE_MS = 250;
const AFTER_FAULT_MS = 1_000;
const RECORD_AGAIN_MS = 500;
/** Of a process that ends: its successor would send again what is not noted by then. */
const LAST_TRIES = 20;

/**
 * Sends what is due. A claim is a lease in the database, so of a sender that is killed the next one takes up everything that was not
 * recorded. Only a kill between a try and its record makes a second try, under the same id.
 */
export class Sender {
  private readonly lanes = new Lanes(limitsOf);
  /** Claimed and not settled; those that wait for their lane have not been tried. */
  private readonly underWay = new Map<string, Promise<void>>();
  private readonly waiting = new Set<string>();
  private isEnding = false;
  private nudge = new AbortController();
  private loop: Promise<void> | undefined;
  private renewal: NodeJS.Timeout | undefined;

  constructor(private readonly parts: SenderParts) {}

  start(): void {
    this.isEnding = false;
    this.renewal = setInterval(() => void this.renew(), RENEW_EVERY_MS);
    this.loop ??= this.run();
  }

  /** Takes nothing more, gives back what waits, and sees what is under way to its end. */
  async stop(): Promise<void> {
    this.isEnding = true;
    this.wake();
    await this.loop;
    this.loop = undefined;
    await this.parts.queue
      .release([...this.waiting])
      .catch((error) => this.parts.log.warn({ err: error }, 'Not given back'));
    await Promise.all(this.underWay.values());
    clearInterval(this.renewal);
  }

  /** Something may be due: do not wait for the next look. */
  wake(): void {
    this.nudge.abort();
  }

  private async run(): Promise<void> {
    while (!this.isEnding) {
      const pauseMs = await this.takeDue();
      if (pauseMs > 0) await this.rest(pauseMs);
    }
  }

  /** One claim. @returns how long to wait for the next */
  private async takeDue(): Promise<number> {
    const limit = Math.min(CLAIM_AT_MOST, MOST_AT_ONCE - this.lanes.size);
    if (limit <= 0) return IDLE_MS;
    try {
      const now = new Date(this.parts.clock.nowMs());
      const busy = busyOf(this.lanes.full);
      const due = await this.parts.queue.claimDue({ limit, leaseMs: LEASE_MS, busy, now });
      for (const each of due) this.begin(each);
      return due.length === limit ? 0 : IDLE_MS;
    } catch (error) {
      this.parts.log.warn({ err: error }, 'Messages cannot be claimed; trying again');
      return AFTER_FAULT_MS;
    }
  }

  private begin(due: DueDelivery): void {
    const { id } = due.delivery;
    // Its lease ran out while the database was away: whoever has it here goes on with it.
    if (this.underWay.has(id)) return;
    this.waiting.add(id);
    const work = this.lanes
      .run(receiverKey(due.delivery), () => this.deliver(due))
      .finally(() => {
        this.underWay.delete(id);
        this.wake();
      });
    this.underWay.set(id, work);
  }

  private async deliver(due: DueDelivery): Promise<void> {
    if (this.isEnding) return;
    this.waiting.delete(due.delivery.id);
    const outcome = await this.tryOnce(due);
    await this.untilRecorded(() => this.record(due, outcome));
    this.parts.metrics.tried(due.delivery, outcome, this.parts.clock.nowMs());
  }

  private async tryOnce(due: DueDelivery): Promise<Outcome> {
    try {
      const allowed = await this.parts.rights.stillFor(due);
      return 'kind' in allowed ? allowed : await this.parts.channels[due.delivery.channel].send(allowed);
    } catch (error) {
      this.parts.log.warn({ err: error, channel: due.delivery.channel }, 'A message cannot be sent; trying again');
      return { kind: 'later', reason: 'our_fault' };
    }
  }

  private async record(due: DueDelivery, outcome: Outcome): Promise<void> {
    const { queue, clock } = this.parts;
    const { id } = due.delivery;
    const nowMs = clock.nowMs();
    if (outcome.kind === 'sent') return queue.markSent(id, new Date(nowMs));
    if (outcome.kind === 'delivered') return queue.markDelivered(id, new Date(nowMs));
    if (outcome.kind === 'never') return queue.fail(id, outcome.reason);
    if (outcome.kind === 'moot') return queue.fold(id, outcome.reason);
    const next = this.nextTry(due, outcome.retryAfterMs, nowMs);
    if (next !== undefined) return queue.retry(id, outcome.reason, new Date(next));
    await queue.fail(id, outcome.reason);
    await this.parts.channels[due.delivery.channel].gaveUp?.(due);
  }

  private nextTry({ delivery }: DueDelivery, retryAfterMs: number | undefined, nowMs: number): number | undefined {
    const tried = { attempts: delivery.attempts, createdAtMs: delivery.createdAt.getTime(), nowMs, retryAfterMs };
    return nextTryMs(tried, (this.parts.random ?? Math.random)());
  }

  /** A message that was sent and not noted would be sent again: the note is tried until it stands; by a process that ends, for ten seconds. */
  private async untilRecorded(record: () => Promise<void>): Promise<void> {
    for (let triesLeft = LAST_TRIES; ; ) {
      try {
        return await record();
      } catch (error) {
        this.parts.log.warn({ err: error }, 'What became of a message cannot be noted; trying again');
        if (this.isEnding && --triesLeft <= 0) return;
        await sleep(RECORD_AGAIN_MS);
      }
    }
  }

  private async renew(): Promise<void> {
    const now = new Date(this.parts.clock.nowMs());
    await this.parts.queue
      .renew([...this.underWay.keys()], LEASE_MS, now)
      .catch((error) => this.parts.log.warn({ err: error }, 'Claims on messages cannot be renewed'));
  }

  /** A nudge that came since the last rest ends this one before it begins. */
  private async rest(ms: number): Promise<void> {
    if (!this.isEnding) await sleep(ms, undefined, { signal: this.nudge.signal }).catch(() => undefined);
    this.nudge = new AbortController();
  }
}
