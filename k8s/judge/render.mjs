/** What Helm makes of the chart, as objects, and as they lie in k8s/dist. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseAllDocuments } from 'yaml';
import { must } from './tools.mjs';

export const root = fileURLToPath(new URL('../../', import.meta.url));
export const chartDir = join(root, 'charts/vitrine');
export const distDir = join(root, 'k8s/dist');
export const profiles = readdirSync(distDir).sort();
export const OPERATOR_APIS = [
  'kafka.strimzi.io/v1',
  'clickhouse.com/v1alpha1',
  'clickhouse.altinity.com/v1',
  'postgresql.cnpg.io/v1',
  'keda.sh/v1alpha1',
  'cert-manager.io/v1',
  'external-secrets.io/v1',
  'gateway.networking.k8s.io/v1',
  'monitoring.coreos.com/v1',
];

export const parse = (yaml) =>
  parseAllDocuments(yaml)
    .map((document) => {
      if (document.errors.length > 0) throw document.errors[0];
      return document.toJS();
    })
    .filter((object) => object?.kind);

/** `helm template` with a profile and more arguments. */
export function helmTemplate(profile, more = [], release = 'vitrine') {
  const apis = OPERATOR_APIS.flatMap((api) => ['--api-versions', api]);
  return must('helm', [
    'template',
    release,
    chartDir,
    '--namespace',
    'vitrine',
    '--values',
    join(chartDir, `values-${profile}.yaml`),
    '--kube-version',
    '1.34.0',
    ...apis,
    ...more,
  ]);
}

export function distObjects(profile) {
  const folder = join(distDir, profile);
  return readdirSync(folder)
    .sort()
    .flatMap((file) => parse(readFileSync(join(folder, file), 'utf8')));
}

export const nameOf = (object) => `${object.kind}/${object.metadata.name}`;

const brief = (value) => (JSON.stringify(value) ?? 'nothing').slice(0, 120);

/** The first places where two values differ. */
export function differences(left, right, path = '') {
  if (Object.is(left, right)) return [];
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) {
    return [`${path}: ${brief(left)} ≠ ${brief(right)}`];
  }
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...keys].flatMap((key) => differences(left[key], right[key], `${path}/${key}`)).slice(0, 5);
}

/** Compares two lists of objects by kind and name. */
export function compareObjects(left, right) {
  const byName = (objects) => new Map(objects.map((object) => [nameOf(object), object]));
  const ours = byName(left);
  const theirs = byName(right);
  const names = new Set([...ours.keys(), ...theirs.keys()]);
  return [...names].flatMap((name) => {
    if (!ours.has(name)) return [`${name} is missing on the left`];
    if (!theirs.has(name)) return [`${name} is missing on the right`];
    return differences(ours.get(name), theirs.get(name), name);
  });
}
