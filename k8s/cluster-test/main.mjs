/**
 * `npm run cluster:test`: installs the chart on whatever kubeconfig points at, and does to it what operators and bad days do. Environment:
 * CLUSTER_TEST_SET: more `--set` for helm, separated by spaces.
 * CLUSTER_TEST_STAY_NODE, CLUSTER_TEST_DRAIN_NODE: engines stay on the first, the second is drained; without them nothing is drained.
 * CLUSTER_TEST_IN: a command before kubectl and helm.
 * CLUSTER_TEST_KEEP=1: do not uninstall.
 */
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { apply, helm, json, kubectl, namespace, sleep, tryHelm, tryKubectl, until } from './cluster.mjs';
import { makeScripts, startPod, watched } from './pods.mjs';
import { steps } from './steps.mjs';

const chart = fileURLToPath(new URL('../../charts/vitrine', import.meta.url));
const stay = process.env.CLUSTER_TEST_STAY_NODE;
const drained = process.env.CLUSTER_TEST_DRAIN_NODE;
const adminKey = `vtr_live_${randomBytes(24).toString('hex')}`;
const TENANT = 'cluster-test';
const { step, finish } = steps('cluster');

const engines = ['kafka', 'clickhouse', 'postgres'];
const values = [
  '--values',
  `${chart}/values-small.yaml`,
  ...(process.env.CLUSTER_TEST_SET ?? '')
    .split(' ')
    .filter(Boolean)
    .flatMap((each) => ['--set', each]),
  ...(stay ? engines.flatMap((engine) => ['--set', `${engine}.nodeSelector.kubernetes\\.io/hostname=${stay}`]) : []),
];

const secret = (name, stringData) => apply({ apiVersion: 'v1', kind: 'Secret', metadata: { name }, stringData });
const ownPods = (release = 'vitrine') =>
  json('get', 'pods', '--selector', `app.kubernetes.io/instance=${release}`).items.filter((pod) =>
    pod.metadata.ownerReferences?.some((owner) => owner.kind === 'ReplicaSet' || owner.kind === 'StatefulSet'),
  );
const isReady = (pod) =>
  !pod.metadata.deletionTimestamp &&
  pod.status.conditions?.some((each) => each.type === 'Ready' && each.status === 'True');
const uidsByPart = () =>
  Object.fromEntries(
    ownPods()
      .filter((pod) => !pod.metadata.deletionTimestamp)
      .map((pod) => [pod.metadata.name, pod.metadata.labels['app.kubernetes.io/component']]),
  );

const ofRelease = (kinds, release = 'vitrine') =>
  json('get', kinds, '--selector', `app.kubernetes.io/instance=${release}`).items;
const podsWanted = (release) =>
  ofRelease('deployments,statefulsets', release).reduce((sum, { spec }) => sum + spec.replicas, 0);
/** The programs of the chart, as they were installed. */
const servingParts = () =>
  ofRelease('deployments').map(({ metadata }) => metadata.labels['app.kubernetes.io/component']);

async function allReady(seconds, release) {
  await until(seconds, 'all pods ready', () => {
    const pods = ownPods(release);
    return pods.length >= podsWanted(release) && pods.every(isReady);
  });
}

const inWatcher = (action) => kubectl('exec', 'watcher', '--', 'node', '/scripts/watcher.mjs', action);
const ticketsSeen = () => JSON.parse(inWatcher('tickets')).tickets;

/** Fails when the web gave anything but answers since `before`. */
function noFailuresSince(before) {
  const after = watched();
  const bad = after.failed - before.failed;
  if (bad > 0)
    throw new Error(`${bad} of ${after.asked - before.asked} requests failed: ${JSON.stringify(after.reasons)}`);
  return `${after.asked - before.asked} requests, none failed`;
}

async function restartsOnly(part, change) {
  const before = uidsByPart();
  const web = watched();
  change();
  await allReady(180);
  await sleep(8000);
  const after = uidsByPart();
  const others = Object.entries(before).filter(([name, of]) => of !== part && !(name in after));
  if (others.length > 0) throw new Error(`others restarted too: ${others.map(([name]) => name).join(', ')}`);
  if (Object.entries(before).some(([name, of]) => of === part && name in after))
    throw new Error(`${part} did not restart`);
  return noFailuresSince(web);
}

apply({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name: namespace, labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } },
});
secret('vitrine-app', { 'privacy-key': randomBytes(32).toString('hex'), 'admin-api-key': adminKey });
secret('vitrine-postgres', { password: `${randomBytes(16).toString('hex')}@:/?#%` });

await step('a missing Secret is named by the check before the installation', () => {
  const result = tryHelm('install', 'vitrine', chart, ...values, '--timeout', '90s');
  if (result.code === 0) throw new Error('helm installed although vitrine-clickhouse is missing');
  const { out: words, err } = tryKubectl('logs', 'job/vitrine-preflight');
  tryHelm('uninstall', 'vitrine');
  tryKubectl('delete', 'job', 'vitrine-preflight');
  if (!words.includes('vitrine-clickhouse')) throw new Error(words || err);
  return words.trim();
});
secret('vitrine-clickhouse', { password: `${randomBytes(16).toString('hex')}&<"'` });

