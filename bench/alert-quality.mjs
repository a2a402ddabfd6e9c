/**
 * How well the default templates find what goes wrong: the demo chain's planted incidents, 20 stores over 90 days, through the engine that
 * watches live. Several chains are pooled; rates have the 95 % interval of Wilson's method. `--seed N` begins with a chain that nobody
 * tuned a template to; `--chains`, `--stores` and `--days` make it smaller. A manager answers for one store.
 *
 * Delays are told from when an incident begins, not from its first trace. Beside them stands how soon anybody could have known
 * (`earliest.mjs`): of stores with ten sales an hour, nobody tells a silence from chance within half an hour.
 */
import { chainOf } from '../scripts/bench/alerts/chain-tickets.mjs';
import { earliestOf } from '../scripts/bench/alerts/earliest.mjs';
import { judge } from '../scripts/bench/alerts/judge-alerts.mjs';
import { medianOf } from '../scripts/bench/median.mjs';
import { here } from '../scripts/bench/trees.mjs';

export const unit = 'share of incidents and alerts';
export const builds = ['@vitrine/alert-rules', '@vitrine/demo'];

const CHAINS = 5;
/** Templates were tuned on chains with seeds below this. */
const FIRST_UNTUNED = 1_000;
const STORES = 20;
const DAYS = 90;
const END = new Date('2026-09-26T02:00:00Z');

/** @param {number} _ rounds: the chains are its rounds @param options of the command line */
export async function beside(_, { seed = FIRST_UNTUNED, chains: count = CHAINS, stores = STORES, days = DAYS } = {}) {
  const modules = await builtModules();
  const chains = Array.from({ length: Number(count) }, (_, index) => Number(seed) + index);
  const judged = [];
  const size = { stores: Number(stores), days: Number(days) };
  for (const seed of chains) judged.push(await judgeChain(seed, size, modules));
  return summaryOf(judged);
}

async function builtModules() {
  const load = (name) => import(`${here}/packages/${name}/dist/index.js`);
  const [contracts, domain, metrics, alertRules, demo] = await Promise.all(
    ['contracts', 'domain', 'metrics', 'alert-rules', 'demo'].map(load),
  );
  return { contracts, domain, metrics, alertRules, demo };
}

async function judgeChain(seed, { stores, days: length }, modules) {
  const { chain, arrivals, facts } = chainOf(modules, {
    seed,
    end: END,
    days: length,
    stores,
    incidentsEveryWeek: true,
  });
  const rules = modules.alertRules.alertTemplates.map(({ id, rule }) => ({ id, version: 1, draft: rule }));
  // The first incidents come after three clean weeks, from which the chain is learned.
  const planted = chain.truth.planted(chain.startMs, chain.endMs);
  const fromMs = Date.parse(planted[0].from) - 86_400_000;
  const { changes } = await modules.alertRules.backtest({ rules, facts, arrivals, fromMs, toMs: chain.endMs });
  const raised = changes.filter(({ change }) => change === 'raised');
  const days = (chain.endMs - fromMs) / 86_400_000;
  const found = judge(raised, planted);
  const earliest = earliestOf({ arrivals, facts, domain: modules.domain });
  const incidents = found.incidents.map((one) => ({ ...one, floorMinutes: earliest(one) }));
  const judged = { seed, storeDays: days * stores, ...found, incidents };
  tell(judged);
  if (process.env.BENCH_VERBOSE) explain(judged, chain);
  return judged;
}

