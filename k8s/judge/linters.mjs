/** Offline judges. Every exemption says why; one that no longer matches anything is an error of its own. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chartDir, distDir, OPERATOR_APIS, parse, profiles } from './render.mjs';
import { scratch } from './scratch.mjs';
import { run } from './tools.mjs';

/** kube-score: test id → why its objection does not hold here, `only` for objects whose name matches. */
const SCORE_EXEMPTIONS = {
  'container-image-pull-policy':
    'Images are versions or digests, never moved; Always would make a start depend on the registry.',
  'deployment-replicas':
    'KEDA owns the number where it runs (it reads the lag, not an HPA object); the profile local runs one pod of each.',
  'service-targets-pod': {
    only: /vitrine-clickhouse$/,
    why: 'Where an operator runs ClickHouse, it makes the pods that this Service selects.',
  },
  'container-resources': 'A CPU limit throttles bursts without freeing anything; memory and scratch space are limited.',
};

/** checkov: check id → reason. */
const CHECKOV_EXEMPTIONS = {
  CKV_K8S_8: { only: /^Pod\./, why: 'A helm test pod runs once and ends.' },
  CKV_K8S_9: { only: /^Pod\./, why: 'A helm test pod runs once and ends.' },
  CKV_K8S_11: 'No CPU limit: it throttles bursts and frees nothing.',
  CKV_K8S_43: 'Tags are versions; digests are a value for those who pin (images.*.digest).',
  CKV_K8S_15: 'Images are never moved, so IfNotPresent is the same image without depending on the registry.',
  CKV_K8S_35:
    'Secrets are read once at start into a typed object and removed from nothing else; files would need a reader in every image.',
  CKV_K8S_21: 'The namespace is chosen by the operator (--namespace), not written into the objects.',
};

export const lint = () =>
  profiles.flatMap((profile) => {
    const result = run('helm', [
      'lint',
      '--strict',
      chartDir,
      '--values',
      join(chartDir, `values-${profile}.yaml`),
      '--set',
      'checks.cluster=false',
      '--kube-version',
      '1.34.0',
    ]);
    return result.code === 0 ? [] : [`${profile}: ${result.out}${result.err}`];
  });

const PREREQS = ['storageClass', 'ingressClass', 'secretStore', 'clusterIssuer', 'networkPolicyController', 'deployer'];

/** The operators' charts cannot be fetched everywhere: our own part is judged in a copy without dependencies. */
function prereqsWith(parts) {
  const copy = scratch('prereqs');
  cpSync(join(chartDir, '../vitrine-prereqs'), copy, { recursive: true });
  const chart = readFileSync(join(copy, 'Chart.yaml'), 'utf8');
  writeFileSync(join(copy, 'Chart.yaml'), chart.slice(0, chart.indexOf('dependencies:')));
  const on = ['--kube-version', '1.34.0', ...parts.flatMap((name) => ['--set', `${name}.enabled=true`])];
  const apis = OPERATOR_APIS.flatMap((api) => ['--api-versions', api]);
  return {
    lint: run('helm', ['lint', '--strict', copy, ...on]),
    rendered: run('helm', ['template', 'x', copy, ...apis, ...on]),
  };
}

export function prereqs() {
  const { lint: linted, rendered } = prereqsWith(PREREQS);
  if (linted.code !== 0 || rendered.code !== 0) return [linted.out + linted.err + rendered.err];
  return parse(rendered.out).length === 10 ? [] : ['not every object is there'];
}

/** For the API server, in the namespace of the judging. */
export const prereqsText = () => prereqsWith(PREREQS).rendered.out.replaceAll(/^ {2}namespace: .*$/gm, '');

export function kubeconform(template, withoutCrds) {
  const result = run('kubeconform', [
    '-strict',
    '-summary',
    '-output',
    'json',
    '-schema-location',
    template,
    ...(withoutCrds ? ['-ignore-missing-schemas'] : []),
    distDir,
  ]);
  const report = JSON.parse(result.out);
  const bad = (report.resources ?? []).filter(
    (each) => each.status !== 'statusValid' && each.status !== 'statusSkipped',
  );
  if (bad.length === 0 && result.code !== 0) return [result.err];
  return bad.map((each) => `${each.filename} ${each.kind}/${each.name}: ${each.msg}`);
}

export function kubeScore() {
  const found = new Set();
  const critical = profiles.flatMap((profile) => {
    const result = run('bash', [
      '-c',
      `kube-score score --kubernetes-version v1.34 --output-format json ${join(distDir, profile)}/*.yaml`,
    ]);
    if (result.out.trim() === '') return [`${profile}: ${result.err}`];
    return JSON.parse(result.out).flatMap((object) =>
      (object.checks ?? [])
        .filter((check) => !check.skipped && check.grade <= 5)
        .filter((check) => !isExempt(SCORE_EXEMPTIONS, check.check.id, object.object_name, found))
        .map(
          (check) =>
            `${profile} ${object.object_name}: ${check.check.id}: ${(check.comments ?? []).map((comment) => comment.summary).join('; ')}`,
        ),
    );
  });
  return [...critical, ...unused(SCORE_EXEMPTIONS, found)];
}

export function checkov() {
  const found = new Set();
  const result = run('checkov', [
    '--framework',
    'kubernetes',
    '--directory',
    distDir,
    '--output',
    'json',
    '--quiet',
    '--compact',
    '--skip-download',
  ]);
  if (!result.out.trim().startsWith('{')) return [result.err || result.out];
  const failed = JSON.parse(result.out).results.failed_checks;
  const real = failed.filter((check) => !isExempt(CHECKOV_EXEMPTIONS, check.check_id, check.resource, found));
  return [
    ...real.map((check) => `${check.file_path} ${check.resource}: ${check.check_id} ${check.check_name}`),
    ...unused(CHECKOV_EXEMPTIONS, found),
  ];
}

function isExempt(exemptions, id, object, found) {
  const exemption = exemptions[id];
  if (!exemption || (exemption.only && !exemption.only.test(object))) return false;
  found.add(id);
  return true;
}

const unused = (exemptions, found) =>
  Object.keys(exemptions)
    .filter((id) => !found.has(id))
    .map((id) => `The exemption of ${id} is not needed any more: remove it.`);
