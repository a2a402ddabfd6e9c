import { describe, expect, it } from '@jest/globals';
import type { Scope } from '@vitrine/domain';
import { readAccepted } from '../accepted/accepted-event.js';
import { Channel } from './channel.js';

const scope = (more: Partial<Scope>): Scope => ({ tenantId: 't', stores: 'all', networkTotals: false, ...more });
const sale = {
  tenantId: 't',
  storeId: 's1',
  soldAt: '2026-11-20T12:00:00Z',
  sellerIds: ['v1'],
  rawAt: 1,
  acceptedAt: 2,
};
const eventOf = (value: unknown) => {
  const event = readAccepted({ value: Buffer.from(JSON.stringify(value)) });
  if (event === undefined) throw new Error('unreadable');
  return event;
};

describe('Channel', () => {
  it.each([
    [{}, true],
    [{ stores: ['s1'] }, true],
    [{ stores: ['s2'] }, false],
    [{ stores: ['s2'], networkTotals: true }, false],
    [{ stores: ['s1'], sellerId: 'v1' }, true],
    [{ stores: ['s1'], sellerId: 'v2' }, false],
  ])('with scope %j a sale of v1 in s1 is news: %p', (more, isNews) => {
    const channel = new Channel(scope(more));
    expect(channel.note(eventOf(sale))).toBe(isNews);
    expect(channel.freshness).toEqual(isNews ? { acceptedAt: 2, rawAt: 1 } : { acceptedAt: null, rawAt: null });
  });

  it('reads again for a restatement, which says nothing of how fresh its sales are', () => {
    const channel = new Channel(scope({}));
    expect(channel.note(eventOf({ ...sale, restatement: 'entry-1' }))).toBe(true);
    expect(channel.freshness).toEqual({ acceptedAt: null, rawAt: null });
  });

  it('tells the seller a correction took the sale from', () => {
    const corrected = { ...sale, replaced: { lines: [{ sellerId: 'v2' }, {}] } };
    expect(new Channel(scope({ sellerId: 'v2' })).note(eventOf(corrected))).toBe(true);
  });

  it('reads no record that is not an accepted ticket', () => {
    for (const text of ['', 'nonsense', '{}', '[]', 'null'])
      expect(readAccepted({ value: Buffer.from(text) })).toBeUndefined();
    expect(readAccepted({ value: null })).toBeUndefined();
  });
});
