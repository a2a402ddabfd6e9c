/** A real API server as judge: admission, defaulting and schemas of Kubernetes itself, under the restricted standard. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { distDir, distObjects, helmTemplate, parse, root } from './render.mjs';
import { scratch } from './scratch.mjs';
import { must, run } from './tools.mjs';

const clusterDir = process.env.VITRINE_CLUSTER_DIR ?? join(root, '../shared/cluster');
const crdsDir = process.env.VITRINE_CRDS_DIR ?? join(root, '../shared/crds');
/**
 * The public workflow has no operators' CRDs: there, by name, it leaves out objects that only they describe. Elsewhere they must be there.
 */
export const withoutCrds = process.env.VITRINE_REQUIRE_DATA === '0' && !existsSync(crdsDir);
/** `kubectl` of the machine (kind in the public workflow) or of the cluster folder. */
const ownKubectl = process.env.VITRINE_JUDGE_KUBECTL;
const kubectl = ownKubectl ?? join(clusterDir, 'k.sh');

/** Kinds of others whose own CRD is not among the operators': the part that we set, closed. */
const ownCrdsDir = join(root, 'k8s/crds');

const namespaceOf = (name) => `apiVersion: v1
kind: Namespace
metadata:
  name: ${name}
  labels:
    pod-security.kubernetes.io/enforce: restricted
    pod-security.kubernetes.io/warn: restricted
    pod-security.kubernetes.io/audit: restricted
---
# A bare API server has no controller that would make it.
apiVersion: v1
kind: ServiceAccount
metadata: {name: default, namespace: ${name}}
`;

/** Where only etcd and the API server run, a deleted namespace never goes: every run takes new names. */
const stamp = Date.now().toString(36);

export const isUp = () => run(kubectl, ['get', '--raw', '/readyz']).out.trim() === 'ok';

/** Starts the server when none answers. Gives a function that ends what this started. */
export function startServer() {
  if (isUp()) return () => {};
  if (ownKubectl) throw new Error(`No API server answers to ${ownKubectl}.`);
  if (!existsSync(join(clusterDir, 'up.sh')))
    throw new Error(
      `There is no cluster folder at ${clusterDir}; set VITRINE_CLUSTER_DIR, or VITRINE_JUDGE_KUBECTL=kubectl with a kind cluster.`,
    );
  console.log('judge: the API server is built now if this machine has none (minutes, once)');
  must(join(clusterDir, 'build.sh'), ['apiserver']);
  // up.sh refuses where a cluster is up already. That one may be slow or somebody's, so it is ended only when it stays silent.
  if (run(join(clusterDir, 'up.sh'), ['apiserver']).code === 0) return end;
  for (let attempt = 0; attempt < 30; attempt += 1) {
    if (isUp()) return () => {};
    must('sleep', ['2']);
  }
  end();
  must(join(clusterDir, 'up.sh'), ['apiserver']);
  return end;
}

const end = () => run(join(clusterDir, 'down.sh'), []);

const folder = scratch('judge');
function fileOf(name, content) {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const apply = (path, more = []) =>
  run(kubectl, ['apply', '--server-side', '--force-conflicts', '--filename', path, ...more]);

const crdFiles = () =>
  [...(withoutCrds ? [] : [crdsDir]), ownCrdsDir].flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.yaml') && name !== 'EXAMPLES.yaml')
      .map((name) => join(folder, name)),
  );

export function installCrds() {
  if (withoutCrds) console.log(`judge: no CRDs at ${crdsDir}: objects of operators are left out`);
  for (const file of crdFiles()) {
    const result = apply(file);
    if (result.code !== 0) throw new Error(`${file}: ${result.err}`);
  }
  must(kubectl, ['wait', '--for=condition=Established', 'crd', '--all', '--timeout=60s']);
}

/** Only objects of kinds that the server knows. */
function servedOnly(objects) {
  const served = new Set(must(kubectl, ['api-versions']).trim().split('\n'));
  return yamlOf(objects.filter(({ apiVersion }) => served.has(apiVersion)));
}

const yamlOf = (objects) => objects.map((object) => stringify(object)).join('---\n');

const judgeable = (yaml) => (withoutCrds ? servedOnly(parse(yaml)) : yaml);

/** Every warning and error that the server has for these manifests. */
function complaintsOf(path, namespace, dryRun) {
  const result = apply(path, ['--namespace', namespace, ...(dryRun ? ['--dry-run=server'] : [])]);
  const complaints = result.err.split('\n').filter((line) => line.trim() !== '');
  return result.code === 0 || complaints.length > 0 ? complaints : [`exit ${result.code}`];
}

/** The manifests as they lie in k8s/dist. */
export function judgeProfile(profile) {
  const objects = distObjects(profile);
  return judgePath(withoutCrds ? fileOf('profile.yaml', servedOnly(objects)) : join(distDir, profile), objects);
}

export const judgeText = (yaml) => judgePath(fileOf('variant.yaml', judgeable(yaml)), parse(yaml));

function judgePath(path, objects) {
  const namespace = `judge-${stamp}`;
  must(kubectl, ['apply', '--server-side', '--filename', fileOf('namespace.yaml', namespaceOf(namespace))]);
  // A dry run keeps nothing, and a pod is refused without the class that it names: those are made for real.
  const classes = objects.filter(({ kind }) => kind === 'PriorityClass');
  if (classes.length > 0)
    must(kubectl, ['apply', '--server-side', '--filename', fileOf('classes.yaml', yamlOf(classes))]);
  return complaintsOf(path, namespace, true);
}

/** Installs for real, upgrades with changed values and goes back: an immutable field that moved shows here. */
export function judgeUpgrade(profile) {
  const namespace = `upgrade-${profile}-${stamp}`;
  must(kubectl, ['apply', '--server-side', '--filename', fileOf('namespace.yaml', namespaceOf(namespace))]);
  const before = [
    '--set',
    'images.api.tag=0.0.9',
    '--set',
    'api.resources.requests.cpu=300m',
    '--set',
    'logLevel=debug',
    '--set',
    'kafka.partitions=24',
  ];
  const steps = [
    { step: 'previous values', more: before },
    { step: 'upgrade', more: [] },
    { step: 'back', more: before },
  ];
  const complaints = steps.flatMap(({ step, more }) =>
    complaintsOf(
      fileOf(
        `${profile}-${step.replace(' ', '-')}.yaml`,
        judgeable(helmTemplate(profile, more).replaceAll(/^ {2}namespace: vitrine$/gm, '')),
      ),
      namespace,
      false,
    ).map((line) => `${step}: ${line}`),
  );
  run(kubectl, ['delete', 'namespace', namespace, '--wait=false']);
  return complaints;
}

/** Two releases in one namespace: no object of one is the other's, and no selector finds the other's pods. */
export function judgeTwoReleases() {
  const namespace = `two-${stamp}`;
  must(kubectl, ['apply', '--server-side', '--filename', fileOf('namespace.yaml', namespaceOf(namespace))]);
  const complaints = ['one', 'two'].flatMap((release) =>
    complaintsOf(fileOf(`${release}.yaml`, helmTemplate('small', [], release)), namespace, false),
  );
  run(kubectl, ['delete', 'namespace', namespace, '--wait=false']);
  return complaints;
}

/** The server's own OpenAPI document, from which kubeconform's schemas are cut. */
export const openApi = () => JSON.parse(must(kubectl, ['get', '--raw', '/openapi/v2']));
export const readCrds = () => crdFiles().map((file) => readFileSync(file, 'utf8'));
