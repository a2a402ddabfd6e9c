/**
 * Builds every image of the chart, for a cluster without a registry, and saves them as archives: `node k8s/cluster-test/build-images.mjs
 * FOLDER [NAME…]`. DOCKER_HOST names the Docker engine; BASE_IMAGE as for the Dockerfiles.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
// @boundaries-ignore docker/ is no package: the list of images lives beside the Dockerfiles
import { images } from '../../docker/images.mjs';
import { scratch } from '../judge/scratch.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const here = fileURLToPath(new URL('./images/', import.meta.url));
const [folder = 'images', ...only] = process.argv.slice(2);
const target = resolve(folder);
const base = process.env.BASE_IMAGE ?? 'node:22-bookworm-slim';
const run = (command, args, cwd = root) => execFileSync(command, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });

/** Stand-ins carry the names of the official images, so that chart and compose file are tried as they are. */
const OURS = images.map(({ name, file }) => ({ name, file, tag: `vitrine/${name}:0.1.0`, context: () => root }));
const STAND_INS = [
  { name: 'kafka', tag: 'apache/kafka:4.3.1', file: join(here, 'kafka.Dockerfile'), context: kafkaContext },
  { name: 'postgres', tag: 'postgres:17.6', file: join(here, 'postgres.Dockerfile'), context: () => here },
  {
    name: 'clickhouse',
    tag: 'clickhouse/clickhouse-server:25.8',
    file: join(here, 'clickhouse.Dockerfile'),
    context: () => root,
  },
];

/** `local/…` is how the chart names it with global.imageRegistry=docker.io/local. */
function build({ name, tag, file, context }) {
  const from = Date.now();
  const args = ['build', '--quiet', '--network=host', '--build-arg', `BASE_IMAGE=${base}`];
  if (file.endsWith('service.Dockerfile')) args.push('--build-arg', `SERVICE=${name}`);
  run('docker', [...args, '--file', file, '--tag', tag, '--tag', `local/${tag}`, context()]);
  run('docker', ['save', `local/${tag}`, '--output', join(target, `${name}.tar`)]);
  console.log(`${name}: ${((Date.now() - from) / 1000).toFixed(0)} s`);
}

/** Kafka's jars beside their Dockerfile, in a folder of their own. */
function kafkaContext() {
  const context = scratch('kafka');
  cpSync(join(here, 'kafka-pom.xml'), join(context, 'pom.xml'));
  cpSync(join(here, 'kafka-bin'), join(context, 'bin'), { recursive: true });
  run('mvn', ['-q', '-B', 'dependency:copy-dependencies', '-DincludeScope=runtime', '-DoutputDirectory=jars'], context);
  return context;
}

mkdirSync(target, { recursive: true });
for (const image of [...OURS, ...STAND_INS]) if (only.length === 0 || only.includes(image.name)) build(image);
