import { countsOf, folds } from './leave-one-out.mjs';

/** A shop's first baskets, and the ones after them that are asked about; from so many places of the data. */
const SIZES = [50, 100, 200, 400, 600];
const [ASKED, PLACES] = [400, 8];

/** Orders by chance, of data that have no dates: a shop's first baskets are then a fair sample of it. */
const [ORDERS, ORDER_SEED] = [8, 100];

/**
 * What ranks until a tenant has chosen, beside best-sellers, in shops that have just begun: cut out of public data.
 * @returns the least of its hits for each hit of best-sellers, over all sizes
 */
export function youngShops(recommend, set, baskets) {
  return ofOrders(recommend, set, [baskets]);
}

/** The same of eight times as many shops, each drawn by chance. */
export function drawnShops(recommend, set, baskets) {
  const orders = Array.from({ length: ORDERS }, (_, at) => folds(baskets, 1, ORDER_SEED + at)[0].test);
  return ofOrders(recommend, `${set} drawn by chance`, orders);
}

function ofOrders(recommend, set, orders) {
  const all = orders.map((baskets) => baskets.filter(({ length }) => !recommend.isWholesale(length)));
  const ratios = SIZES.map((size) => {
    const hits = { best: 0, first: 0 };
    for (const [asked, place] of all.flatMap((asked) => Array.from({ length: PLACES }, (_, place) => [asked, place]))) {
      const from = Math.floor((place * (asked.length - size - 2 * ASKED)) / PLACES);
      const counts = countsOf(recommend, asked.slice(from, from + size));
      const cases = casesOf(counts, asked.slice(from + size, from + size + 2 * ASKED));
      const hitsOf = (model) => Math.round(recommend.hitRate(model, cases, 5) * cases.length);
      hits.best += hitsOf(recommend.bestSellers(counts));
      hits.first += hitsOf(recommend.liveModel(counts, recommend.firstLiveChoice));
    }
    console.log(
      `${set}, the first ${size} baskets: best-sellers ${hits.best} hits, what ranks until then ${hits.first}`,
    );
    return hits.first / hits.best;
  });
  return Number(Math.min(...ratios).toFixed(3));
}

function casesOf(counts, baskets) {
  const asked = baskets.filter(({ length }) => length >= 2).slice(0, ASKED);
  return asked.map((items, at) => {
    const hidden = items[at % items.length];
    const basket = items.filter((item) => item !== hidden).map(counts.codeOf);
    return { basket: basket.filter((code) => code !== undefined), hidden: counts.codeOf(hidden) ?? -1 };
  });
}
