import { expect, it } from '@jest/globals';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { MarginList } from '@vitrine/contracts';
import { draw, wordsOf } from '@/testing/draw';
import { aMe, aStore } from '@/testing/people';
import { MarginsScreen } from './margins-screen';

const someone = aMe({ role: 'seller', scope: { sellerId: 'v1' } });
const seller = { ...someone, permissions: [...someone.permissions, 'recommendations:read' as const] };
const item = { productId: 'p1', name: 'Lençol', category: 'Cama', unitPrice: '300.00', bandSince: '2026-11-01' };
const list: MarginList = {
  ...{
    storeId: 's1',
    madeOn: '2026-11-20',
    madeAt: null,
    isLate: false,
    learnedFrom: 'store',
    baskets: 9,
    missing: [],
  },
  holdout: { isMeasured: false, isHeldOut: false, businessDate: '2026-11-20', hour: 10 },
  salesOf: 'me',
  salesByBand: [
    { band: 'high', share: 0.25 },
    { band: 'normal', share: 0.75 },
  ],
  items: [
    { ...item, band: 'high', units: '0' },
    { ...item, productId: 'p2', name: 'Prato', category: 'Mesa', band: 'normal', units: '3' },
  ],
  nextCursor: null,
};

function words(value: MarginList, address = '/me/margins'): string {
  const client = new QueryClient();
  client.setQueryData(['kept', seller.user.id, 'margins s1'], { value, keptAt: null });
  const screen = (
    <QueryClientProvider client={client}>
      <MarginsScreen />
    </QueryClientProvider>
  );
  return wordsOf(draw(screen, { me: seller, stores: [aStore({ id: 's1' })], address })).replaceAll('\u00a0', ' ');
}

it('says the share of the own sales in each band, and each product with its own', () => {
  const said = words(list);
  expect(said).toContain('Minhas vendas por faixa Últimos 28 dias. Margem alta 25% Margem normal 75%');
  expect(said).toContain('Lençol R$ 300,00 Margem alta Cama · você não vendeu em 28 dias');
  expect(said).toContain('Prato R$ 300,00 Margem normal Mesa · você vendeu 3');
});

it('shows one band or category, and says what is missing where there are none', () => {
  expect(words(list, '/me/margins?band=high')).not.toContain('Prato');
  expect(words(list, '/me/margins?category=Mesa')).not.toContain('Lençol');
  const missing = [{ code: 'costs' as const, sentence: 'Nenhum produto tem custo.' }];
  expect(words({ ...list, items: [], missing })).toContain('Ainda sem faixas de margem Nenhum produto tem custo.');
});

it('says that only some are here where there are more, and that the hour goes without where it did', () => {
  expect(words({ ...list, nextCursor: 'on' })).toContain('Só os primeiros 2 produtos estão aqui.');
  const filtered = words({ ...list, nextCursor: 'on' }, '/me/margins?band=middle');
  expect(filtered).not.toContain('Nenhum produto com estes filtros');
  expect(words(list, '/me/margins?band=middle')).toContain('Nenhum produto com estes filtros');
  const heldOut = { ...list, items: [], holdout: { ...list.holdout, isMeasured: true, isHeldOut: true } };
  expect(words(heldOut)).not.toContain('Ainda sem faixas');
});
