/** What an operator reads when something is missing: one sentence with the name, and the command that mends it. */
import { join } from 'node:path';
import { chartDir } from './render.mjs';
import { run } from './tools.mjs';

const CASES = [
  { name: 'a misspelt value', args: ['--values', profile('small'), '--set', 'api.replcas=3'], says: [/replcas/] },
  {
    name: 'a missing Secret',
    args: [],
    says: [/app\.existingSecret is empty/, /kubectl create secret generic vitrine-app/],
  },
  {
    name: 'a missing CRD',
    args: ['--values', profile('production')],
    says: [/does not know .*\/v1/, /helm upgrade --install vitrine-prereqs/],
  },
  {
    name: 'an old cluster',
    args: ['--values', profile('small')],
    kubernetes: '1.27.0',
    says: [/kubeVersion: >=1\.30/],
  },
  {
    name: 'a value that an operator has no place for',
    args: ['--values', profile('production'), '--set', 'checks.cluster=false,kafka.nodeSelector.disk=ssd'],
    says: [/kafka\.nodeSelector does nothing/, /kafka\.affinity/],
  },
  {
    name: 'no host for the ingress',
    args: ['--values', profile('small'), '--set', 'ingress.mode=ingress'],
    says: [/ingress\.host is empty/],
  },
];

function profile(name) {
  return join(chartDir, `values-${name}.yaml`);
}

export const refusals = () =>
  CASES.flatMap(({ name, args, kubernetes = '1.34.0', says }) => {
    const result = run('helm', ['template', 'vitrine', chartDir, '--kube-version', kubernetes, ...args]);
    if (result.code === 0) return [`${name} is accepted`];
    return says
      .filter((words) => !words.test(result.err))
      .map((words) => `${name}: ${words} is not in: ${result.err.slice(0, 300)}`);
  });
