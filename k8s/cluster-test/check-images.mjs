/**
 * Checks what every image of ours promises, after build-images.mjs: `node k8s/cluster-test/check-images.mjs`. DOCKER_HOST names the Docker
 * engine. Each image starts as on a cluster (read-only root, no capabilities), on a base with Node and its libraries only, and without
 * engines. It must serve, or say in one sentence what does not answer.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
// @boundaries-ignore docker/ is no package: the list of images lives beside the Dockerfiles
import { images } from '../../docker/images.mjs';
import { until } from './cluster.mjs';
import { steps } from './steps.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const base = process.env.BASE_IMAGE ?? 'node:22-bookworm-slim';
const port = Number(process.env.CHECK_PORT ?? 4900);
const BARE = 'local/bare:22';
const MOST_MEGABYTES = 200;
const { step, finish } = steps('images');

const docker = (...args) =>
  execFileSync('docker', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
const inspect = (tag) => JSON.parse(docker('image', 'inspect', tag))[0];
const build = (tag, file, ...args) =>
  docker(
    'build',
    '--quiet',
    '--network=host',
    `--build-arg=BASE_IMAGE=${base}`,
    ...args,
    `--file=${file}`,
    `--tag=${tag}`,
    '.',
  );

/** Nobody listens there. */
const NOWHERE = '127.0.0.1:1';
const environment = {
  HOST: '127.0.0.1',
  HOSTNAME: '127.0.0.1',
  PORT: String(port),
  API_URL: `http://${NOWHERE}`,
  KAFKA_BROKERS: NOWHERE,
  CLICKHOUSE_URL: `http://${NOWHERE}`,
  CLICKHOUSE_PASSWORD: 'none',
  DATABASE_URL: `postgres://vitrine@${NOWHERE}/vitrine`,
  PGPASSWORD: 'none',
  PRIVACY_KEY: randomBytes(32).toString('hex'),
  ADMIN_API_KEY: `vtr_live_${randomBytes(24).toString('hex')}`,
  SCHEMA_VERSION: '1',
  WAIT_SECONDS: '1',
};

function labelsAndUser({ name }) {
  const { Config: config, Architecture: architecture } = inspect(`vitrine/${name}:0.1.0`);
  const complaints = [];
  if (config.User !== '10001:10001') complaints.push(`user ${config.User}`);
  if (config.StopSignal !== 'SIGTERM') complaints.push(`stop signal ${config.StopSignal}`);
  if (config.Entrypoint?.length) complaints.push(`entry point ${config.Entrypoint}`);
  if (config.Cmd?.[0] !== 'node') complaints.push(`command ${config.Cmd}`);
  for (const label of ['title', 'description', 'source', 'licenses', 'version', 'revision'])
    if (!config.Labels?.[`org.opencontainers.image.${label}`]) complaints.push(`no label ${label}`);
  if (complaints.length > 0) throw new Error(complaints.join('; '));
  return `${architecture}, ${config.Cmd.join(' ')}`;
}

function size({ name }) {
  const megabytes = Math.round((inspect(`vitrine/${name}:0.1.0`).Size - inspect(base).Size) / 1e6);
  if (megabytes > MOST_MEGABYTES) throw new Error(`${megabytes} MB over its base`);
  return `${megabytes} MB over its base`;
}

/** Runs inside the image: every file below /app that a processor of one kind executes. */
function findMachineCode() {
  const { readdirSync, openSync, readSync, closeSync } = require('node:fs');
  for (const entry of readdirSync('/app', { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = `${entry.parentPath}/${entry.name}`;
    const start = Buffer.alloc(4);
    const file = openSync(path);
    readSync(file, start, 0, 4, 0);
    closeSync(file);
    if (start.equals(Buffer.from('\x7fELF', 'latin1'))) console.log(path);
  }
}

function sameForEveryArchitecture({ name }) {
  const program = `(${findMachineCode})()`;
  const found = docker('run', '--rm', '--network=none', `vitrine/${name}:0.1.0`, 'node', '-e', program).trim();
  if (found !== '') throw new Error(`made for one architecture: ${found}`);
}

async function startsBare({ name, file }) {
  const tag = `local/bare/${name}:0.1.0`;
  build(
    tag,
    file,
    `--build-arg=RUNTIME_IMAGE=${BARE}`,
    ...(file.endsWith('service.Dockerfile') ? [`--build-arg=SERVICE=${name}`] : []),
  );
  const hardening = [
    '--read-only',
    '--tmpfs=/tmp',
    '--cap-drop=ALL',
    '--security-opt=no-new-privileges',
    '--network=host',
  ];
  const variables = Object.entries(environment).map(([key, value]) => `--env=${key}=${value}`);
  const container = docker('run', '--detach', ...hardening, ...variables, tag).trim();
  try {
    const says = await until(60, `${name} on a bare base`, () => whatItSays(name, container));
    return `${says}; ended with ${stop(container)}`;
  } finally {
    docker('rm', '--force', container);
  }
}

async function whatItSays(name, container) {
  if (name === 'dashboard') {
    const answer = await fetch(`http://127.0.0.1:${port}/login`);
    return answer.ok && `GET /login answers ${answer.status}`;
  }
  const { stdout, stderr } = spawnSync('docker', ['logs', container], { encoding: 'utf8' });
  return /Postgres does not answer[^"\n]*/.exec(stdout + stderr)?.[0];
}

/** As a container's first process it must end by itself on SIGTERM: the kernel would not end it. */
function stop(container) {
  docker('stop', '--time=30', container);
  const { ExitCode: code } = JSON.parse(docker('container', 'inspect', container))[0].State;
  if (code === 137) throw new Error('did not end on SIGTERM within 30 s');
  return code;
}

await step('a base with nothing but Node', () => void build(BARE, 'k8s/cluster-test/images/bare.Dockerfile'));
for (const image of images) {
  await step(`${image.name}: user, stop signal, command, labels`, () => labelsAndUser(image));
  await step(`${image.name}: size`, () => size(image));
  await step(`${image.name}: the same for every architecture`, () => sameForEveryArchitecture(image));
  await step(`${image.name}: starts without a shell, root read-only, and stops`, () => startsBare(image));
}
finish();
