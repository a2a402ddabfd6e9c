/** What every command needs first: the dependencies of the lock file and compiled packages. Plain JavaScript, because nothing is installed yet. */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const quietEnv = { ...process.env, TURBO_TELEMETRY_DISABLED: '1', NEXT_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' };

export const say = (words) => process.stdout.write(`▸ ${words}\n`);

/** Stops with one sentence on an unsupported Node.js. */
export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(
    `Vitrine needs Node.js 20.19 or newer; this is ${process.versions.node}. Install a newer one and try again.`,
  );
  process.exit(1);
}

function isInstalled() {
  const stamp = join(root, 'node_modules', '.vitrine-lock');
  const lock = join(root, 'package-lock.json');
  if (existsSync(stamp)) return readFileSync(stamp, 'utf8') === hashOf(lock);
  const npmStamp = join(root, 'node_modules', '.package-lock.json');
  return existsSync(npmStamp) && statSync(npmStamp).mtimeMs >= statSync(lock).mtimeMs;
}

const hashOf = (file) => createHash('sha256').update(readFileSync(file)).digest('hex');

/** Installs exactly the lock file, once; later calls see the stamp and return at once. */
export function install() {
  if (isInstalled()) return;
  say('Installing dependencies (npm ci, about a minute)…');
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    env: quietEnv,
  });
  if (npm.status !== 0)
    fail(
      'npm ci did not finish: see its message above; check that the npm registry can be reached, then run the same command again.',
    );
  writeFileSync(join(root, 'node_modules', '.vitrine-lock'), hashOf(join(root, 'package-lock.json')));
}

/** Compiles what changed since the last time (turbo's cache); `filters` narrows it to some workspaces, `isQuiet` keeps good news to itself. */
export function build(filters = [], { isQuiet = false } = {}) {
  if (!isQuiet) say('Building (only what changed)…');
  const started = Date.now();
  const args = [
    'run',
    'build',
    '--output-logs=errors-only',
    '--ui=stream',
    '--no-update-notifier',
    ...filters.map((name) => `--filter=${name}`),
  ];
  const turbo = spawnSync(join(root, 'node_modules', '.bin', 'turbo'), args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: quietEnv,
  });
  if (turbo.status !== 0) {
    process.stdout.write(turbo.stdout);
    fail('The build failed: its message is above.');
  }
  if (!isQuiet) say(`Built in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
}

/** Makes Debian packages present: installs them as root on Debian/Ubuntu and says so, else explains and stops. */
export function ensureDebianPackages(wanted) {
  const missing = wanted.filter(({ command }) => !existsOnPath(command)).map(({ name }) => name);
  if (missing.length === 0) return;
  const command = `apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  if (process.getuid?.() !== 0 || !existsOnPath('apt-get'))
    fail(`Missing on this machine: ${missing.join(', ')}. Install with: sudo ${command}`);
  say(`Installing ${missing.join(', ')} with apt-get…`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  execFileSync('apt-get', ['update', '-qq'], { stdio: ['ignore', 'ignore', 'inherit'], env });
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env,
  });
}

export function existsOnPath(command) {
  return (process.env.PATH ?? '').split(':').some((folder) => existsSync(join(folder, command)));
}

export function fail(words) {
  console.error(`\n✗ ${words}`);
  process.exit(1);
}
