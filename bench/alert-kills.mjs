/**
 * Alerting killed with -9 at random moments while shops sell: alerts that nobody is told of, and alerts that are told twice. Needs engines
 * that run (docs/testing.md, "A faster loop").
 */
import { here } from '../scripts/bench/trees.mjs';

export const unit = 'alerts';
export const builds = ['@vitrine/alerting'];

const KILLS = 20;

/** @param {number} rounds kills, at least twenty */
export async function beside(rounds) {
  const { Harness } = await import(`${here}/services/alerting/dist/testing/harness.js`);
  const { killRun } = await import(`${here}/services/alerting/dist/testing/kill-run.js`);
  const harness = await Harness.start('bench_kills');
  try {
    return await killRun(harness, Math.max(KILLS, rounds));
  } finally {
    await harness.stop();
  }
}
