import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { operators } from '../operators.js';
import { rules } from '../rules.js';
import { at, objectsOf, profileNamed } from '../testing.js';
import { clusterObjects } from './cluster-objects.js';
import { prereqsFiles, prereqsProfiles } from './prereqs-chart.js';

const files = prereqsFiles();
interface Dependency {
  readonly name: string;
  readonly version: string;
  readonly alias?: string;
  readonly condition: string;
}
const { dependencies } = parse(files['Chart.yaml'] ?? '') as { dependencies: Dependency[] };

describe('vitrine-prereqs', () => {
  it('pins every operator, each optional, each under its own name', () => {
    expect(dependencies.length).toBe(operators.length);
    for (const { name, version, alias, condition } of dependencies) {
      expect(version).toMatch(/^v?\d+\.\d+\.\d+$/);
      expect(condition).toBe(`${name}.enabled`);
      // An alias becomes the sub-chart's name, and in camelCase an invalid one.
      expect(alias).toBeUndefined();
    }
  });

  it('switches nothing on by itself', () => {
    const values = parse(files['values.yaml'] ?? '') as Record<string, { enabled?: boolean }>;
    for (const { chart } of operators) expect(values[chart]?.enabled).toBe(false);
  });

  it('is named rightly by every rule of the chart that asks for it', () => {
    const named = rules.flatMap(({ sentence }) =>
      [...sentence.matchAll(/--set ([\w-]+)\.enabled=true/g)].map((match) => match[1] ?? ''),
    );
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((name) => !operators.some(({ chart }) => chart === name))).toEqual([]);
  });

  it('lets its deployer touch every object of the profile eks and nothing beyond', () => {
    const bodies = clusterObjects().map(({ body }) => body);
    const groupsOf = (kind: string): string[] =>
      bodies
        .filter((body) => body.kind === kind)
        .flatMap((body) => (body.rules as { apiGroups: string[] }[]).flatMap(({ apiGroups }) => apiGroups));
    const needed = objectsOf(profileNamed('eks').values).map(({ apiVersion }) =>
      String(apiVersion).includes('/') ? String(apiVersion).split('/')[0] : '',
    );
    for (const group of needed)
      expect(groupsOf(group === 'scheduling.k8s.io' ? 'ClusterRole' : 'Role')).toContain(group);
    expect(groupsOf('ClusterRole')).toEqual(['scheduling.k8s.io']);
    expect(groupsOf('Role')).not.toContain('rbac.authorization.k8s.io');
  });

  it('brings to EKS what the profile eks refers to', () => {
    const names = JSON.stringify(objectsOf(profileNamed('eks').values));
    for (const part of ['storageClass', 'ingressClass', 'secretStore', 'networkPolicyController', 'deployer'])
      expect(at(prereqsProfiles.eks, `${part}.enabled`)).toBe(true);
    const values = parse(files['values.yaml'] ?? '') as object;
    expect(names).toContain(`"${String(at(values, 'storageClass.name'))}"`);
    expect(names).toContain(`"name":"${String(at(values, 'secretStore.name'))}"`);
  });
});
