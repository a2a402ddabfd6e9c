import { describe, expect, it } from '@jest/globals';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { PromoteList } from '@vitrine/contracts';
import { isHeldOut } from '@vitrine/recommend/held-out';
import { draw, type Surroundings, wordsOf } from '@/testing/draw';
import { aMe, aStore } from '@/testing/people';
import { feedbackOf, nextOutcomes } from './offers/feedback';
import { PromoteScreen } from './promote-screen';

const someone = aMe({ role: 'seller', scope: { sellerId: 'v1' } });
const seller = { ...someone, permissions: [...someone.permissions, 'recommendations:read' as const] };
const stores = [aStore({ id: 's1', name: 'Centro' })];

function aList(change: Partial<PromoteList> = {}): PromoteList {
  return {
    ...{ storeId: 's1', madeOn: '2026-11-20', madeAt: '2026-11-20T06:00:00.000Z', isLate: false },
    ...{ learnedFrom: 'network', baskets: 900, missing: [] },
    holdout: { isMeasured: true, isHeldOut: false, businessDate: '2026-11-20', hour: 14 },
    items: [
      {
        ...{ productId: 'p1', name: 'Jogo de lençol', unitPrice: '300.00', price: '270.00' },
        promotion: { id: 'x', name: 'Semana da cama', discountRate: '0.1', to: '2026-11-30' },
        stock: { units: '12.000', at: '2026-11-20T09:00:00.000Z' },
        reasons: [{ code: 'margin', sentence: 'Está na faixa de margem alta.', band: 'high' }],
      },
    ],
    ...change,
  };
}

/** The screen with the list of the store, of now or as it was kept. */
function drawn(list: PromoteList, around: Surroundings & { keptAt?: number | null } = {}): string {
  const { keptAt = null, ...rest } = around;
  const client = new QueryClient();
  client.setQueryData(['kept', seller.user.id, 'promote s1'], { value: list, keptAt });
  const screen = (
    <QueryClientProvider client={client}>
      <PromoteScreen />
    </QueryClientProvider>
  );
  return draw(screen, { me: seller, stores, address: '/me/promote', at: hourThat(false), ...rest });
}
const words = (markup: string) => wordsOf(markup).replaceAll('\u00a0', ' ');

/** An hour of the store that goes without suggestions, or one that does not. */
function hourThat(isHeld: boolean): string {
  for (let hour = 0; hour < 500; hour += 1) {
    const at = new Date(Date.UTC(2026, 10, 1, 3 + hour)); // São Paulo lies three hours behind
    const local = new Date(at.getTime() - 3 * 3_600_000).toISOString();
    const storeHour = {
      tenantId: 'loja',
      storeId: 's1',
      businessDate: local.slice(0, 10),
      hour: Number(local.slice(11, 13)),
    };
    if (isHeldOut(storeHour) === isHeld) return at.toISOString();
  }
  throw new Error('no such hour');
}

describe('what to promote', () => {
  it('says each product with its reason, the price of today and what is on the shelf', () => {
    const said = words(drawn(aList()));
    expect(said).toContain('Lista de 20/11/2026.');
    expect(said).toContain(
      'Jogo de lençol R$ 270,00 Está na faixa de margem alta. 12 no estoque · Semana da cama, até 30 nov',
    );
    expect(said).toContain('Ofereci Vendeu Não serve');
  });

  it('says from when the list is while there is no network', () => {
    expect(words(drawn(aList(), { keptAt: Date.parse('2026-01-05T12:00:00Z') }))).toContain('é de 05/01, 09:00');
    expect(words(drawn(aList()))).not.toContain('Sem conexão');
  });

  it('says what is missing where there is nothing to say', () => {
    const missing = [{ code: 'baskets' as const, have: 12, need: 200, sentence: 'Há 12 cupons; são precisos 200.' }];
    expect(words(drawn(aList({ items: [], missing })))).toContain('ainda está vazia Há 12 cupons; são precisos 200.');
  });

  it('says nothing in an hour that is held out, with or without a network, unless the store takes no part', () => {
    const at = hourThat(true);
    const held = words(drawn(aList(), { at, keptAt: 1 }));
    expect(held).toContain('Sem sugestões nesta hora: estamos medindo o efeito');
    expect(held).not.toContain('Jogo de lençol');
    const holdout = { ...aList().holdout, isMeasured: false };
    expect(words(drawn(aList({ holdout }), { at }))).toContain('Jogo de lençol');
    const manager = { ...aMe(), permissions: [...aMe().permissions, 'recommendations:read' as const] };
    expect(words(drawn(aList(), { at, me: manager }))).toContain('Jogo de lençol');
  });
});

describe('what a seller says of an offer', () => {
  const offer = { offerId: 'o-12345678', storeId: 's1', productId: 'p1', companionId: 'p2' };

  it('is told under one id for each outcome', () => {
    const at = new Date('2026-11-20T12:00:00Z');
    expect(feedbackOf(offer, 'sold', at)).toEqual({
      id: 'o-12345678 sold',
      path: '/v1/recommendations/feedback',
      body: { ...offer, outcome: 'sold', at: '2026-11-20T12:00:00.000Z' },
    });
  });

  it('goes from offered to sold or of no use, and then to the next customer', () => {
    expect(nextOutcomes(null)).toEqual(['offered', 'sold', 'notUseful']);
    expect(nextOutcomes('offered')).toEqual(['sold', 'notUseful']);
    expect([nextOutcomes('sold'), nextOutcomes('notUseful')]).toEqual([[], []]);
  });
});
