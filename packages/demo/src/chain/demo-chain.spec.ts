import { describe, expect, it } from '@jest/globals';
import { catalogSchema, ticketSchema } from '@vitrine/contracts';
import { offsetMsAt } from '@vitrine/domain';
import { type ChainMessage, demoChain } from './demo-chain.js';
import { recount } from './recount.spec-support.js';

const end = new Date('2026-11-21T14:00:00Z');
const chain = demoChain({ end, days: 10 });
const messages = [...chain.history(chain.startMs, chain.endMs)];

describe('the demo chain', () => {
  it('is the same every time, and another one with another seed', () => {
    const again = [...demoChain({ end, days: 10 }).history(chain.startMs, chain.endMs)];
    expect(digest(again)).toBe(digest(messages));
    expect(digest([...demoChain({ end, days: 10, seed: 2 }).history(chain.startMs, chain.endMs)])).not.toBe(
      digest(messages),
    );
  });

  it('comes in order of arrival, in windows that join without gap or overlap, beyond the anchor too', () => {
    const arrivals = messages.map(({ arrivesAtMs }) => arrivesAtMs);
    expect(arrivals).toEqual([...arrivals].sort((one, other) => one - other));
    const cuts = [
      end.getTime() - 3 * 86_400_000,
      end.getTime() - 86_400_123,
      end.getTime() - 7,
      end.getTime() + 5 * 3_600_000,
    ];
    const whole = [...chain.history(cuts[0] as number, cuts[3] as number)];
    const joined = cuts.slice(1).flatMap((cut, index) => [...chain.history(cuts[index] as number, cut)]);
    expect(digest(joined)).toBe(digest(whole));
    const live = chain.liveFrom(cuts[2] as number)[Symbol.iterator]();
    const tail = whole.filter(({ arrivesAtMs }) => arrivesAtMs >= (cuts[2] as number));
    expect(tail.map(() => live.next().value)).toEqual(tail);
  });

  it("gives each team targets that add up to its store's, to the cent", () => {
    const cents = (amount: string) => Math.round(Number(amount) * 100);
    const sums = new Map<string, { store: number; team: number }>();
    for (const event of chain.catalog()) {
      if (event.type !== 'target') continue;
      const key = `${event.storeId} ${event.day}`;
      const sum = sums.get(key) ?? { store: 0, team: 0 };
      sum[event.sellerId === undefined ? 'store' : 'team'] += cents(event.amount);
      sums.set(key, sum);
    }
    expect(sums.size).toBeGreaterThan(100);
    expect([...sums].filter(([, { store, team }]) => store !== team)).toEqual([]);
  });

  it('keeps every catalogue entry and every clean ticket within the contract', () => {
    const types = new Map<string, number>();
    const broken = [...chain.catalog()].filter((event) => !catalogSchema.safeParse(event).success);
    expect(broken).toEqual([]);
    for (const event of chain.catalog()) {
      types.set(event.type, (types.get(event.type) ?? 0) + 1);
    }
    expect([types.get('store'), types.get('seller')]).toEqual([12, 120]);
    expect(new Set([...chain.catalog()].flatMap((event) => (event.type === 'product' ? [event.id] : []))).size).toBe(
      800,
    );
    const refused = messages.filter(({ value }) => !ticketSchema.safeParse(parsed(value)).success);
    const { rejectedByCode } = chain.truth.expected(chain.startMs, chain.endMs);
    const shapely = [
      'key_mismatch',
      'unknown_tenant',
      'currency_mismatch',
      'line_total_mismatch',
      'sold_in_the_future',
      'sold_too_long_ago',
      'implausible_quantity',
      'implausible_price',
      'conflicting_revision',
      'invalid_shares',
      'duplicate_line',
    ];
    const shapeless = Object.entries(rejectedByCode).filter(([code]) => !shapely.includes(code));
    expect(refused).toHaveLength(shapeless.reduce((sum, [, count]) => sum + count, 0));
  });

  it('states the truth that a plain recount of its messages finds', () => {
    const expected = chain.truth.expected(chain.startMs, chain.endMs);
    const found = recount(messages, chain);
    expect(found.total).toEqual(expected.total);
    expect(found.byStoreDay).toEqual(expected.byStoreDay);
    expect([found.accepted, found.duplicates]).toEqual([expected.accepted, expected.duplicates]);
    const rejected = Object.values(expected.rejectedByCode).reduce((sum, count) => sum + count, 0);
    expect(expected.accepted + expected.duplicates + rejected).toBe(expected.messages);
    expect(Object.keys(expected.rejectedByCode)).toHaveLength(18);
  });

  it('uses the offset that each time zone really has', () => {
    for (const event of chain.catalog()) {
      if (event.type !== 'store') continue;
      const sold = parsed(
        messages.find(({ key, value }) => key.endsWith(`:${event.id}`) && parsed(value)?.soldAt)?.value ?? '',
      );
      const written = String(sold?.soldAt).slice(-6);
      const minutes = offsetMsAt(end.getTime(), event.timeZone) / 60_000;
      expect(written).toBe(`-0${-minutes / 60}:00`);
    }
  });
});

function digest(list: readonly ChainMessage[]): string {
  let hash = 7;
  for (const { key, value, arrivesAtMs } of list) {
    const text = `${key} ${value.toString()} ${arrivesAtMs}`;
    for (let at = 0; at < text.length; at += 3) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
  }
  return `${list.length}:${hash}`;
}

function parsed(value: string | Buffer): Record<string, unknown> | null {
  try {
    return JSON.parse(value.toString()) as Record<string, unknown>;
  } catch {
    return null;
  }
}
