import { countsOf } from './leave-one-out.mjs';
import { rowsOf } from './public-baskets.mjs';

/** Each origin learns from all orders before it and is asked about those until the next. */
const ORIGINS = [0.5, 0.6, 0.7, 0.8, 0.9];
const OFFERED = 5;
/** Of so many likely products, the ranking chooses. */
const CONSIDERED = 100;
/** How much margin counts is chosen before the first origin, as the most whose offers are not less likely taken than this there. */
const WEIGHTS = [0, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5, 0.7, 1];
const MOST_LOST = 0.05;

/**
 * Contoso: offers ranked by chance and margin beside offers ranked by chance alone, one product of each basket hidden in turn.
 * @returns how much more margin an offered product has, and what share of hits is lost, over all origins
 */
export function marginGain(recommend) {
  const orders = contosoOrders();
  const products = new Map(rowsOf('contoso/product.csv.gz').map((row) => [row.ProductKey, pricesOf(row)]));
  const first = Math.floor(orders.length * ORIGINS[0]);
  const { choice, weight } = chosen(recommend, orders.slice(0, first), products);
  const measured = ORIGINS.map((origin, index) => {
    const until = Math.floor(orders.length * (ORIGINS[index + 1] ?? 1));
    const from = Math.floor(orders.length * origin);
    return measure(recommend, orders.slice(0, from), orders.slice(from, until), products, choice, [0, weight]);
  });
  const [plain, ranked] = [0, 1].map((at) => summed(measured.map((one) => one[at])));
  for (const [index, [before, after]] of measured.entries())
    console.log(`Contoso, origin ${ORIGINS[index]}: ${told(before)} → ${told(after)}`);
  console.log(`Contoso, margin weighed ${weight}: ${told(plain)} → ${told(ranked)}`);
  return { marginGain: perOffer(ranked) / perOffer(plain) - 1, hitLoss: 1 - ranked.hits / plain.hits };
}

/** Model and weight, by orders that lie before the first origin. */
function chosen(recommend, orders, products) {
  const cut = Math.floor(orders.length * 0.7);
  const [train, test] = [orders.slice(0, cut), orders.slice(cut)];
  const counts = countsOf(recommend, train);
  const cases = hiddenOf(test).map(([items, hidden]) => ({
    basket: items.map(counts.codeOf).filter((code) => code !== undefined),
    hidden: counts.codeOf(hidden) ?? -1,
  }));
  const { choice } = recommend.chooseLive(counts, cases);
  const measured = measure(recommend, train, test, products, choice, WEIGHTS);
  const likely = measured.map(({ chance }) => chance / measured[0].chance);
  const weight = Math.max(...WEIGHTS.filter((_, index) => likely[index] >= 1 - MOST_LOST));
  const shown = likely.map((one) => one.toFixed(3)).join(' ');
  console.log(`Contoso: ${JSON.stringify(choice)}; by weight of margin, as likely taken as ${shown}`);
  return { choice, weight };
}

/** For each weight: hits, margin of what was offered, and offers. */
function measure(recommend, train, test, products, choice, weights) {
  const counts = countsOf(recommend, train);
  const shares = recommend.shrunkShares(counts);
  const finder = new recommend.CompanionFinder(recommend.liveModel(counts, choice));
  const sums = weights.map(() => ({ hits: 0, marginE4: 0, chance: 0, offers: 0 }));
  for (const [items, hidden] of hiddenOf(test)) {
    const basket = items.map(counts.codeOf).filter((code) => code !== undefined);
    const candidates = finder.find(basket, CONSIDERED).map(({ code, score }) => {
      const productId = counts.productIds[code];
      const chance = choice.kind === 'best-sellers' ? shares[code] : score;
      return { productId, chance, ...products.get(productId) };
    });
    for (const [index, margin] of weights.entries()) {
      const { offers } = recommend.rank(candidates, { ...NOTHING, margin }, '2024-01-01');
      add(sums[index], offers.slice(0, OFFERED), hidden, products);
    }
  }
  return sums;
}

const NOTHING = { margin: 0, price: 0, stock: 0, promotion: 0, plan: 0 };

function add(sums, offers, hidden, products) {
  for (const { productId, chance } of offers) {
    const { priceE4, costE4 } = products.get(productId);
    sums.offers += 1;
    sums.chance += chance;
    sums.marginE4 += priceE4 - costE4;
    if (productId === hidden) sums.hits += 1;
  }
}

function hiddenOf(baskets) {
  const asked = baskets.filter(({ length }) => length >= 2);
  return asked.flatMap((items) => items.map((hidden) => [items.filter((item) => item !== hidden), hidden]));
}

function contosoOrders() {
  const orders = new Map();
  for (const { OrderKey, OrderDate, ProductKey } of rowsOf('contoso/sales.csv.gz')) {
    const known = orders.get(OrderKey) ?? { at: OrderDate, items: new Set() };
    known.items.add(ProductKey);
    orders.set(OrderKey, known);
  }
  const inOrder = [...orders.values()].sort((one, other) => (one.at < other.at ? -1 : Number(one.at > other.at)));
  return inOrder.map(({ items }) => [...items]);
}

function pricesOf({ Price, Cost }) {
  const e4 = (text) => Math.round(Number(text.replaceAll(',', '')) * 10_000);
  return { priceE4: e4(Price), costE4: e4(Cost) };
}

function summed(all) {
  const sum = (name) => all.reduce((total, one) => total + one[name], 0);
  return { hits: sum('hits'), marginE4: sum('marginE4'), offers: sum('offers') };
}

const perOffer = ({ marginE4, offers }) => marginE4 / offers;

function told(one) {
  return `${one.hits} hits of ${one.offers} offers, margin ${(perOffer(one) / 10_000).toFixed(2)} each`;
}
