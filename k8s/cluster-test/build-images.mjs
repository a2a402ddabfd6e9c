/**
 * Builds every image of the chart with the Docker engine that DOCKER_HOST names, for a cluster without a registry, and saves
 * them as archives: `node k8s/cluster-test/build-images.mjs FOLDER`. BASE_IMAGE as for the Dockerfiles.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const here = fileURLToPath(new URL('./images/', import.meta.url));
const target = resolve(process.argv[2] ?? 'images');
const base = process.env.BASE_IMAGE ?? 'node:22-bookworm-slim';
const only = process.env.ONLY?.split(',');
const run = (command, args, cwd = root) => execFileSync(command, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });

/** Under `local/`, as the chart names them with global.imageRegistry=docker.io/local. */
const NAMES = {
  kafka: 'apache/kafka:4.1.1',
  clickhouse: 'clickhouse/clickhouse-server:25.8',
  postgres: 'postgres:17.6',
};

function build(name, dockerfile, context = root, more = []) {
  if (only && !only.includes(name)) return;
  const from = Date.now();
  const tag = `local/${NAMES[name] ?? `vitrine/${name}:0.1.0`}`;
  run('docker', [
    'build',
    '--quiet',
    '--network=host',
    '--build-arg',
    `BASE_IMAGE=${base}`,
    ...more,
    '--file',
    dockerfile,
    '--tag',
    tag,
    context,
  ]);
  run('docker', ['save', tag, '--output', join(target, `${name}.tar`)]);
  console.log(`${name}: ${((Date.now() - from) / 1000).toFixed(0)} s`);
}

/** Kafka's jars beside their Dockerfile, in a folder of their own. */
function kafkaContext() {
  const context = mkdtempSync(join(tmpdir(), 'vitrine-kafka-'));
  cpSync(join(here, 'kafka-pom.xml'), join(context, 'pom.xml'));
  cpSync(join(here, 'kafka-bin'), join(context, 'bin'), { recursive: true });
  run('mvn', ['-q', '-B', 'dependency:copy-dependencies', '-DincludeScope=runtime', '-DoutputDirectory=jars'], context);
  return context;
}

mkdirSync(target, { recursive: true });
build('jobs', 'docker/jobs.Dockerfile');
for (const service of ['processing', 'api'])
  build(service, 'docker/service.Dockerfile', root, ['--build-arg', `SERVICE=${service}`]);
build('dashboard', 'docker/dashboard.Dockerfile');
build('kafka', join(here, 'kafka.Dockerfile'), only && !only.includes('kafka') ? here : kafkaContext());
build('postgres', join(here, 'postgres.Dockerfile'), here);
build('clickhouse', join(here, 'clickhouse.Dockerfile'));
