import { describe, expect, it } from '@jest/globals';
import type { Store } from '@/lib/api/types';
import { findComparable } from './comparable-stores';

const store = (id: string, openedOn?: string) => ({ id, name: id.toUpperCase(), openedOn }) as Store;
const row = (id: string, before?: number) => ({ store: id, 'tickets.previous': before ?? null });
const find = (rows: ReturnType<typeof row>[], stores: Store[]) =>
  findComparable(rows, stores, '2026-11-13', (id) => id.toUpperCase());

describe('like for like', () => {
  it('keeps stores that had opened by the first day of the comparison', () => {
    const found = find(
      [row('old', 9), row('same-day', 0), row('new', 3)],
      [store('old', '2009-01-15'), store('same-day', '2026-11-13'), store('new', '2026-11-14')],
    );
    expect(found.ids).toEqual(['old', 'same-day']);
    expect(found.left).toEqual([{ id: 'new', name: 'NEW', openedOn: '2026-11-14' }]);
  });

  it('asks the sales where nobody wrote down when it opened', () => {
    const found = find([row('sold', 4), row('silent'), row('stranger', 2)], [store('sold'), store('silent')]);
    expect(found.ids).toEqual(['sold', 'stranger']);
    expect(found.left.map(({ id }) => id)).toEqual(['silent']);
  });
});