function summaryOf(judged) {
  const incidents = judged.flatMap((one) => one.incidents);
  const alerts = judged.flatMap((one) => one.alerts);
  const found = incidents.filter(({ foundMs }) => foundMs !== undefined);
  const right = alerts.filter(({ isRight }) => isRight);
  const delays = found.map(({ foundMs, fromMs }) => (foundMs - fromMs) / 60_000);
  tellTable(
    'by incident',
    incidents,
    ({ kind }) => kind,
    ({ foundMs }) => foundMs !== undefined,
  );
  tellTable(
    'by rule',
    alerts,
    ({ ruleId }) => ruleId,
    ({ isRight }) => isRight,
  );
  const storeDays = judged.reduce((sum, one) => sum + one.storeDays, 0);
  const chains = (figure) => judged.map((one) => rounded(figure(one)));
  return {
    chains: judged.map(({ seed }) => seed),
    incidents: incidents.length,
    alerts: alerts.length,
    recallInterval: wilson(found.length, incidents.length),
    precisionInterval: wilson(right.length, alerts.length),
    perChain: {
      recall: chains(
        (one) => one.incidents.filter(({ foundMs }) => foundMs !== undefined).length / one.incidents.length,
      ),
      precision: chains((one) => one.alerts.filter(({ isRight }) => isRight).length / one.alerts.length),
    },
    recall: rounded(found.length / incidents.length),
    precision: rounded(right.length / alerts.length),
    medianDelayMinutes: rounded(medianOf(delays)),
    medianFloorMinutes: rounded(medianOf(incidents.map(({ floorMinutes }) => floorMinutes))),
    perManagerPerDay: rounded(alerts.length / storeDays),
  };
}

function tell({ seed, incidents, alerts }) {
  const found = incidents.filter(({ foundMs }) => foundMs !== undefined).length;
  const right = alerts.filter(({ isRight }) => isRight).length;
  console.log(
    `chain ${seed}: ${found} of ${incidents.length} incidents found, ${right} of ${alerts.length} alerts right`,
  );
}

function tellTable(title, all, keyOf, isGood) {
  const rows = new Map();
  for (const one of all) rows.set(keyOf(one), [...(rows.get(keyOf(one)) ?? []), one]);
  console.log(title);
  for (const [key, of] of [...rows].sort()) {
    const good = of.filter(isGood);
    const delays = good.flatMap(({ foundMs, fromMs }) => (foundMs === undefined ? [] : [(foundMs - fromMs) / 60_000]));
    const delay = delays.length > 0 ? `, found after ${medianOf(delays).toFixed(0)} min` : '';
    const floors = of.flatMap(({ floorMinutes = [] }) => floorMinutes);
    const floor = floors.length > 0 ? `, knowable after ${medianOf(floors).toFixed(0)} min` : '';
    console.log(`  ${key}: ${good.length} of ${of.length}${delay}${floor}`);
  }
}

function explain({ alerts, incidents }, chain) {
  const alike = chain.truth.lookAlikes(chain.startMs, chain.endMs);
  for (const { isRight, ruleId, subject, atMs, evidence } of alerts) {
    if (isRight) continue;
    const at = new Date(atMs).toISOString();
    const near = alike
      .filter((one) => one.storeId === subject.storeId && one.from <= at && at <= one.to)
      .map(({ kind }) => kind);
    const day = incidents
      .filter((one) => one.storeId === subject.storeId && one.from.slice(0, 10) === at.slice(0, 10))
      .map(({ kind, from, to }) => `${kind} ${from.slice(11, 16)}-${to.slice(11, 16)}`);
    const told = evidence.map(({ value, expected, judged }) =>
      [value, expected, judged].map((n) => n?.toFixed(2)).join('/'),
    );
    console.log('  false', ruleId, Object.values(subject).join(' '), at, told.join(' '), near.join(), day.join());
  }
  for (const one of incidents)
    if (one.foundMs === undefined)
      console.log('  missed', one.kind, one.storeId, one.from, one.to, JSON.stringify(one.effect.tickets));
}

/** The interval in which a rate lies with 95 %. */
function wilson(good, all) {
  const [z, rate] = [1.96, good / all];
  const middle = rate + z ** 2 / (2 * all);
  const half = z * Math.sqrt((rate * (1 - rate)) / all + z ** 2 / (4 * all ** 2));
  return [(middle - half) / (1 + z ** 2 / all), (middle + half) / (1 + z ** 2 / all)].map(rounded);
}

function rounded(figure) {
  return Number(figure.toFixed(3));
}
