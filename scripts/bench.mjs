/**
 * `npm run bench -- NAME [--base REF] [--rounds N]`: this work tree beside another commit (its parent, when not said), in one run. Rounds
 * alternate, each in a process of its own, so that whatever else the machine does hits both alike. The last line is JSON.
 *
 * A bench is a file in `bench/`: `unit`, `builds` (the packages it imports), and `round(tree)`, which answers one figure, higher is
 * better. The file of this tree is used for both; `tree` is the address of the work tree whose built code it is to measure.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const here = resolve(import.meta.dirname, '..');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    base: { type: 'string', default: 'HEAD~1' },
    rounds: { type: 'string', default: '7' },
    round: { type: 'string' },
  },
});
const [name = ''] = positionals;
const names = readdirSync(join(here, 'bench')).map((file) => file.replace(/\.mjs$/u, ''));
if (!names.includes(name)) {
  console.error(`Which bench? npm run bench -- ${names.join(' | ')}`);
  process.exit(2);
}
const bench = await import(pathToFileURL(join(here, 'bench', `${name}.mjs`)).href);

if (values.round === undefined) compare();
else console.log(await bench.round(values.round));

function compare() {
  const commit = execFileSync('git', ['rev-parse', '--short', values.base], { cwd: here, encoding: 'utf8' }).trim();
  const base = mkdtempSync(join(realpathSync(tmpdir()), 'vitrine-bench-'));
  process.once('exit', () => leave(base));
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));
  execFileSync('git', ['worktree', 'add', '--quiet', '--detach', base, commit], { cwd: here });
  shareModules(base);
  for (const tree of [base, here]) build(tree);
  report(commit, alternate(base, Number(values.rounds)));
}

/** Installed packages are shared; our own are each tree's. */
function shareModules(tree) {
  const [from, to] = [join(here, 'node_modules'), join(tree, 'node_modules')];
  mkdirSync(join(to, '@vitrine'), { recursive: true });
  for (const entry of readdirSync(from)) if (entry !== '@vitrine') symlinkSync(join(from, entry), join(to, entry));
  for (const entry of readdirSync(join(from, '@vitrine'))) {
    const home = ['packages', 'services', 'apps', '.'].find((folder) => existsSync(join(tree, folder, entry)));
    if (home) symlinkSync(join(tree, home, entry), join(to, '@vitrine', entry));
  }
}

function build(tree) {
  const filters = bench.builds.map((each) => `--filter=${each}`);
  const turbo = join(here, 'node_modules', '.bin', 'turbo');
  execFileSync(turbo, ['run', 'build', ...filters, '--output-logs=errors-only'], {
    cwd: tree,
    stdio: ['ignore', 2, 2],
  });
}

function alternate(base, rounds) {
  const figures = { base: [], here: [] };
  for (let round = 0; round < rounds; round++) {
    const pair = [
      ['base', base],
      ['here', here],
    ];
    for (const [side, tree] of round % 2 === 0 ? pair : pair.reverse()) figures[side].push(figureOf(tree));
    console.log(
      `round ${round + 1}: base ${shown(figures.base[round])}, here ${shown(figures.here[round])} ${bench.unit}`,
    );
  }
  return figures;
}

function figureOf(tree) {
  const round = [import.meta.filename, name, '--round', pathToFileURL(tree).href];
  return Number(execFileSync(process.execPath, round, { encoding: 'utf8' }));
}

function report(commit, figures) {
  const ratios = figures.here.map((figure, round) => figure / figures.base[round]);
  const result = {
    name,
    unit: bench.unit,
    base: { commit, median: Math.round(medianOf(figures.base)), rounds: figures.base.map(Math.round) },
    here: { median: Math.round(medianOf(figures.here)), rounds: figures.here.map(Math.round) },
    /** Of here to base, the median of the rounds: above 1 is faster. */
    ratio: Number(medianOf(ratios).toFixed(3)),
  };
  console.log(JSON.stringify(result));
}

function leave(tree) {
  execFileSync('git', ['worktree', 'remove', '--force', tree], { cwd: here });
  rmSync(tree, { recursive: true, force: true });
}

function medianOf(figures) {
  const sorted = [...figures].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function shown(figure) {
  return Math.round(figure).toLocaleString('en');
}
