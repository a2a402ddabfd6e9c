import { describe, expect, it } from '@jest/globals';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { LowPerformerList } from '@vitrine/contracts';
import { draw, type Surroundings, wordsOf } from '@/testing/draw';
import { aMe, aStore } from '@/testing/people';
import { lowKey } from './low-panel';
import { LowScreen } from './low-screen';
import type { LowItem } from './low-sums';

const manager = { ...aMe(), permissions: [...aMe().permissions, 'recommendations:manage' as const] };
const stores = [aStore({ id: 's1', name: 'Centro' }), aStore({ id: 's2', name: 'Zona Sul' })];

const dear: LowItem = {
  ...{ productId: 'p1', name: 'Cinto', category: 'Roupas', unitPrice: '50.00' },
  ...{ share: 0.04, peersShare: 0.09, below: 0.5556, salesMissing: '123.45', weeks: 8 },
  ...{ cause: 'priceAboveNetwork', action: 'checkPrice' },
  ...{ sentence: 'Vende 4%.', causeSentence: 'Está 12% acima.', actionSentence: 'Confira o preço.' },
};
const hidden: LowItem = {
  ...{ ...dear, productId: 'p2', name: 'Boné', cause: 'fewerPlacements', action: 'place', salesMissing: '76.55' },
  ...{ causeSentence: 'Em poucos cupons.', actionSentence: 'Ponha à vista.' },
};
const fresh: LowItem = {
  ...{ ...dear, productId: 'p3', name: 'Luva', cause: 'newProduct', action: 'wait' },
  ...{ share: null, peersShare: null, below: null, salesMissing: null, weeks: 0 },
};

const aList = (change: Partial<LowPerformerList> = {}): LowPerformerList => ({
  ...{ storeId: 's1', madeOn: '2026-11-20', madeAt: null, isLate: false, learnedFrom: 'network', baskets: 9 },
  ...{ missing: [], from: '2026-09-21', to: '2026-11-15', items: [dear, hidden, fresh], ...change },
});

function drawn(answer: LowPerformerList, around: Surroundings = {}): string {
  const client = new QueryClient();
  client.setQueryData(lowKey('s1'), answer);
  const screen = (
    <QueryClientProvider client={client}>
      <LowScreen />
    </QueryClientProvider>
  );
  return draw(screen, { me: manager, stores, address: '/low-performers', ...around });
}
const words = (markup: string) => wordsOf(markup).replaceAll('\u00a0', ' ');

describe('the screen of low performers', () => {
  it('says how far below, why and what to do, and what they miss together', () => {
    const said = words(drawn(aList()));
    expect(said).toContain('2 produtos vendem menos aqui do que nas outras lojas. Faltaram cerca de R$ 200,00');
    expect(said).toMatch(/Cinto Roupas · R\$ 50,00 Vende 4%\. Preço acima da rede Está 12% acima\. Confira o preço\./);
    expect(said).toContain('56% abaixo em valor R$ 123,45 a menos em 8 semanas');
    expect(said).toMatch(/Luva .*Novo aqui/);
  });

  it('leads to where the step is taken', () => {
    const markup = drawn(aList());
    expect(markup).toContain('href="/cross-sell?at=s1&amp;product=p2"');
    expect(markup).toContain('href="/products/p1?store=s1&amp;at=s1"');
  });

  it('shows one cause alone, and all for one that nothing has', () => {
    const one = words(drawn(aList(), { address: '/low-performers?cause=fewerPlacements' }));
    expect([one.includes('Boné'), one.includes('Cinto')]).toEqual([true, false]);
    expect(words(drawn(aList(), { address: '/low-performers?cause=noStock' }))).toContain('Cinto');
  });

  it('says what is missing, and that nothing is below where nothing is', () => {
    const missing = [{ code: 'peers' as const, have: 2, need: 4, sentence: 'São precisas 4 lojas.' }];
    expect(words(drawn(aList({ items: [], missing })))).toContain('Ainda não dá para comparar São precisas 4 lojas.');
    expect(words(drawn(aList({ missing })))).toContain('Para dizer mais: São precisas 4 lojas.');
    expect(words(drawn(aList({ items: [] })))).toContain('Nenhum produto abaixo dos pares');
    expect(words(drawn(aList({ isLate: true })))).toContain('A lista nova está atrasada; esta é de');
  });

  it('is closed to whoever decides nothing', () => {
    expect(words(drawn(aList(), { me: aMe() }))).not.toContain('Cinto');
  });
});
