import { describe, expect, it } from '@jest/globals';
import type { AcceptedTicket } from '@vitrine/contracts';
import { dayOfHours, noSums } from '@vitrine/domain';
import { streamedMeasures, streamedWidth } from '@vitrine/metrics';
import fc from 'fast-check';
import type { PastDay, TenantFacts } from '../facts/tenant-facts.js';
import type { WatchedRule } from '../ready/ready-rule.js';
import { aLine, aRule, aTicket, at, MINUTE_MS, someFacts } from '../watch/small-tenant.spec-support.js';
import { TenantWatch } from '../watch/tenant-watch.js';
import type { WatchChange } from '../watch/watch-change.js';
import { backtest } from './backtest.js';

const value = { kind: 'value', metric: 'netSales' } as const;
const rules: readonly WatchedRule[] = [
  aRule('low', {
    condition: { ...value, window: '1h', side: 'below', warning: '300', slack: '20' },
    pendingMinutes: 7,
  }),
  aRule('high', {
    condition: { ...value, window: '15m', side: 'above', warning: '250', critical: '600' },
    recoverMinutes: 3,
    cooldownMinutes: 20,
  }),
  aRule('quiet', { condition: { kind: 'silence', side: 'above', warning: '25', critical: '50' } }),
  aRule('large', { grain: 'ticket', condition: { kind: 'ticket', metric: 'netSales', side: 'above', warning: '400' } }),
  aRule('network', { grain: 'network', condition: { ...value, window: '30m', side: 'above', warning: '700' } }),
  aRule('seller', { grain: 'seller', condition: { ...value, window: 'day', side: 'above', warning: '900' } }),
  aRule('usual', { condition: { kind: 'usual', metric: 'tickets', window: '2h', side: 'below', warning: '-1.5' } }),
];

const TICKETS = streamedMeasures.indexOf('tickets');
const hour = noSums(streamedWidth).map((_, index) => (index === TICKETS ? 6 : 0));
const pastDay = (day: string): PastDay => ({ day, ...dayOfHours(Array.from({ length: 24 }, () => hour)) });
const past = ['2026-09-22', '2026-09-29', '2026-10-06', '2026-10-13'].map(pastDay);
const facts: TenantFacts = someFacts({ pastDaysOf: () => past });

const [FROM_MS, TO_MS] = [at('08:00'), at('20:00')];
const step = fc.record({
  afterMs: fc.oneof(fc.integer({ min: 0, max: 12 * MINUTE_MS }), fc.integer({ min: 0, max: 70 * MINUTE_MS })),
  agoMs: fc.constantFrom(2_000, 2_000, 2_000, 5 * MINUTE_MS, 90 * MINUTE_MS),
  storeId: fc.constantFrom('centro', 'praia'),
  amount: fc.integer({ min: 1, max: 500 }),
  what: fc.constantFrom('sale', 'sale', 'sale', 'return', 'correction'),
});

/** A day's tickets as they arrive, with returns of and corrections to those before. */
const day = fc.array(step, { minLength: 1, maxLength: 30 }).map((steps) => {
  let nowMs = FROM_MS + 30 * MINUTE_MS;
  const tickets: AcceptedTicket[] = [];
  for (const { afterMs, agoMs, storeId, amount, what } of steps) {
    nowMs += afterMs;
    if (nowMs >= TO_MS) break;
    const times = { rawAt: nowMs, acceptedAt: nowMs };
    const before = tickets.findLast((one) => one.storeId === storeId && one.kind === 'sale');
    const lines = [aLine(String(amount))];
    if (what === 'correction' && before)
      tickets.push({ ...before, ...times, revision: before.revision + 1, lines, replaced: standing(before) });
    else if (what === 'return' && before)
      tickets.push(
        aTicket(nowMs, '0', {
          ...times,
          storeId,
          kind: 'return',
          lines: [aLine(`-${amount}`, { returnOf: { ticketId: before.ticketId } })],
        }),
      );
    else tickets.push(aTicket(nowMs - agoMs, String(amount), { ...times, storeId }));
  }
  return tickets;
});
const standing = ({ revision, soldOn, netSales, lines, soldAt, kind, status }: AcceptedTicket) => ({
  ...{ revision, soldOn, netSales, lines, soldAt, kind, status },
  tickets: 1,
});

/** Each change once, in an order of its own: batches may find them in another. */
const told = (changes: readonly WatchChange[]) => changes.map((one) => JSON.stringify(one)).sort();

/** A restart: states of the last transaction, sums of the last checkpoint, and the tickets between them. */
function restarted(before: TenantWatch, states: Map<string, object>, stage: 'tickets' | 'partials'): TenantWatch {
  const kept = JSON.parse(
    JSON.stringify({ head: before.head(), states: [...states.values()], sums: [...before.sums()] }),
  );
  const watch = new TenantWatch({ stage });
  watch.use(rules, facts);
  watch.restore(kept);
  watch.use(rules, facts);
  return watch;
}

describe('a back-test', () => {
  it('finds what was found live, however arrivals were cut into batches and whatever was restarted', async () => {
    const cuts = fc.array(fc.record({ size: fc.integer({ min: 1, max: 6 }), restarts: fc.boolean() }), {
      minLength: 1,
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(day, cuts, async (tickets, batches) => {
        const arrivals = tickets.map((ticket) => ({ ticket, atMs: ticket.acceptedAt }));
        // The clock begins with the first arrival on both sides.
        const fromMs = (arrivals[0] as { atMs: number }).atMs;
        const replayed = await backtest({ rules, facts, arrivals, fromMs, toMs: TO_MS });
        expect(replayed.failed.size).toBe(0);

        let [stores, spanning] = [new TenantWatch({ stage: 'tickets' }), new TenantWatch({ stage: 'partials' })];
        for (const watch of [stores, spanning]) watch.use(rules, facts);
        spanning.tickTo(fromMs);
        const [ofStores, ofSpanning] = [new Map<string, object>(), new Map<string, object>()];
        const live: WatchChange[] = [];
        const commit = () => {
          for (const partial of stores.takePartials()) spanning.takePartial(partial);
          for (const record of stores.takeChangedStates()) ofStores.set(record.subject, record);
          for (const record of spanning.takeChangedStates()) ofSpanning.set(record.subject, record);
        };
        for (let [next, turn] = [0, 0]; next < arrivals.length; turn++) {
          const { size, restarts } = batches[turn % batches.length] as { size: number; restarts: boolean };
          const batch = arrivals.slice(next, next + size);
          next += size;
          for (const { ticket, atMs } of batch) live.push(...stores.take(ticket, atMs));
          commit();
          live.push(...spanning.tickTo((batch.at(-1) as { atMs: number }).atMs));
          commit();
          if (!restarts) continue;
          stores = restarted(stores, ofStores, 'tickets');
          spanning = restarted(spanning, ofSpanning, 'partials');
        }
        live.push(...stores.tickTo(TO_MS - 1), ...spanning.tickTo(TO_MS - 1));
        expect(told(live)).toEqual(told(replayed.changes));
      }),
      { numRuns: 60 },
    );
  });
});
