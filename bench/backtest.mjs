/**
 * How long the engine takes to back-test each of the ready rules over 30 days of a made-up chain of 12 stores; `--stores` and `--days`
 * change the size. What the warehouse takes to read the tickets comes on top, and is not measured here. Rounds take the least of three.
 */
import { chainOf } from '../scripts/bench/alerts/chain-tickets.mjs';
import { here } from '../scripts/bench/trees.mjs';

export const unit = 'ms';
export const builds = ['@vitrine/alert-rules', '@vitrine/demo'];

const END = new Date('2026-09-26T02:00:00Z');
/** Before the days that are told: they fill windows and the memory of past days. */
const LEARNED_DAYS = 30;
const ROUNDS = 3;
const DAY_MS = 86_400_000;

/** @param {number} _ rounds: a rule takes three @param options of the command line */
export async function beside(_, { seed = 1_000, stores = 12, days = 30 } = {}) {
  const load = (name) => import(`${here}/packages/${name}/dist/index.js`);
  const [contracts, domain, metrics, alertRules, demo] = await Promise.all(
    ['contracts', 'domain', 'metrics', 'alert-rules', 'demo'].map(load),
  );
  const length = LEARNED_DAYS + Number(days);
  const size = { seed: Number(seed), end: END, days: length, stores: Number(stores), incidentsEveryWeek: true };
  const { chain, arrivals, facts } = chainOf({ contracts, domain, metrics, alertRules, demo }, size);
  const toMs = chain.endMs;
  const fromMs = toMs - Number(days) * DAY_MS;
  const asked = [...arrivals].filter(({ atMs }) => atMs >= fromMs - DAY_MS);
  const tookMs = {};
  for (const { id, rule } of alertRules.alertTemplates) {
    const rules = [{ id, version: 1, draft: rule }];
    const took = [];
    let found;
    for (let round = 0; round < ROUNDS; round++) {
      const startedMs = performance.now();
      found = await alertRules.backtest({ rules, facts, arrivals: asked, fromMs, toMs });
      took.push(performance.now() - startedMs);
    }
    tookMs[id] = Math.round(Math.min(...took));
    console.log(`${id}: ${tookMs[id]} ms, ${found.changes.length} changes of ${found.ticketsRead} tickets`);
  }
  return { tickets: asked.length, tookMs, slowestMs: Math.max(...Object.values(tookMs)) };
}
