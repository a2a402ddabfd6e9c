import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** The work tree that the bench was started in. */
export const here = resolve(import.meta.dirname, '..', '..');

/** A work tree of the commit, which is gone when the process ends. Installed packages are shared; our own are each tree's. */
export function checkOut(commit) {
  const tree = mkdtempSync(join(realpathSync(tmpdir()), 'vitrine-bench-'));
  process.once('exit', () => leave(tree));
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));
  execFileSync('git', ['worktree', 'add', '--quiet', '--detach', tree, commit], { cwd: here });
  shareModules(tree);
  return tree;
}

function shareModules(tree) {
  const [from, to] = [join(here, 'node_modules'), join(tree, 'node_modules')];
  mkdirSync(join(to, '@vitrine'), { recursive: true });
  for (const entry of readdirSync(from)) if (entry !== '@vitrine') symlinkSync(join(from, entry), join(to, entry));
  for (const entry of readdirSync(join(from, '@vitrine'))) {
    const home = ['packages', 'services', 'apps', '.'].find((folder) => existsSync(join(tree, folder, entry)));
    if (home === undefined) continue;
    symlinkSync(join(tree, home, entry), join(to, '@vitrine', entry));
    // What a workspace needs in another version than the others.
    const own = join(here, home, entry, 'node_modules');
    if (existsSync(own)) symlinkSync(own, join(tree, home, entry, 'node_modules'));
  }
}

function leave(tree) {
  execFileSync('git', ['worktree', 'remove', '--force', tree], { cwd: here });
  rmSync(tree, { recursive: true, force: true });
}

/** @param {readonly string[]} packages those whose built code is to be measured */
export function build(tree, packages) {
  const filters = packages.map((each) => `--filter=${each}`);
  const turbo = join(here, 'node_modules', '.bin', 'turbo');
  const run = ['run', 'build', ...filters, '--output-logs=errors-only'];
  execFileSync(turbo, run, { cwd: tree, stdio: ['ignore', 2, 2] });
}
