/** The judges and where they are: on PATH, or in the folder of VITRINE_TOOLS_DIR (CI caches it). Exact versions only. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const toolsDir = process.env.VITRINE_TOOLS_DIR ?? join(tmpdir(), 'vitrine-tools');
const bin = join(toolsDir, 'bin');
const checkovDir = join(toolsDir, 'checkov');

const GO_TOOLS = {
  helm: 'helm.sh/helm/v3/cmd/helm@v3.21.4',
  kubeconform: 'github.com/yannh/kubeconform/cmd/kubeconform@v0.7.0',
  'kube-score': 'github.com/zegl/kube-score/cmd/kube-score@v1.20.0',
};
const CHECKOV = 'checkov==3.3.8';

export const pathWithTools = `${bin}:${join(checkovDir, 'bin')}:${process.env.PATH}`;

/** Runs a command; gives its exit code and both outputs. */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, {
    encoding: 'utf8',
    maxBuffer: 512 * 1024 * 1024,
    env: { ...process.env, PATH: pathWithTools },
    ...options,
  });
  return { code: result.status ?? 1, out: result.stdout ?? '', err: result.stderr || (result.error?.message ?? '') };
}

/** Like run(), but a failure ends the judging with what the command said. */
export function must(command, args, options) {
  const result = run(command, args, options);
  if (result.code !== 0) throw new Error(`${command} ${args.join(' ')}\n${result.err || result.out}`);
  return result.out;
}

/** Installs what is missing, through the ordinary clients. */
export function install() {
  mkdirSync(bin, { recursive: true });
  for (const [name, source] of Object.entries(GO_TOOLS)) {
    if (run(name, ['version']).code === 0 || existsSync(join(bin, name))) continue;
    console.log(`judge: installing ${source}`);
    must('go', ['install', source], {
      env: { ...process.env, GOBIN: bin, GOFLAGS: '-p=2' },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
  }
  if (run('checkov', ['--version']).code !== 0) {
    console.log(`judge: installing ${CHECKOV}`);
    must('python3', ['-m', 'venv', checkovDir]);
    must(join(checkovDir, 'bin', 'pip'), ['install', '--quiet', CHECKOV]);
  }
}
