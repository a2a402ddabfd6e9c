import { describe, expect, it } from '@jest/globals';
import { causeOf, type LowEvidence, type SoldWeek } from '@vitrine/metrics';
import { lowSentences } from '../sentences/say-low.js';
import { lowItems, withStock } from './low-list.js';

const WEEKS = Array.from({ length: 8 }, (_, at) => `2026-W${40 + at}`);

interface Sold {
  readonly unitsOf?: (store: string, week: number) => number;
  readonly priceOf?: (store: string) => number;
  readonly linesOf?: (store: string, product: string, units: number) => number;
}

/** As if each store sold shirts as often, and `s0` fewer at once. */
const asOften = (_: string, product: string) => (product === 'shirt' ? 20 : 60);

/** Five stores that sell shirts and other things of one category; `s0` sells fewer shirts. */
function weeksOf({
  unitsOf = (store) => (store === 's0' ? 10 : 40),
  priceOf = () => 50,
  linesOf = asOften,
}: Sold = {}): SoldWeek[] {
  const stores = ['s0', 's1', 's2', 's3', 's4'];
  return stores.flatMap((store) =>
    WEEKS.flatMap((week, at) => {
      const units = unitsOf(store, at) + (at % 2);
      const row = (product: string, sold: number, price: number) => ({
        ...{ store, product, category: 'roupas', week, unitsE3: sold * 1_000, lines: linesOf(store, product, sold) },
        netSalesE4: BigInt(Math.round(sold * price * 10_000)),
      });
      return [...(units > 0 ? [row('shirt', units, priceOf(store))] : []), row('other', 60, 100)];
    }),
  );
}

const itemOf = (sold: Sold) =>
  lowItems(weeksOf(sold))
    .low.get('s0')
    ?.find(({ productId }) => productId === 'shirt');
const oneLineAUnit = (_store: string, _product: string, units: number) => units;

describe('low performers', () => {
  it('are those of the alert, with what they are made of', () => {
    const item = itemOf({});
    expect(item).toMatchObject({ category: 'roupas', weeks: 8, cause: 'unexplained' });
    expect(item?.share).toBeLessThan(item?.peersShare ?? 0);
    expect(item?.salesMissingE4).toBeGreaterThan(0);
    expect(item?.evidence).toMatchObject({ priceE4: 500_000, peersPriceE4: 500_000 });
  });

  it.each([
    ['there is no stock', 'noStock', { stockE3: 0, priceE4: 130, peersPriceE4: 100 }],
    ['the price is above that of the network', 'priceAboveNetwork', { stockE3: 5, priceE4: 106, peersPriceE4: 100 }],
    ['it fell everywhere', 'fellEverywhere', { priceE4: 104, peersPriceE4: 100, peersTrend: 0.6 }],
    ['it gets into fewer baskets', 'fewerPlacements', { peersTrend: 0.9, lineRate: 0.02, peersLineRate: 0.05 }],
    ['nothing that is known explains it', 'unexplained', { stockE3: 4, lineRate: 0.05, peersLineRate: 0.05 }],
    ['nothing is known', 'unexplained', {}],
  ] as const)('are told apart where %s', (_, cause, evidence: LowEvidence) => {
    expect(causeOf(evidence)).toBe(cause);
  });

  it('find each cause in sales', () => {
    expect(itemOf({ priceOf: (store) => (store === 's0' ? 60 : 50) })?.cause).toBe('priceAboveNetwork');
    const falling = (store: string, week: number) => (store === 's0' ? 10 : week < 4 ? 60 : 30);
    expect(itemOf({ unitsOf: falling })?.cause).toBe('fellEverywhere');
    expect(itemOf({ linesOf: oneLineAUnit })?.cause).toBe('fewerPlacements');
    const item = itemOf({});
    expect(item && withStock(item, 0).cause).toBe('noStock');
    expect(item && withStock(item, undefined).cause).toBe('unexplained');
  });

  it('hold weeks of which nothing arrived for unknown: half of the others silent is no fall', () => {
    const silent = weeksOf().filter(({ store, week }) => !['s1', 's2'].includes(store) || WEEKS.indexOf(week) < 4);
    const item = lowItems(silent).low.get('s0')?.[0];
    expect(item).toMatchObject({ productId: 'shirt', cause: 'unexplained' });
    expect(item?.evidence.peersTrend).toBeCloseTo(1);
  });

  it('leave what is seen late to those who know the days before', () => {
    const late = weeksOf({ unitsOf: (store, week) => (store === 's0' ? (week < 6 ? -1 : 3) : 40) });
    const { low, firstSeen } = lowItems(late);
    expect([low.get('s0'), firstSeen]).toEqual([undefined, [{ store: 's0', product: 'shirt', category: 'roupas' }]]);
  });

  it('say what is seen, why and what to do', () => {
    const item = itemOf({ linesOf: oneLineAUnit });
    expect(item && lowSentences(item, 'pt-BR')).toEqual({
      sentence: 'Em valor, faz 8% das vendas da categoria aqui; nas outras lojas, 25%.',
      causeSentence: 'Nos cupons, de cada 100 itens da categoria 15 são dele; nas outras lojas, 40.',
      actionSentence: 'Ponha à vista e ofereça junto com o que combina.',
    });
    const dearer = itemOf({ priceOf: (store) => (store === 's0' ? 60 : 50) });
    expect(dearer && lowSentences(dearer, 'en').causeSentence).toBe(
      'The average price here is 20% above that of the other stores.',
    );
  });
});
