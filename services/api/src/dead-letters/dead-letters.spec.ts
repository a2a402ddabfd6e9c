import { describe, expect, it } from '@jest/globals';
import { ProblemError } from '@vitrine/platform';
import { decodeCursor, encodeCursor } from '../http/cursor.js';
import { toFilter } from './dead-letter-filter.js';
import { groupByCode } from './dead-letter-item.js';
import { position } from './dead-letters.controller.js';

const scope = { tenantId: 't', stores: ['s1'], networkTotals: false };

describe('toFilter', () => {
  it('always starts from the scope', () => {
    expect(toFilter(scope, {})).toEqual({ tenantId: 't', storeIds: ['s1'] });
    expect(toFilter({ ...scope, stores: 'all' }, { code: 'too_large' })).toEqual({ tenantId: 't', code: 'too_large' });
  });

  it('takes a day whole', () => {
    const { fromMs, toMs } = toFilter(scope, { from: '2026-11-20', to: '2026-11-20' });
    expect([fromMs, toMs]).toEqual([Date.UTC(2026, 10, 20), Date.UTC(2026, 10, 21)]);
    expect(toFilter(scope, { to: '2026-11-20T10:00:00-03:00' }).toMs).toBe(Date.UTC(2026, 10, 20, 13));
  });

  it.each(['today', '2026-13-01', '1901-01-01', '20261120', '2026-02-30', '2026-02-30T10:00:00Z', '0000-01-01'])(
    'refuses %s',
    (from) => {
      expect(() => toFilter(scope, { from })).toThrow(ProblemError);
    },
  );

  it('refuses a period that ends before it begins', () => {
    expect(() => toFilter(scope, { from: '2026-11-21', to: '2026-11-19' })).toThrow(ProblemError);
  });
});

describe('groupByCode', () => {
  it('adds up topics, most first, and shows an unknown code as the general one', () => {
    const count = (code: string, topic: string, amount: number) => ({
      code,
      topic,
      count: amount,
      firstReceivedAtMs: 0,
      lastReceivedAtMs: amount,
    });
    const groups = groupByCode([count('too_large', 'a', 1), count('of_tomorrow', 'a', 2), count('too_large', 'b', 3)]);
    expect(groups.map((group) => [group.code, group.count])).toEqual([
      ['too_large', 4],
      ['invalid_value', 2],
    ]);
  });
});

describe('a cursor', () => {
  const place = { receivedAtMs: 1, topic: 'sales.raw.v1', partition: 65_535, offset: 0 };

  it('comes back as it was', () => expect(decodeCursor(encodeCursor(place), position)).toEqual(place));

  it.each([{ partition: 1.5 }, { partition: 65_536 }, { offset: -1 }, { offset: 0.5 }, { receivedAtMs: -1 }])(
    'that was forged to %j is refused',
    (forged) => {
      const cursor = encodeCursor({ ...place, ...forged });
      expect(() => decodeCursor(cursor, position)).toThrow(expect.objectContaining({ status: 400 }));
    },
  );
});