await step('helm install', () => void helm('install', 'vitrine', chart, ...values, '--timeout', '5m'));
await step('all pods ready', () => allReady(300));
await step('helm test', () => void helm('test', 'vitrine', '--timeout', '3m'));

makeScripts();
const url = (name, port) => `http://vitrine-${name}:${port}`;
const watcherEnv = [
  { name: 'API', value: url('api', 4000) },
  { name: 'DASHBOARD', value: url('dashboard', 3000) },
  { name: 'TENANT', value: TENANT },
  { name: 'ADMIN_API_KEY', valueFrom: { secretKeyRef: { name: 'vitrine-app', key: 'admin-api-key' } } },
];
await step('tickets flow', async () => {
  startPod('watcher', 'test', ['node', '/scripts/watcher.mjs', 'watch'], watcherEnv);
  inWatcher('tenant');
  startPod(
    'feeder',
    'migrate',
    ['node', '/scripts/feeder.mjs'],
    [
      { name: 'BROKERS', value: 'vitrine-kafka:9092' },
      { name: 'TENANT', value: TENANT },
    ],
  );
  const seen = await until(90, 'tickets on the dashboard’s address', ticketsSeen);
  return `${seen} tickets seen through the dashboard`;
});

await step('a changed value restarts that service only', () =>
  restartsOnly('api', () =>
    helm('upgrade', 'vitrine', chart, ...values, '--set', 'api.logLevel=debug', '--wait', '--timeout', '5m'),
  ),
);
await step('rollback', () => restartsOnly('api', () => helm('rollback', 'vitrine', '1', '--wait', '--timeout', '5m')));

await step('a second release in the same namespace, while tickets flow', async () => {
  const web = watched();
  try {
    helm('install', 'second', chart, ...values, '--timeout', '5m');
    await allReady(300, 'second');
    helm('test', 'second', '--timeout', '3m');
  } finally {
    tryHelm('uninstall', 'second', '--wait', '--timeout', '3m');
    for (const engine of engines) tryKubectl('delete', 'pvc', `data-second-${engine}-0`, '--wait=false');
  }
  return noFailuresSince(web);
});

if (drained) {
  await step(`drain of ${drained} while tickets flow`, async () => {
    const web = watched();
    try {
      kubectl('drain', drained, '--ignore-daemonsets', '--delete-emptydir-data', '--force', '--timeout=180s');
      await allReady(180);
      await sleep(5000);
    } finally {
      kubectl('uncordon', drained);
    }
    return noFailuresSince(web);
  });
}

for (const part of servingParts()) {
  await step(`a pod of ${part} is killed while tickets flow`, async () => {
    const web = watched();
    const victim = ownPods().find((pod) => pod.metadata.labels['app.kubernetes.io/component'] === part);
    kubectl('delete', 'pod', victim.metadata.name, '--wait=false');
    await sleep(3000);
    await allReady(180);
    return noFailuresSince(web);
  });
}

// Engines of one replica have no other: reads wait for them, which does not count against the web. Nothing may be lost.
for (const part of ['kafka', 'clickhouse']) {
  await step(`${part} is killed hard while tickets flow`, async () => {
    kubectl('delete', 'pod', `vitrine-${part}-0`, '--grace-period=0', '--force');
    await sleep(5000);
    await allReady(240);
  });
}

await step('nothing lost, nothing counted twice', async () => {
  kubectl('exec', 'feeder', '--', 'node', '-e', 'require("fs").writeFileSync("/tmp/stop","")');
  const { sent } = await until(120, 'the feeder’s end', () => {
    const line = kubectl('logs', 'feeder', '--tail=1').trim();
    return line.startsWith('{"sent"') ? JSON.parse(line) : undefined;
  });
  const seen = await until(120, `${sent} tickets`, () => {
    const now = Number(ticketsSeen());
    if (now > sent) throw new Error(`${now} tickets seen, ${sent} sent`);
    return now === sent ? now : undefined;
  });
  return `${sent} sent, ${seen} seen`;
});

await step('helm test again', () => void helm('test', 'vitrine', '--timeout', '3m'));
if (!process.env.CLUSTER_TEST_KEEP) {
  await step('uninstall leaves the data', async () => {
    tryKubectl('delete', 'pod', 'watcher', 'feeder');
    helm('uninstall', 'vitrine', '--wait', '--timeout', '3m');
    const claims = json('get', 'pvc')
      .items.filter((claim) => !claim.metadata.deletionTimestamp)
      .map((claim) => claim.metadata.name);
    if (claims.length !== engines.length) throw new Error(`volumes left: ${claims.join(', ')}`);
    return claims.join(', ');
  });
}
finish();
