import { here } from '../trees.mjs';

const { leastBasketsOf } = await import(`${here}/packages/warehouse/dist/index.js`);
/** Where there is room for all. */
const FEWEST = leastBasketsOf([]);
/** One product of each test basket is hidden, by chance; a model that names it among its first five has a hit. */
const [TEST_SEED, VALIDATION_SEED] = [1, 2];
/** Baskets that choose among models; more make the choice slower, hardly better. */
const VALIDATION = 1_000;
/** Of the training baskets, the last part chooses among models. The test baskets never do. */
const LEARN = 0.8;

/**
 * @param recommend the package, built
 * @param {{ train: string[][], test: string[][] }} split
 * @returns hit rates, the choices and the seconds of the nightly fit
 */
export function leaveOneOut(recommend, { train, test }) {
  const cut = Math.floor(train.length * LEARN);
  const before = countsOf(recommend, train.slice(0, cut));
  const validation = evenly(casesOf(recommend, before, train.slice(cut), VALIDATION_SEED), VALIDATION);
  const live = recommend.chooseLive(before, validation);
  const nightly = recommend.chooseNightly(before, validation);
  const whole = countsOf(recommend, train);
  const cases = casesOf(recommend, whole, test, TEST_SEED);
  const started = performance.now();
  const fitted = recommend.nightlyModel(whole, nightly.choice);
  const fitSeconds = (performance.now() - started) / 1_000;
  const rate = (model) => recommend.hitRate(model, cases, 5);
  return {
    cases: cases.length,
    products: whole.productIds.length,
    choices: { live: live.choice, nightly: nightly.choice },
    fitSeconds,
    rates: {
      bestSellers: rate(recommend.bestSellers(whole)),
      first: rate(recommend.liveModel(whole, recommend.firstLiveChoice)),
      live: rate(recommend.liveModel(whole, live.choice)),
      nightly: rate(fitted),
    },
  };
}

/** All pairs of all baskets. A wholesale order is neither learned from nor asked. */
export function allCountsOf({ CountTable, isWholesale }, baskets) {
  const table = new CountTable();
  for (const items of baskets) if (!isWholesale(items.length)) table.addBasket(items);
  return table.counts();
}

/** Counts as the service reads them: without the pairs of too few baskets. */
export function countsOf(recommend, baskets) {
  const all = allCountsOf(recommend, baskets);
  const table = new recommend.CountTable();
  table.addBaskets(all.baskets);
  for (const [code, productId] of all.productIds.entries()) {
    table.addItem(productId, all.itemBaskets[code]);
    const { partners, baskets: together } = all.rowOf(code);
    for (const [at, partner] of partners.entries())
      if (partner > code && together[at] >= FEWEST) table.addPair(productId, all.productIds[partner], together[at]);
  }
  return table.counts();
}

/** A product that the counts do not know is -1 as the hidden one, and is left out of the basket. */
function casesOf({ isWholesale }, counts, baskets, seed) {
  const asked = baskets.filter(({ length }) => length >= 2 && !isWholesale(length));
  return asked.map((items, index) => {
    const at = mixed(seed, index) % items.length;
    const basket = items.filter((_, other) => other !== at).map(counts.codeOf);
    return { basket: basket.filter((code) => code !== undefined), hidden: counts.codeOf(items[at]) ?? -1 };
  });
}

/** So many of a list, from its whole length. */
function evenly(list, count) {
  return list.filter(
    (_, index) => Math.floor((index * count) / list.length) !== Math.floor(((index - 1) * count) / list.length),
  );
}

/** Only the products that most training baskets hold: rare ones are what the table of the literature leaves out. */
export function keepFrequent({ train, test }, products) {
  const found = new Map();
  for (const item of train.flat()) found.set(item, (found.get(item) ?? 0) + 1);
  const byCount = [...found].sort(([, one], [, other]) => other - one);
  const kept = new Set(byCount.slice(0, products).map(([item]) => item));
  const cut = (baskets) => baskets.map((items) => items.filter((item) => kept.has(item)));
  return { train: cut(train).filter(({ length }) => length > 0), test: cut(test) };
}

/** Earlier baskets to learn from, later ones to ask. */
export function splitByTime(baskets, share = 0.8) {
  const cut = Math.floor(baskets.length * share);
  return { train: baskets.slice(0, cut), test: baskets.slice(cut) };
}

/** Every basket is asked in one of the folds: without dates, a random split is all there is. */
export function folds(baskets, count, seed = 7) {
  const shuffled = baskets.map((basket, index) => [mixed(seed, index), basket]).sort(([one], [other]) => one - other);
  const inOrder = shuffled.map(([, basket]) => basket);
  return Array.from({ length: count }, (_, fold) => ({
    train: inOrder.filter((_, index) => index % count !== fold),
    test: inOrder.filter((_, index) => index % count === fold),
  }));
}

/** A well-spread unsigned integer of two. */
function mixed(seed, index) {
  let hash = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(index + 1, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return (hash ^ (hash >>> 15)) >>> 0;
}
