/**
 * How well models of companions find what was in a basket, on public data in `VITRINE_DATA_DIR`: hit@5 with one product hidden.
 * Online Retail is split by time, over its 1,500 most frequent products; what it is over all of them is printed too. Groceries has no
 * dates: five random folds, pooled. What a ranking by margin too brings is measured on Contoso and the demo, at five origins; `marginGain` and
 * `hitLoss` are the worse of the two. Whether uplift's interval holds is measured on made-up shops; how fast companions are answered, and ten
 * million baskets counted, on made-up counts. What data are missing for is null.
 *
 * On engines that run (docs/testing.md, "A faster loop"), and alone with `--engines`: companions through the api, imports with the service
 * beside processing and without it in turns, baskets counted through Kafka and ClickHouse.
 *
 * `--baskets FILE`: Recall@10 of the next basket of known customers, of a JSON `{ user: [[item, …], …] }`.
 */
import { basketToAnswer } from '../scripts/bench/recommend/basket-to-answer.mjs';
import { countedStream } from '../scripts/bench/recommend/counted-stream.mjs';
import { importBeside } from '../scripts/bench/recommend/import-beside.mjs';
import {
  allCountsOf,
  folds,
  keepFrequent,
  leaveOneOut,
  splitByTime,
} from '../scripts/bench/recommend/leave-one-out.mjs';
import { countMany } from '../scripts/bench/recommend/many-pairs.mjs';
import { marginGain } from '../scripts/bench/recommend/margin-gain.mjs';
import { nextBaskets } from '../scripts/bench/recommend/next-baskets.mjs';
import { checkPairs } from '../scripts/bench/recommend/pair-facts.mjs';
import { factsOf, groceries, hasData, onlineRetail } from '../scripts/bench/recommend/public-baskets.mjs';
import { served } from '../scripts/bench/recommend/served.mjs';
import { hasEngines } from '../scripts/bench/recommend/suite.mjs';
import { throughApi } from '../scripts/bench/recommend/through-api.mjs';
import { coverageOfUplift } from '../scripts/bench/recommend/uplift-coverage.mjs';
import { drawnShops, youngShops } from '../scripts/bench/recommend/young-shops.mjs';
import { here } from '../scripts/bench/trees.mjs';

export const unit = 'share of hidden products found';
export const builds = ['api', 'demo', 'processing', 'recommendations'].map((name) => `@vitrine/${name}`);

const RETAIL = 'online-retail-2010-2011';
const FREQUENT = 1_500;

export async function beside(_, { baskets, engines } = {}) {
  const recommend = await import(`${here}/packages/recommend/dist/index.js`);
  if (baskets) return { recallAt10: nextBaskets(recommend, baskets) };
  if (engines) return onEngines();
  const retail = hasData(RETAIL) ? ofOnlineRetail(recommend) : null;
  return {
    onlineRetail: retail && shown(retail.rates),
    groceries: hasData('groceries') ? ofGroceries(recommend) : null,
    youngShops: hasData('groceries') && hasData(RETAIL) ? ofYoungShops(recommend) : null,
    ...(await served()),
    fitSeconds: retail && rounded(retail.fitSeconds),
    pairsMs20k: retail && Math.round(retail.pairsMs),
    pairs10MSeconds: countMany(recommend),
    ...(await marginGain(recommend)),
    upliftCoverage: await coverageOfUplift(),
    ...(await onEngines()),
  };
}

async function onEngines() {
  if (!hasEngines())
    return { apiP95Ms: null, importRatio: null, counted10MSecondsExtrapolated: null, basketToAnswerSeconds: null };
  return {
    ...(await throughApi()),
    ...(await importBeside()),
    ...(await countedStream()),
    ...(await basketToAnswer()),
  };
}

function ofOnlineRetail(recommend) {
  const baskets = onlineRetail();
  checkPairs(recommend, RETAIL, baskets, factsOf(RETAIL).baskets);
  const pairsMs = millisecondsOf(() =>
    allCountsOf(
      recommend,
      baskets.map(({ items }) => items),
    ),
  );
  const split = splitByTime(baskets.map(({ items }) => items));
  const frequent = leaveOneOut(recommend, keepFrequent(split, FREQUENT));
  tell('Online Retail', frequent);
  tell('Online Retail, all products', leaveOneOut(recommend, split));
  return { ...frequent, pairsMs };
}

function ofGroceries(recommend) {
  const baskets = groceries();
  checkPairs(recommend, 'groceries', baskets);
  const all = baskets.map(({ items }) => items);
  const measured = folds(all, 5).map((split) => leaveOneOut(recommend, split));
  for (const [fold, one] of measured.entries()) tell(`groceries, fold ${fold + 1}`, one);
  const cases = measured.reduce((sum, one) => sum + one.cases, 0);
  const pooled = (name) => measured.reduce((sum, one) => sum + one.rates[name] * one.cases, 0) / cases;
  return shown(Object.fromEntries(Object.keys(measured[0].rates).map((name) => [name, pooled(name)])));
}

/** Of either set, the size of a shop at which it is least good beside best-sellers. */
function ofYoungShops(recommend) {
  const items = (baskets) => baskets.map((basket) => basket.items);
  return {
    onlineRetail: youngShops(recommend, 'Online Retail', items(onlineRetail())),
    groceries: youngShops(recommend, 'groceries', items(groceries())),
    groceriesDrawn: drawnShops(recommend, 'groceries', items(groceries())),
  };
}

function tell(title, { cases, products, choices, fitSeconds, rates }) {
  console.log(`${title}: ${cases} cases, ${products} products, fitted in ${fitSeconds.toFixed(1)} s`);
  for (const [name, rate] of Object.entries(rates))
    console.log(`  ${name} ${rate.toFixed(3)} ${JSON.stringify(choices[name] ?? '')}`);
}

function millisecondsOf(work) {
  const started = performance.now();
  work();
  return performance.now() - started;
}

function shown(rates) {
  return Object.fromEntries(Object.entries(rates).map(([name, rate]) => [name, rounded(rate)]));
}

function rounded(figure) {
  return Number(figure.toFixed(3));
}
