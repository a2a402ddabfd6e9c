import { describe, expect, it } from '@jest/globals';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { PairList } from '@vitrine/contracts';
import { draw, type Surroundings, wordsOf } from '@/testing/draw';
import { aMe, aStore } from '@/testing/people';
import { pairsKey } from './api/use-pairs';
import { CrossSellScreen } from './cross-sell-screen';
import { aDecision, aPair, aPairList } from './pair/a-pair.fixture';

const manager = { ...aMe(), permissions: [...aMe().permissions, 'recommendations:manage' as const] };
const stores = [aStore({ id: 's1', name: 'Centro' }), aStore({ id: 's2', name: 'Zona Sul' })];

/** The screen of the first store, as the api answered for it. */
function drawn(answer: PairList | undefined, around: Surroundings = {}): string {
  const client = new QueryClient();
  if (answer) client.setQueryData(pairsKey('s1'), { pages: [answer], pageParams: [''] });
  const screen = (
    <QueryClientProvider client={client}>
      <CrossSellScreen />
    </QueryClientProvider>
  );
  return draw(screen, { me: manager, stores, address: '/cross-sell', ...around });
}
const words = (markup: string) => wordsOf(markup).replaceAll('\u00a0', ' ');

describe('the screen of cross-selling', () => {
  it('says each pair in words, whose tickets they are, and what was decided', () => {
    const pinned = aPair({ decision: aDecision({ decision: 'pin', version: 1, to: '2026-12-31' }) });
    const said = words(drawn(aPairList({ items: [pinned], largeBaskets: 3 })));
    expect(said).toContain('Calculado com 7.500 cupons de toda a rede');
    expect(said).toContain('3 cupons com mais de 100 produtos ficam de fora');
    expect(said).toContain('50 têm Jogo de lençol; o normal é 2. 60 cupons com os dois Fixado · até 31/12/2026');
    expect(said).not.toContain('Suporte');
  });

  it('tells experts more', () => {
    const said = words(drawn(aPairList(), { locale: 'en', address: '/cross-sell?expert=true' }));
    expect(said).toMatch(/Support .* 0\.6% 50% 40% 23\.4 \(22\.2 – 24\.7\) 58/);
  });

  it('tells the margin per ticket to whoever the api tells it, and else has no such column', () => {
    const expert = { address: '/cross-sell?expert=true' };
    expect(words(drawn(aPairList(), expert))).not.toContain('Margem por cupom');
    const told = aPairList({ items: [aPair({ marginPerBasket: ['3.60', null] })] });
    const said = words(drawn(told, expert));
    expect(said).toContain('Margem por cupom');
    expect(said).toContain('A → B R$ 3,60 · B → A —');
  });

  it('says what is missing while there are too few tickets', () => {
    const few = aPairList({ learnedFrom: 'none', baskets: 12, items: [] });
    expect(words(drawn(few))).toMatch(/12 cupons contados: ainda não dá .* pelo menos 5 cupons têm os dois produtos/);
    expect(words(drawn({ ...few, baskets: 0 }))).toContain('Nenhum cupom contado ainda');
  });

  it('lets whoever has several stores choose one, and nobody else', () => {
    expect(drawn(aPairList())).toContain('data-testid="one-store"');
    expect(drawn(aPairList(), { stores: stores.slice(0, 1) })).not.toContain('data-testid="one-store"');
  });

  it('is closed to whoever decides nothing', () => {
    expect(words(drawn(aPairList(), { me: aMe() }))).not.toMatch(/cupons/);
  });
});
