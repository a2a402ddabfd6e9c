import { here } from '../trees.mjs';

const SHOPS = 100;
const EFFECT_E4 = 160_000;
const SIZE = { days: 28, stores: 4 };

/** @returns in how many of 100 made-up shops the interval of the uplift holds the effect that was planted */
export async function coverageOfUplift() {
  const load = (name) => import(`${here}/packages/recommend/dist/holdout/${name}.js`);
  const [{ simulateShops }, { upliftOf }] = await Promise.all(['simulated-shops.spec-support', 'uplift'].map(load));
  const measure = (effectE4) =>
    Array.from({ length: SHOPS }, (_, seed) => upliftOf(simulateShops({ seed: 5_000 + seed, effectE4, ...SIZE })));
  const planted = measure(EFFECT_E4);
  const covered = planted.filter(({ perTicketInterval: { low, high } }) => low <= EFFECT_E4 && EFFECT_E4 <= high);
  const found = planted.filter(({ effect }) => effect === 'gain');
  const falselyFound = measure(0).filter(({ effect }) => effect === 'gain');
  console.log(`uplift: ${covered.length} of ${SHOPS} intervals hold the planted effect`);
  console.log(`  found in ${found.length}; a gain told in ${falselyFound.length} of ${SHOPS} shops without an effect`);
  return covered.length;
}
