/** kubectl and helm against whatever kubeconfig points at; VITRINE_CLUSTER_DIR's in.sh goes before them where it is set. */
import { spawnSync } from 'node:child_process';
import { pathWithTools } from '../judge/tools.mjs';

const prefix = process.env.CLUSTER_TEST_IN ? [process.env.CLUSTER_TEST_IN] : [];
export const namespace = process.env.CLUSTER_TEST_NAMESPACE ?? 'vitrine-cluster-test';

function run(command, args, input) {
  const [program, ...rest] = [...prefix, command, ...args];
  const result = spawnSync(program, rest, {
    encoding: 'utf8',
    input,
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, PATH: pathWithTools },
  });
  return { code: result.status ?? 1, out: result.stdout ?? '', err: result.stderr || (result.error?.message ?? '') };
}

function must(command, args, input) {
  const result = run(command, args, input);
  if (result.code !== 0) throw new Error(`${command} ${args.join(' ')}\n${result.err || result.out}`);
  return result.out;
}

export const kubectl = (...args) => must('kubectl', ['--namespace', namespace, ...args]);
export const tryKubectl = (...args) => run('kubectl', ['--namespace', namespace, ...args]);
export const apply = (object) =>
  must('kubectl', ['--namespace', namespace, 'apply', '--server-side', '--filename', '-'], JSON.stringify(object));
export const helm = (...args) => must('helm', [...args, '--namespace', namespace]);
export const tryHelm = (...args) => run('helm', [...args, '--namespace', namespace]);
export const json = (...args) => JSON.parse(kubectl(...args, '--output', 'json'));
export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Tries until it holds; the last error otherwise. */
export async function until(seconds, what, check) {
  const end = Date.now() + seconds * 1000;
  let last = 'never tried';
  while (Date.now() < end) {
    try {
      const result = await check();
      if (result) return result;
      last = 'not yet';
    } catch (error) {
      last = error.message;
    }
    await sleep(1000);
  }
  throw new Error(`${what} did not happen within ${seconds} s: ${last}`);
}
