import { describe, expect, it } from '@jest/globals';
import { QueryClient, QueryObserver } from '@tanstack/react-query';
import type { Companions } from '@vitrine/contracts';
import { goingOn } from '@/features/offline/going-on';
import { sameShowing, shownAgain } from './use-promote';

const item = (offerId: string) => ({ productId: 'p2', offerId, sentence: 'Leva junto.', score: 1, reasonCodes: [] });
const companions: Companions = {
  ...{ storeId: 's1', learnedFrom: 'store', baskets: 300, largeBaskets: 0 },
  items: [item('0199c0de-0000-7000-8000-000000000001'), item('0199c0de-0000-7000-8000-000000000002')],
} as unknown as Companions;

describe('an answer that is kept for hours without a network', () => {
  it('makes new offers each time it is shown, of the same products', () => {
    const ids = [companions, shownAgain(companions), shownAgain(companions)].flatMap(({ items }) =>
      items.map(({ offerId }) => offerId),
    );
    expect(new Set(ids).size).toBe(6);
    const withoutId = ({ items }: Companions) => items.map(({ offerId: _, ...rest }) => rest);
    expect(withoutId(shownAgain(companions))).toEqual(withoutId(companions));
  });
});

describe('companions that are read again while they are shown', () => {
  const of = (...shown: [productId: string, offerId: string][]): Companions => ({
    ...companions,
    items: shown.map(([productId, offerId]) => ({ ...item(offerId), productId })) as unknown as Companions['items'],
  });
  const idsOf = ({ items }: Companions) => items.map(({ productId, offerId }) => [productId, offerId]);

  it('stay the offers that they are; who comes anew is a new one', () => {
    const next = of(['p3', 'new-3'], ['p2', 'new-2']);
    expect(idsOf(sameShowing(of(['p1', 'old-1'], ['p2', 'old-2']), next))).toEqual([
      ['p3', 'new-3'],
      ['p2', 'old-2'],
    ]);
  });

  it('stay so through every answer, of the network or kept', async () => {
    const client = new QueryClient();
    const answers = [
      { value: of(['p2', 'kept']), keptAt: 1 },
      { value: of(['p2', 'network']), keptAt: null },
      { value: of(['p2', 'focus']), keptAt: null },
    ];
    const observer = new QueryObserver(client, {
      queryKey: ['companions'],
      queryFn: async () => answers.shift() ?? null,
      structuralSharing: goingOn<Companions>(sameShowing),
    });
    const leave = observer.subscribe(() => undefined);
    await observer.refetch();
    await observer.refetch();
    const { data } = await observer.refetch();
    leave();
    client.clear();
    expect(answers).toEqual([]);
    expect(data?.keptAt).toBeNull();
    expect(data && idsOf(data.value)).toEqual([['p2', 'kept']]);
  });
});
