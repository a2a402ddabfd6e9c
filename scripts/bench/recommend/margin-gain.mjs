import { here } from '../trees.mjs';
import { countsOf } from './leave-one-out.mjs';
import { shopsWithCosts } from './margin-shops.mjs';

/** Each origin learns from all orders before it and is asked about those until the next. The earlier ones choose the weight. */
const [EARLIER, ORIGINS] = [
  [0.25, 0.3, 0.35, 0.4, 0.45, 0.5],
  [0.5, 0.6, 0.7, 0.8, 0.9, 1],
];
const OFFERED = 5;
const MOST_CASES = 3_000;
const WEIGHTS = [0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.7, 1];
/** Of the hits of a shop's earlier origins. A shop of fewer hits bounds nothing, and chooses nothing. */
const [MOST_LOST, FEWEST_HITS] = [0.05, 500];
/** Products that the service is asked for: what is served, and more. */
const CONSIDERED = [20, 50, 100];

/**
 * Offers ranked as the api ranks them, beside the same without margin: one product of each later basket hidden. The weight is the greatest
 * that costs at most 5 % of the hits of each shop's earlier origins; it is what `firstWeights` should say.
 * @returns by shop and over all origins, how much more margin an offered product has and what share of hits is lost; and the worst of each
 */
export async function marginGain(recommend) {
  const { firstWeights, mostCompanionsFound } = await import(`${here}/packages/contracts/dist/index.js`);
  const shops = (await shopsWithCosts()).map((shop) => withBands(recommend, shop));
  const earlier = shops.map((shop) => summed(measured(recommend, shop, EARLIER, WEIGHTS, mostCompanionsFound)));
  const judges = earlier.filter(([plain]) => plain.hits >= FEWEST_HITS);
  const isCheap = (_, at) => judges.every((sums) => sums[at].hits >= sums[0].hits * (1 - MOST_LOST));
  const chosen = Math.max(...WEIGHTS.filter(isCheap));
  for (const [at, { name }] of shops.entries()) tell(`${name}, earlier origins`, WEIGHTS, earlier[at]);
  console.log(`margin weighs ${firstWeights.margin} at first; the earlier origins choose ${chosen}`);
  const bySet = {};
  for (const shop of shops) {
    for (const considered of CONSIDERED) {
      const byOrigin = measured(recommend, shop, ORIGINS, [0, firstWeights.margin], considered);
      const [plain, ranked] = summed(byOrigin);
      tell(`${shop.name}, ${considered} candidates`, [0, firstWeights.margin], [plain, ranked]);
      if (considered !== mostCompanionsFound) continue;
      for (const [at, sums] of byOrigin.entries()) tell(`  origin ${ORIGINS[at]}`, [0, firstWeights.margin], sums);
      bySet[shop.name] = { marginGain: gainOf(plain, ranked), hitLoss: lossOf(plain, ranked), hits: plain.hits };
    }
  }
  const all = Object.values(bySet);
  return {
    marginGain: Math.min(...all.map((one) => one.marginGain)),
    hitLoss: Math.max(...all.map((one) => one.hitLoss)),
    marginBySet: bySet,
    marginWeight: { served: firstWeights.margin, chosen },
  };
}

/** With the bands of its products, as the warehouse computes them. */
function withBands(recommend, shop) {
  const margins = [...shop.prices.values()].map(marginOf).filter((marginE4) => marginE4 >= 0);
  margins.sort((one, other) => one - other);
  const sixths = [1, 2, 3, 4, 5].map((sixth) => margins[Math.floor((margins.length * sixth) / 6)]);
  console.log(`${shop.name}: ${shop.orders.length} orders, ${shop.prices.size} products`);
  return { ...shop, bands: recommend.marginBandsOf(sixths) };
}

/** The live model as each night chooses it: fitted from the earlier orders, asked about the last fifth. */
function choiceOf(recommend, orders) {
  const cut = Math.floor(orders.length * 0.8);
  const counts = countsOf(recommend, orders.slice(0, cut));
  return recommend.chooseLive(counts, casesOf(counts, orders.slice(cut), recommend.MOST_CASES)).choice;
}

/** By origin, then by weight: hits, margin of what was offered, offers. */
function measured(recommend, shop, origins, weights, considered) {
  return origins.slice(0, -1).map((origin, at) => {
    const [from, until] = [origin, origins[at + 1]].map((share) => Math.floor(shop.orders.length * share));
    const counts = countsOf(recommend, shop.orders.slice(0, from));
    const choice = choiceOf(recommend, shop.orders.slice(0, from));
    const finder = new recommend.CompanionFinder(recommend.liveModel(counts, choice));
    const sums = weights.map(() => ({ hits: 0, marginE4: 0, offers: 0 }));
    for (const { basket, hidden } of casesOf(counts, shop.orders.slice(from, until), MOST_CASES)) {
      const found = finder.find(basket, considered).map(({ code, score }) => {
        const productId = counts.productIds[code];
        return { productId, score, ...shop.prices.get(productId) };
      });
      for (const [index, margin] of weights.entries()) {
        const { offers } = recommend.rankFound(found, shop.bands, { ...NOTHING, margin }, '2026-01-01');
        add(sums[index], offers.slice(0, OFFERED), counts.productIds[hidden], shop.prices);
      }
    }
    return sums;
  });
}

/** Stock and promotions are not known of these shops. */
const NOTHING = { price: 0, stock: 0, promotion: 0 };

function add(sums, offers, hidden, prices) {
  for (const { productId } of offers) {
    sums.offers += 1;
    sums.marginE4 += marginOf(prices.get(productId));
    if (productId === hidden) sums.hits += 1;
  }
}

const marginOf = ({ priceE4, costE4 }) => priceE4 - costE4;

/** So many at most, from the whole length; each product of a basket is hidden in turn. */
function casesOf(counts, baskets, most) {
  const all = baskets
    .filter(({ length }) => length >= 2)
    .flatMap((items) => items.map((hidden) => ({ items, hidden })));
  const step = Math.max(1, all.length / most);
  const asked = Array.from({ length: Math.min(all.length, most) }, (_, at) => all[Math.floor(at * step)]);
  return asked.map(({ items, hidden }) => ({
    basket: items
      .filter((item) => item !== hidden)
      .map(counts.codeOf)
      .filter((code) => code !== undefined),
    hidden: counts.codeOf(hidden) ?? -1,
  }));
}

function summed(byOrigin) {
  const sum = (at, name) => byOrigin.reduce((total, sums) => total + sums[at][name], 0);
  return byOrigin[0].map((_, at) => ({
    ...{ hits: sum(at, 'hits'), marginE4: sum(at, 'marginE4'), offers: sum(at, 'offers') },
  }));
}

const perOffer = ({ marginE4, offers }) => marginE4 / offers;
const gainOf = (plain, ranked) => rounded(perOffer(ranked) / perOffer(plain) - 1);
const lossOf = (plain, ranked) => rounded(1 - ranked.hits / plain.hits);
const rounded = (figure) => Number(figure.toFixed(3));

function tell(title, weights, sums) {
  const [plain] = sums;
  console.log(
    `${title}: ${plain.hits} hits of ${plain.offers} offers, margin ${(perOffer(plain) / 10_000).toFixed(2)}`,
  );
  for (const [at, one] of sums.entries())
    if (at > 0) console.log(`  ${weights[at]}: margin ${gainOf(plain, one)}, hits lost ${lossOf(plain, one)}`);
}
