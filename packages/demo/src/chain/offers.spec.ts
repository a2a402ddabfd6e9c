import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { recommendationFeedbackSchema, type Ticket } from '@vitrine/contracts';
import { isHeldOut } from '@vitrine/recommend';
import { type DemoChain, demoChain } from './demo-chain.js';
import { TAKEN_SHARE } from './offers.js';
import { recount, settle } from './recount.spec-support.js';

const end = new Date('2026-11-21T14:00:00Z');
const options = { end, days: 21, stores: 6 };
const chain = demoChain({ ...options, offers: true });
const plain = demoChain(options);
const all = (of: DemoChain) => [...of.history(of.startMs, of.endMs)];
const messages = all(chain);
const offers = [...chain.truth.offers(chain.startMs, chain.endMs)];
const told = [...chain.feedback(chain.startMs, chain.endMs)];

/** As its till sent it first. */
const tickets = new Map<string, Ticket>();
for (const { value } of messages) {
  const ticket = parsed(value.toString());
  if (ticket?.revision === 0) tickets.set(ticket.ticketId, ticket);
}

describe('offers of the demo', () => {
  it('are none unless they are asked for, and then change nothing but the lines that they bring', () => {
    expect([...plain.truth.offers(plain.startMs, plain.endMs), ...plain.feedback(plain.startMs, plain.endMs)]).toEqual(
      [],
    );
    const taken = new Map(offers.flatMap(({ ticketId, companionId }) => (ticketId ? [[ticketId, companionId]] : [])));
    const sales = (of: readonly { value: string | Buffer }[]) =>
      of.map(({ value }) => parsed(value.toString())).filter((one) => one?.kind === 'sale' && one.revision === 0);
    const [before, after] = [sales(all(plain)), sales(messages)];
    expect(after.map((one) => one?.ticketId)).toEqual(before.map((one) => one?.ticketId));
    for (const [at, ticket] of after.entries()) {
      if (!ticket) continue;
      const extra = taken.get(ticket.ticketId);
      const lines = extra === undefined ? ticket.lines : ticket.lines.slice(0, -1);
      if (extra !== undefined) expect(ticket.lines.at(-1)?.productId).toBe(extra);
      expect(lines).toEqual(before[at]?.lines);
    }
    expect(taken.size).toBeGreaterThan(60);
  });

  it.each([
    [{ days: 10 }, 'b202ad39eb2f6dfcf8ebcdf556de56baede863fe01926595af3797919fe6d984'],
    [
      { days: 30, stores: 3, seed: 7, incidentsEveryWeek: true },
      'd0c0be737a2ab1165116fe18dbff800bde83190cb5f499e38b5821522bbff4d9',
    ],
  ])('are in no message of a chain without them: %j tells what it told before there were offers', (of, told) => {
    const hash = createHash('sha256');
    for (const { key, value, arrivesAtMs } of all(demoChain({ end, ...of })))
      hash.update(`${key} ${arrivesAtMs} `).update(value);
    expect(hash.digest('hex')).toBe(told);
  });

  it('leave every truth of the chain true', () => {
    const expected = chain.truth.expected(chain.startMs, chain.endMs);
    const found = recount(messages, chain);
    expect([found.total, found.accepted]).toEqual([expected.total, expected.accepted]);
    expect(found.byStoreDay).toEqual(expected.byStoreDay);
    expect(settle(messages, chain).duplicates).toBe(expected.duplicates);
  });

  it('are planted partners, outside the holdout, taken with the stated probability by the seller’s own customer', () => {
    const partners = new Set(
      chain.truth.pairs.flatMap(({ first, second }) => [`${first} ${second}`, `${second} ${first}`]),
    );
    const offsets = new Map(
      [...chain.catalog()].flatMap((one) => (one.type === 'store' ? [[one.id, one.timeZone]] : [])),
    );
    for (const { storeId, productId, companionId, atMs, ticketId, sellerId, broughtE4 } of offers) {
      expect(partners).toContain(`${productId} ${companionId}`);
      const local = new Intl.DateTimeFormat('en-CA', {
        ...{ timeZone: offsets.get(storeId), hourCycle: 'h23', dateStyle: 'short', timeStyle: 'medium' },
      } as const).format(atMs);
      const [businessDate = '', time = ''] = local.split(', ');
      const hour = Number(time.slice(0, 2));
      expect(isHeldOut({ tenantId: chain.tenant.id, storeId, businessDate, hour })).toBe(false);
      if (ticketId === null) continue;
      const ticket = tickets.get(ticketId);
      if (!ticket) continue;
      expect([ticket.storeId, ticket.sellerId]).toEqual([storeId, sellerId]);
      const after = Date.parse(ticket.soldAt) - atMs;
      expect(after > 0 && after < 3_600_000).toBe(true);
      expect(broughtE4).toBeGreaterThan(0);
    }
    const taken = offers.filter(({ ticketId }) => ticketId !== null).length;
    const error = Math.sqrt((TAKEN_SHARE * (1 - TAKEN_SHARE)) / offers.length);
    expect(Math.abs(taken / offers.length - TAKEN_SHARE)).toBeLessThan(4 * error);
  });

  it('are told as the contract wants, in order and in windows that join', () => {
    for (const { record, arrivesAtMs } of told) {
      expect(recommendationFeedbackSchema.safeParse(record).error).toBeUndefined();
      expect(arrivesAtMs - Date.parse(record.at)).toBeLessThan(1_000);
    }
    const cuts = [chain.startMs, chain.endMs - 400_000_123, chain.endMs - 7, chain.endMs];
    const joined = cuts.slice(1).flatMap((cut, at) => [...chain.feedback(cuts[at] as number, cut)]);
    expect(joined).toEqual(told);
    const offered = told.filter(({ record }) => record.outcome === 'offered');
    expect(Math.abs(offered.length - offers.length)).toBe(0);
    const ids = new Set(offers.map(({ offerId }) => offerId));
    expect(told.filter(({ record }) => !ids.has(record.offerId) && record.outcome === 'offered')).toEqual([]);
    const sold = told.filter(({ record }) => record.outcome === 'sold').length;
    expect(sold).toBeGreaterThan(0.6 * offers.filter(({ ticketId }) => ticketId !== null).length);
  });
});

function parsed(text: string): Ticket | null {
  try {
    const value = JSON.parse(text) as Ticket | null;
    return value !== null && Array.isArray(value.lines) && typeof value.ticketId === 'string' ? value : null;
  } catch {
    return null;
  }
}
