import { expect, it } from '@jest/globals';
import { NextBaskets } from './next-baskets.js';

type Access = Parameters<NextBaskets['of']>[0];
const access = {
  ...{ tenant: { id: 't', currency: 'BRL' }, scope: { stores: 'all' }, locale: 'pt-BR' },
} as unknown as Access;

it('what a customer may take next is found behind whatever too few others took', async () => {
  // Forty products that one other took each weigh more than what the customer took long ago; one other is no reason to tell.
  const rare = Array.from({ length: 40 }, (_, at) => `rare${at}`);
  const own = [['good'], ...Array.from({ length: 60 }, () => ['cup'])];
  const baskets = {
    of: async () => own.map((productIds) => ({ soldOn: '2026-11-20', productIds })),
    drawn: async () => rare.map((one) => [['cup'], [one]]),
    soldIn: async () => new Set(['good', ...rare]),
  };
  const holdouts = { of: async () => ({ businessDate: '2026-11-30' }) };
  const next = new NextBaskets(
    ...([
      baskets,
      { list: async () => [] },
      holdouts,
      { now: async () => () => ({}) },
      { of: async () => 's' },
    ] as unknown as ConstructorParameters<typeof NextBaskets>),
  );
  const { items } = await next.of(access, 'token', { storeId: 's', limit: 5 });
  expect(items.map(({ productId }) => productId)).toEqual(['good']);
});
