import { describe, expect, it } from '@jest/globals';
import type { AcceptedTicket } from '@vitrine/contracts';
import fc from 'fast-check';
import { aLine, aTicket, at, MINUTE_MS } from '../watch/small-tenant.spec-support.js';
import { TenantWatch } from '../watch/tenant-watch.js';
import type { WatchChange } from '../watch/watch-change.js';
import { facts, restarted, rules, told } from './agreement.spec-support.js';
import { backtest } from './backtest.js';

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
          stores = restarted(stores, ofStores, { stage: 'tickets' });
          spanning = restarted(spanning, ofSpanning, { stage: 'partials' });
        }
        live.push(...stores.tickTo(TO_MS - 1), ...spanning.tickTo(TO_MS - 1));
        expect(told(live)).toEqual(told(replayed.changes));
      }),
      { numRuns: 60 },
    );
  });
});
