import { here } from '../trees.mjs';

const SHOPS = 100;
/** A share of one in twenty needs more to be told. */
const SHOPS_WITHOUT = 2_000;
const EFFECT_E4 = 160_000;
const SIZE = { days: 28, stores: 4 };

/** @returns in how many of 100 made-up shops the interval of the uplift holds the effect that was planted */
export async function coverageOfUplift() {
  const load = (name) => import(`${here}/packages/recommend/dist/holdout/${name}.js`);
  const [{ simulateShops }, { upliftOf }] = await Promise.all(['simulated-shops.spec-support', 'uplift'].map(load));
  const measure = (effectE4, count) =>
    Array.from({ length: count }, (_, seed) => upliftOf(simulateShops({ seed: 5_000 + seed, effectE4, ...SIZE })));
  const planted = measure(EFFECT_E4, SHOPS);
  const covered = planted.filter(({ perTicketInterval: { low, high } }) => low <= EFFECT_E4 && EFFECT_E4 <= high);
  const found = planted.filter(({ effect }) => effect === 'gain');
  const without = measure(0, SHOPS_WITHOUT);
  const [gains, losses] = ['gain', 'loss'].map((told) => without.filter(({ effect }) => effect === told).length);
  const falsely = ((100 * (gains + losses)) / SHOPS_WITHOUT).toFixed(1);
  console.log(`uplift: ${covered.length} of ${SHOPS} intervals hold the planted effect`);
  console.log(`  found in ${found.length} of ${SHOPS}`);
  console.log(`  of ${SHOPS_WITHOUT} shops without an effect: ${gains} gains and ${losses} losses told, ${falsely} %`);
  return covered.length;
}
