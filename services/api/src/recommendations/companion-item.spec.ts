import { describe, expect, it } from '@jest/globals';
import type { CompanionsFound } from '@vitrine/contracts';
import { firstWeights } from '@vitrine/contracts';
import type { MarginBands } from '@vitrine/recommend';
import type { ProductRow } from '@vitrine/warehouse';
import fc from 'fast-check';
import { companionItem } from './companion-item.js';
import { offersOf } from './offers.js';

const bands: MarginBands = { partsE4: [100_000, 200_000], middlesE4: [50_000, 150_000, 400_000] };
const bandOf = (marginE4: number) => bands.partsE4.filter((part) => marginE4 >= part).length;
const ids = ['p0', 'p1', 'p2', 'p3', 'p4', 'p5'];

type Costs = Readonly<Record<string, number>>;
interface Question {
  readonly asked: readonly string[];
  /** Of the promotion that runs, of each product. */
  readonly discounts: Readonly<Record<string, number>>;
  readonly scores: Readonly<Record<string, number>>;
}
const PRICE = 1_000_000;
const todayOf = (id: string, { discounts }: Question) => Math.round(PRICE * (1 - (discounts[id] ?? 0)));

/** What somebody who is told no margins reads of one question, but for the ids of showings. */
function readBy(seesMargins: boolean, costs: Costs, question: Question) {
  const productOf = (productId: string): ProductRow => ({
    ...{ tenantId: 'acme', productId, name: productId, category: 'c', brand: '', version: 1 },
    ...{ unitPriceE4: PRICE, unitCostE4: costs[productId] ?? null, barcodes: [] },
  });
  const found: CompanionsFound['companions'] = question.asked.map((productId) => ({
    ...{ productId, withProductId: 'x', basketsTogether: 18, basketsWith: 100, basketsOfCompanion: 60 },
    ...{ score: question.scores[productId] ?? 0, reasonCodes: ['boughtTogether'] },
  }));
  const promotion = (id: string) => ({
    ...{ productId: id, promotionId: 'p', name: 'Semana', lastDay: '2026-12-24' },
    discountRateE6: Math.round((question.discounts[id] ?? 0) * 1_000_000),
  });
  const offers = offersOf(found, {
    ...{ productOf, bands, weights: firstWeights, businessDate: '2026-11-30' },
    shelfOf: (id) => (question.discounts[id] ? { promotion: promotion(id) } : {}),
    planGainOf: () => undefined,
    isOutside: () => false,
    decisionOf: () => undefined,
  });
  const reader = { locale: 'pt-BR', minorDigits: 2, seesMargins, productOf, isApproved: () => false } as const;
  return offers.map((offer) => ({ ...companionItem(offer, 1_000, reader), offerId: '' }));
}

const each = <Value>(of: fc.Arbitrary<Value>) =>
  fc.array(of, { minLength: ids.length, maxLength: ids.length }).map(byId);
const byId = <Value>(values: readonly Value[]) => Object.fromEntries(ids.map((id, at) => [id, values[at] as Value]));
const questions = fc.record({
  asked: fc.subarray(ids, { minLength: 1 }),
  discounts: each(fc.constantFrom(0, 0, 0.05, 0.1, 0.3)),
  scores: each(fc.constantFrom(0.1, 0.1, 0.2, 0.4)),
});
const costs = each(fc.integer({ min: 1, max: PRICE + 50_000 }));

describe('what whoever is told no margins reads of companions', () => {
  it('is the same for all costs that lie in the same bands, however many questions and prices there are', () => {
    fc.assert(
      fc.property(costs, fc.array(questions, { minLength: 1, maxLength: 12 }), fc.nat(1_000_000), (own, all, drawn) => {
        // Of each product the highest cost that no asked price tells from its own, or one below it.
        const others = Object.fromEntries(
          ids.map((id) => {
            const prices = all.map((question) => todayOf(id, question));
            const isAlike = (cost: number) =>
              prices.every(
                (price) =>
                  bandOf(price - cost) === bandOf(price - (own[id] ?? 0)) &&
                  price - cost < 0 === price - (own[id] ?? 0) < 0,
              );
            const tries = [PRICE + 60_000, PRICE, drawn, drawn / 2, drawn / 4, 1].map(Math.round);
            return [id, tries.find(isAlike) ?? own[id] ?? 0];
          }),
        );
        for (const question of all) expect(readBy(false, others, question)).toEqual(readBy(false, own, question));
      }),
    );
  });

  it('has no score, no margin and no factor of it; whoever is told them reads the score that orders', () => {
    fc.assert(
      fc.property(costs, questions, (own, question) => {
        for (const item of readBy(false, own, question)) {
          expect([item.score, item.unitMargin, item.marginPerBasket]).toEqual([undefined, undefined, undefined]);
          expect(item.factors.find(({ name }) => name === 'margin')).toEqual({
            ...{ name: 'margin', state: 'hidden', times: null },
          });
        }
        const scores = readBy(true, own, question).map(({ score, chance, factors }) => {
          expect(score).toBeCloseTo(factors.reduce((all, { times }) => all * (times ?? 1), chance));
          return score ?? 0;
        });
        expect(scores).toEqual([...scores].sort((one, other) => other - one));
      }),
    );
  });
});
