/** Bytes that 1,000 rules of one tenant over 2,000 stores hold after a day of sales, by grain and all together. */
import { measureMemory } from '../scripts/bench/alerts/memory.mjs';
import { here } from '../scripts/bench/trees.mjs';

export const unit = 'bytes';
export const builds = ['@vitrine/alert-rules'];

const STORES = 2_000;

/** @param {number} _rounds once is enough: memory is no matter of luck @param {{ stores?: string }} options */
export async function beside(_rounds, { stores = STORES } = {}) {
  const load = (name) => import(`${here}/packages/${name}/dist/index.js`);
  const [contracts, alertRules] = await Promise.all(['contracts', 'alert-rules'].map(load));
  return measureMemory({ contracts, alertRules }, Number(stores));
}
