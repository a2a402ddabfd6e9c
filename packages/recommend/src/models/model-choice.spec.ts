import { describe, expect, it } from '@jest/globals';
import { CountTable } from '../baskets/count-table.js';
import type { HiddenCase } from './choose-model.js';
import { chooseModels, modelChoiceSchema, validationCut } from './model-choice.js';

const weeksOf = (...baskets: number[]) =>
  baskets.map((count, at) => ({
    week: new Date(Date.UTC(2026, 8, 7 + 7 * at)).toISOString().slice(0, 10),
    baskets: count,
  }));

describe('the Monday that parts what is learned from what is asked', () => {
  it.each([
    ['nothing was sold', weeksOf(), undefined],
    ['all was sold in one week', weeksOf(9_000), undefined],
    ['too little lies before', weeksOf(400, 100, 100), undefined],
    ['the last week is a fifth', weeksOf(400, 400, 200), '2026-09-21'],
    ['the last week is less than a fifth', weeksOf(600, 400, 199), '2026-09-14'],
  ])('where %s', (_, weeks, monday) => {
    expect(validationCut(weeks)).toBe(monday);
  });
});

/** Two kinds of customers, and milk that everybody takes: who takes ham takes bread, who takes nails takes a hammer. */
const baskets = Array.from({ length: 600 }, (_, at) =>
  at % 3 === 0 ? ['milk', 'ham', 'bread'] : at % 3 === 1 ? ['milk', 'nails', 'hammer'] : ['milk', `rare${at % 7}`],
);
const table = new CountTable();
for (const basket of baskets) table.addBasket(basket);
const before = table.counts();
const casesOf = (count: number): HiddenCase[] =>
  baskets
    .filter((basket) => basket.length === 3)
    .slice(0, count)
    .map(([, ...pair]) => {
      const [asked, hidden] = pair.map((id) => before.codeOf(id) as number);
      return { basket: [asked as number], hidden: hidden as number };
    });

describe('models of a tenant', () => {
  it('are chosen by later baskets, and never find less than best-sellers there', () => {
    const judged = chooseModels([{ counts: before, cases: casesOf(200) }]);
    const { cases, hits, choice } = judged ?? { hits: { bestSellers: 1, live: 0, nightly: 0 } };
    expect(cases).toBe(200);
    expect(hits.live).toBeGreaterThanOrEqual(hits.bestSellers);
    expect(hits.nightly).toBeGreaterThanOrEqual(hits.bestSellers);
    expect(choice?.ranks).toBe(hits.nightly > hits.live ? 'nightly' : 'live');
  });

  it('learn of fresh baskets alone where these tell more, and of all where they tell as much', () => {
    const stale = new CountTable();
    for (let at = 0; at < 600; at++) stale.addBasket(['milk', `rare${at % 7}`]);
    for (const id of ['ham', 'bread', 'nails', 'hammer']) stale.addItem(id, 1);
    const old = stale.counts();
    const [all, cases] = [casesOf(200), casesOf(200)];
    const inOld = cases.map(({ basket, hidden }) => ({
      basket: basket.map((code) => old.codeOf(before.productIds[code] as string) as number),
      hidden: old.codeOf(before.productIds[hidden] as string) as number,
    }));
    const fresh = { counts: before, cases: all, halfLifeWeeks: 8 };
    expect(chooseModels([{ counts: old, cases: inOld }, fresh])?.choice.halfLifeWeeks).toBe(8);
    expect(chooseModels([{ counts: before, cases: all }, fresh])?.choice.halfLifeWeeks).toBeUndefined();
  });

  it('are not chosen by a handful of baskets', () => {
    expect(chooseModels([{ counts: before, cases: casesOf(99) }])).toBeUndefined();
  });

  it('are read back as they were kept', () => {
    const choice = chooseModels([{ counts: before, cases: casesOf(200) }])?.choice;
    expect(modelChoiceSchema.parse(JSON.parse(JSON.stringify(choice)))).toEqual(choice);
  });
});
