import { describe, expect, it } from '@jest/globals';
import type { AcceptedTicket } from '@vitrine/contracts';
import fc from 'fast-check';
import { facts, restarted, rules, told } from '../backtest/agreement.spec-support.js';
import { backtest } from '../backtest/backtest.js';
import { aLine, aTicket, at, MINUTE_MS } from '../watch/small-tenant.spec-support.js';
import { type StateRecord, TenantWatch, type WatchOptions } from '../watch/tenant-watch.js';
import type { WatchChange } from '../watch/watch-change.js';
import { EventClock } from './event-clock.js';
import { EventHorizon } from './event-horizon.js';

const [FROM_MS, TO_MS] = [at('08:30'), at('20:00')];
/** The brokers get the day a year later. */
const FED_MS = at('08:30', '2027-10-20');
const STORES = ['centro', 'praia'] as const;

const step = fc.record({
  afterMs: fc.oneof(fc.integer({ min: 0, max: 12 * MINUTE_MS }), fc.integer({ min: 0, max: 70 * MINUTE_MS })),
  fedAfterMs: fc.integer({ min: 0, max: 20_000 }),
  storeId: fc.constantFrom(...STORES),
  amount: fc.integer({ min: 1, max: 500 }),
  isReturn: fc.constantFrom(false, false, false, true),
});

/** A feeder that rests for longer inside one second of the events is taken to have come to its end, see `EventHorizon`. */
const PAUSE_IN_A_SECOND_MS = 9_000;
const secondOf = (atMs: number) => Math.floor(atMs / 1_000);

/** A day's tickets in the order in which they were made, and fed faster than they were. */
const day = fc.array(step, { minLength: 1, maxLength: 30 }).map((steps) => {
  let [soldMs, rawAt] = [FROM_MS, FED_MS];
  const tickets: AcceptedTicket[] = [];
  for (const { afterMs, fedAfterMs, storeId, amount, isReturn } of steps) {
    const isOfSameSecond = secondOf(soldMs + afterMs) === secondOf(soldMs);
    soldMs += afterMs;
    rawAt += isOfSameSecond ? Math.min(fedAfterMs, PAUSE_IN_A_SECOND_MS) : fedAfterMs;
    if (soldMs >= TO_MS) break;
    const sale = tickets.findLast((one) => one.storeId === storeId && one.kind === 'sale');
    const fed = { storeId, rawAt, acceptedAt: rawAt };
    const back = sale && [aLine(`-${amount}`, { returnOf: { ticketId: sale.ticketId } })];
    tickets.push(aTicket(soldMs, String(amount), { ...fed, ...(isReturn && back && { kind: 'return', lines: back }) }));
  }
  return tickets;
});

/** A partition with one store, as the service has it: its watch, its clock, what it has not read yet, and what it keeps. */
class Partition {
  readonly kept = new Map<string, StateRecord>();
  readonly unread: AcceptedTicket[];
  clock = new EventClock();
  watch: TenantWatch;
  private readonly options: WatchOptions;

  constructor(storeId: string, tickets: readonly AcceptedTicket[], fromMs: number) {
    this.unread = tickets.filter((one) => one.storeId === storeId);
    this.options = { stage: 'tickets', isOwn: (id) => id === storeId };
    this.watch = watching(this.options);
    this.watch.tickTo(fromMs);
  }

  keep(): void {
    for (const record of this.watch.takeChangedStates()) this.kept.set(record.subject, record);
  }

  restart(): void {
    const { nowMs } = this.clock;
    this.clock = new EventClock();
    this.clock.reach(nowMs ?? Number.NEGATIVE_INFINITY);
    this.watch = restarted(this.watch, this.kept, this.options);
  }
}

const watching = (options: WatchOptions) => {
  const watch = new TenantWatch(options);
  watch.use(rules, facts);
  return watch;
};

describe('a replay by the time of its events', () => {
  it('finds what a back-test finds, whichever partition is ahead and whatever is restarted', async () => {
    const turn = fc.record({ of: fc.nat(1), size: fc.integer({ min: 1, max: 6 }), restarts: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(day, fc.array(turn, { maxLength: 40 }), async (tickets, turns) => {
        const arrivals = tickets.map((ticket) => {
          const atMs = Date.parse(ticket.soldAt);
          return { ticket: { ...ticket, rawAt: atMs, acceptedAt: atMs }, atMs };
        });
        // The clock begins with the first event on both sides.
        const fromMs = (arrivals[0] as { atMs: number }).atMs;
        const replayed = await backtest({ rules, facts, arrivals: arrivals, fromMs, toMs: TO_MS });

        const partitions = STORES.map((storeId) => new Partition(storeId, tickets, fromMs));
        const spanning = watching({ stage: 'partials' });
        spanning.tickTo(fromMs);
        const horizon = new EventHorizon();
        const found: WatchChange[] = [];
        const judgeTo = (atMs: number) => {
          for (const { watch, clock } of partitions) found.push(...watch.tickTo(clock.reach(atMs)));
          found.push(...spanning.tickTo(atMs));
        };
        const rest = partitions.map((_, of) => ({ of, size: tickets.length, restarts: false }));
        for (const { of, size, restarts } of [...turns, ...rest]) {
          const partition = partitions[of] as Partition;
          for (const ticket of partition.unread.splice(0, size)) {
            const arrived = partition.clock.arrived(ticket);
            found.push(...partition.watch.take(arrived, arrived.rawAt));
            horizon.note(ticket.rawAt, Date.parse(ticket.soldAt));
          }
          for (const partial of partition.watch.takePartials()) spanning.takePartial(partial);
          // Everything below the oldest ticket that some partition has not read has come through.
          const unread = partitions.flatMap((each) => each.unread.map(({ rawAt }) => rawAt));
          const untilMs = unread.length === 0 ? undefined : horizon.at(Math.min(...unread) - 1);
          if (untilMs !== undefined) judgeTo(untilMs);
          for (const each of partitions) each.keep();
          if (restarts) partition.restart();
        }
        judgeTo(TO_MS - 1);
        expect(told(found)).toEqual(told(replayed.changes));
      }),
      { numRuns: 40 },
    );
  });
});
