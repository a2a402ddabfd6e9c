/**
 * `npm run bench -- NAME [--base REF] [--pairs N] [--rounds N]`: this work tree beside another commit (its parent, by default), in one run.
 * Pairs of processes, one a tree, take turns in short rounds. A pair gives the median of its rounds. The answer is the median of the pairs
 * with its interval, because compilers of two processes may have different luck. The last line is JSON.
 *
 * A bench is a file in `bench/`: `unit`, `builds` (the packages it imports), and `prepare(tree, { onEnd })`. `prepare` returns a
 * function that measures one short round and returns its figure, higher is better. Both sides use the file of this tree; `tree` is the
 * address of the work tree whose built code it measures. A bench closes what it opened in a function handed to `onEnd`.
 *
 * A bench without another commit exports `beside(rounds, options)` instead. It prints its rounds and returns the object of the last line.
 * `--seed`, `--chains`, `--stores` and `--days` are for those that play made-up chains, `--baskets` and
 * `--engines` for `recommend`.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { measurePair } from './bench/measure-pair.mjs';
import { intervalOf, medianOf } from './bench/median.mjs';
import { build, checkOut, here } from './bench/trees.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    base: { type: 'string', default: 'HEAD~1' },
    pairs: { type: 'string', default: '9' },
    rounds: { type: 'string', default: '20' },
    seed: { type: 'string' },
    chains: { type: 'string' },
    stores: { type: 'string' },
    days: { type: 'string' },
    baskets: { type: 'string' },
    engines: { type: 'boolean' },
  },
});
const [name = ''] = positionals;
const names = readdirSync(join(here, 'bench')).map((file) => file.replace(/\.mjs$/u, ''));
if (!names.includes(name)) {
  console.error(`Which bench? npm run bench -- ${names.join(' | ')}`);
  process.exit(2);
}
const file = join(here, 'bench', `${name}.mjs`);
const { unit, builds, beside } = await import(pathToFileURL(file).href);
const rounds = Number(values.rounds);
if (beside) {
  build(here, builds);
  console.log(JSON.stringify({ name, unit, ...(await beside(rounds, values)) }));
  process.exit(0);
}

const commit = execFileSync('git', ['rev-parse', '--short', values.base], { cwd: here, encoding: 'utf8' }).trim();
const trees = { base: checkOut(commit), here };
for (const tree of Object.values(trees)) build(tree, builds);
const pairs = [];
for (let pair = 1; pair <= Number(values.pairs); pair++) {
  const { base, here: ours } = await measurePair(file, trees, { warm: rounds, rounds });
  const ratio = medianOf(ours.map((figure, round) => figure / base[round]));
  pairs.push({ base: medianOf(base), here: medianOf(ours), ratio });
  console.log(
    `pair ${pair}: base ${shown(medianOf(base))}, here ${shown(medianOf(ours))} ${unit}, ${ratio.toFixed(3)}`,
  );
}
console.log(JSON.stringify(summary()));

/** `ratio` is of here to base: above 1 is faster. The true one lies in `interval` with 95 %, when there are six pairs or more. */
function summary() {
  const [base, ours, ratios] = ['base', 'here', 'ratio'].map((key) => pairs.map((pair) => pair[key]));
  const rounded = (figure) => Number(figure.toFixed(3));
  return {
    name,
    unit,
    base: { commit, median: Math.round(medianOf(base)), pairs: base.map(Math.round) },
    here: { median: Math.round(medianOf(ours)), pairs: ours.map(Math.round) },
    ratio: rounded(medianOf(ratios)),
    interval: intervalOf(ratios).map(rounded),
  };
}

function shown(figure) {
  return Math.round(figure).toLocaleString('en');
}
