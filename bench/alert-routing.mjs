/**
 * Whether alerts reach whom they should: firings over a thousand stores whose people come, go and move, each compared with an oracle that
 * knows the promise and not the code. Pure, without engines; one round is enough, and each has a seed of its own.
 */
const FIRINGS = 100_000;
const STORES = 1_000;
/** So many of one seed: people who have changed a hundred times are no network any more. */
const OF_ONE_SEED = 10_000;

export const unit = 'firings';
export const builds = ['@vitrine/alerting'];

/** @returns how many messages went to somebody who may not have them, and how many were missing */
export async function beside() {
  const { simulateRouting } = await import('../services/alerting/dist/routing/testing/simulate-routing.js');
  const sum = { firings: 0, wrong: 0, missed: 0 };
  for (let seed = 1; sum.firings < FIRINGS; seed++) {
    const { firings, wrong, missed, told } = simulateRouting({ firings: OF_ONE_SEED, stores: STORES, seed });
    console.log(`seed ${seed}: ${firings} firings, ${told} told, ${wrong} wrong, ${missed} missed`);
    sum.firings += firings;
    sum.wrong += wrong;
    sum.missed += missed;
  }
  return sum;
}
