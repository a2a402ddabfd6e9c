import { expect, it } from '@jest/globals';
import type { MarginList } from '@vitrine/contracts';
import { wholeList } from './whole-list';

const page = (ids: readonly string[], nextCursor: string | null, isHeldOut = false) =>
  ({
    holdout: { isMeasured: true, isHeldOut, businessDate: '2026-11-20', hour: 10 },
    items: ids.map((productId) => ({ productId })),
    nextCursor,
  }) as unknown as MarginList;

const told = ({ items, nextCursor }: MarginList) => [items.map(({ productId }) => productId), nextCursor];

it('is all pages, also behind one of which everything is sold out', async () => {
  const pages = new Map([
    ['b', page([], 'c')],
    ['c', page(['p3', 'p4'], null)],
  ]);
  const asked: string[] = [];
  const whole = await wholeList(page(['p1', 'p2'], 'b'), async (cursor) => {
    asked.push(cursor);
    return pages.get(cursor) as MarginList;
  });
  expect([...told(whole), asked]).toEqual([['p1', 'p2', 'p3', 'p4'], null, ['b', 'c']]);
});

it('asks for no page of a short list, and for no end of pages of a long one', async () => {
  const none = async (): Promise<MarginList> => Promise.reject(new Error('nothing was to be asked'));
  expect(told(await wholeList(page(['p1'], null), none))).toEqual([['p1'], null]);
  let asked = 0;
  const endless = await wholeList(page(['p0'], 'on'), async () => page([`p${++asked}`], 'on'));
  expect([endless.items.length, asked, endless.nextCursor]).toEqual([10, 9, 'on']);
});

it('is the answer of an hour without suggestions that began meanwhile, and no part of a list', async () => {
  const heldOut = page([], null, true);
  expect(await wholeList(page(['p1'], 'b'), async () => heldOut)).toBe(heldOut);
  await expect(wholeList(page(['p1'], 'b'), () => Promise.reject(new Error('away')))).rejects.toThrow('away');
});
