/** Rules looked at per second of the processor: the engine of alerts, decoding included, beside json-rules-engine. */
import { measureEngines } from '../scripts/bench/alerts/engine.mjs';
import { here } from '../scripts/bench/trees.mjs';

export const unit = 'per CPU second';
export const builds = ['@vitrine/alert-rules'];

export async function beside() {
  const load = (name) => import(`${here}/packages/${name}/dist/index.js`);
  const [contracts, metrics, alertRules] = await Promise.all(['contracts', 'metrics', 'alert-rules'].map(load));
  return measureEngines({ contracts, metrics, alertRules });
}
