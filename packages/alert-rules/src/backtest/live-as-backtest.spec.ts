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

/** Two tills in turn; on the second day one is silent for hours, and tells its sales when they are over, or never. */
const tillsDay = fc
  .record({
    everyMs: fc.integer({ min: 3 * MINUTE_MS, max: 12 * MINUTE_MS }),
    stopsAfter: fc.integer({ min: 0, max: 40 }),
    lasts: fc.integer({ min: 10, max: 80 }),
    isTold: fc.boolean(),
    lost: fc.array(fc.nat(110), { maxLength: 50 }),
  })
  .map(({ everyMs, stopsAfter, lasts, isTold, lost }) => {
    const tickets: AcceptedTicket[] = [];
    const sell = (soldMs: number, turn: number, rawAt = soldMs + 2_000) =>
      tickets.push(aTicket(soldMs, '50', { registerId: `cx${turn % 2}`, rawAt, acceptedAt: rawAt }));
    for (let turn = 0; turn < 60; turn++) sell(at('09:00', '2026-10-19') + turn * 10 * MINUTE_MS, turn);
    const endMs = at('09:00') + (stopsAfter + lasts) * everyMs;
    for (let turn = 0; at('09:00') + turn * everyMs < TO_MS; turn++) {
      const isSilent = turn % 2 === 1 && turn >= stopsAfter && turn < stopsAfter + lasts;
      if (lost.includes(turn) || (isSilent && !isTold)) continue;
      sell(at('09:00') + turn * everyMs, turn, isSilent ? endMs + turn * 100 : undefined);
    }
    return tickets.filter(({ rawAt }) => rawAt < TO_MS).sort((one, other) => one.rawAt - other.rawAt);
  });

const cuts = fc.array(fc.record({ size: fc.integer({ min: 1, max: 6 }), restarts: fc.boolean() }), {
  minLength: 1,
  maxLength: 12,
});
type Cut = { readonly size: number; readonly restarts: boolean };

describe('a back-test', () => {
  it('finds what was found live, however arrivals were cut into batches and whatever was restarted', async () => {
    await fc.assert(fc.asyncProperty(day, cuts, agrees), { numRuns: 60 });
  });

  it('finds the same where a till stops and tells its sales later', async () => {
    await fc.assert(fc.asyncProperty(tillsDay, cuts, agrees), { numRuns: 10 });
  });
});

async function agrees(tickets: readonly AcceptedTicket[], batches: readonly Cut[]): Promise<void> {
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
    const { size, restarts } = batches[turn % batches.length] as Cut;
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
}
