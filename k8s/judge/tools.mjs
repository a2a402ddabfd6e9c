/** The judges, each at an exact version in a folder of its own, so that a new version here is a new installation. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const cache = process.env.VITRINE_CACHE ?? join(homedir(), '.cache', 'vitrine');
const toolsDir = process.env.VITRINE_TOOLS_DIR ?? join(cache, 'judges');

const GO_TOOLS = {
  helm: 'helm.sh/helm/v3/cmd/helm@v3.21.4',
  kubeconform: 'github.com/yannh/kubeconform/cmd/kubeconform@v0.7.0',
  'kube-score': 'github.com/zegl/kube-score/cmd/kube-score@v1.20.0',
};
const PYTHON_TOOLS = { checkov: 'checkov==3.3.30' };

const binOf = (source) => join(toolsDir, source.split('/').at(-1).replace('==', '@'), 'bin');
const sources = { ...GO_TOOLS, ...PYTHON_TOOLS };

/** What the judges are found on: the exact versions first, then what the machine has. */
export const pathWithTools = [...Object.values(sources).map(binOf), process.env.PATH].join(':');

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

export const isThere = (name) => pathWithTools.split(':').some((folder) => existsSync(join(folder, name)));

/** Installs what is missing, through the ordinary clients. One that cannot be had makes its own judge fail, not the others. */
export function install() {
  for (const [name, source] of Object.entries(sources)) {
    const bin = binOf(source);
    if (existsSync(join(bin, name))) continue;
    console.log(`judge: installing ${source}`);
    try {
      if (name in GO_TOOLS) must('go', ['install', source], { env: { ...process.env, GOBIN: bin } });
      else installPython(source, bin);
    } catch (error) {
      console.log(`judge: ${source} could not be installed: ${error.message.slice(-2000)}`);
    }
  }
}

function installPython(source, bin) {
  must('python3', ['-m', 'venv', join(bin, '..')]);
  must(join(bin, 'pip'), ['install', '--quiet', source]);
}
