import { spawnSync } from 'node:child_process';
import { root } from '../prepare.mjs';

const SOURCE = /\.(ts|tsx)$/u;
/** Written for tests alone: who tests may reach into every folder. */
const OF_TESTS = /(\.(spec|fixture|spec-support|e2e\.spec)\.tsx?$|\.d\.ts$|^e2e\/|\/testing\/|^packages\/testing\/)/u;
const WORKSPACE = /^((packages|services|apps)\/[^/]+|k8s)\//u;

/** The repository's own TypeScript that runs outside tests, as paths from its root: tracked, or still to be added. */
export function listSources() {
  const { stdout, status, stderr } = spawnSync(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', '--deduplicate'],
    { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26 },
  );
  if (status !== 0) throw new Error(`git ls-files failed: ${stderr}`);
  return stdout.split('\n').filter((path) => SOURCE.test(path) && !OF_TESTS.test(path) && WORKSPACE.test(path));
}

/** `packages/bus` of `packages/bus/src/kafka.ts`. */
export const workspaceOf = (path) => WORKSPACE.exec(path)?.[1] ?? '';
