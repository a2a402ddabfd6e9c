import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { deployables } from '@vitrine/contracts';
import type { JsonObject } from '../template/tokens.js';
import { at, everyProfile, objectsOf, ofKind, profileNamed } from '../testing.js';
import { alerts } from './alerts.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const operations = readFileSync(`${root}docs/operations.md`, 'utf8');

interface RuleObject {
  readonly expr: string;
  readonly annotations: { readonly runbook_url: string };
}
const production = everyProfile.find(({ profile }) => profile === 'production')?.objects ?? [];
const rulesOf = (objects: typeof production): RuleObject[] =>
  ofKind(objects, 'PrometheusRule').flatMap((rule) => at(rule, 'spec.groups.0.rules') as RuleObject[]);
const boardsOf = (objects: typeof production): string[] =>
  ofKind(objects, 'ConfigMap').flatMap((map) =>
    Object.entries((map.data ?? {}) as Record<string, string>).flatMap(([name, text]) =>
      name.startsWith('vitrine-') && name.endsWith('.json') ? [text] : [],
    ),
  );
interface Board {
  readonly uid: string;
  readonly title: string;
  readonly panels: { readonly targets: { readonly expr: string }[] }[];
}
const expressionsOf = (objects: typeof production): string[] => [
  ...rulesOf(objects).map(({ expr }) => expr),
  ...boardsOf(objects).flatMap((text) =>
    (JSON.parse(text) as Board).panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)),
  ),
];

/** GitHub's address of a heading. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
const anchors = new Set([...operations.matchAll(/^#+ (.+)$/gm)].map((match) => `#${anchorOf(match[1] ?? '')}`));

describe('alerts', () => {
  it('lead to a heading of docs/operations.md, in production', () => {
    const rules = rulesOf(production);
    expect(rules.length).toBe(alerts.length);
    for (const { annotations } of rules) {
      const { pathname, hash } = new URL(annotations.runbook_url);
      expect(pathname).toMatch(/\/docs\/operations\.md$/);
      expect([...anchors]).toContain(hash);
    }
  });

  it('have no runbook left over', () => {
    const headings = [...operations.matchAll(/^### (Vitrine\w+)$/gm)].map((match) => match[1]);
    expect(headings.sort()).toEqual(alerts.map(({ name }) => name).sort());
  });
});

/** Metrics that Prometheus, kubelet and kube-state-metrics bring; everything else must be ours. */
const OF_OTHERS = /^(up$|kube_(deployment|job|cronjob)_|kubelet_volume_stats_|container_memory_)/;

/** Names of the metrics in the sources of services and packages. */
function ownMetrics(): Set<string> {
  const files = ['services', 'packages'].flatMap((folder) =>
    readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' })
      .filter((name) => /^[^/]+\/src\/.*\.ts$/.test(name) && !name.endsWith('.spec.ts'))
      .map((name) => `${root}${folder}/${name}`),
  );
  const written = (pattern: RegExp): string[] =>
    files.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(pattern)].map((match) => match[1] ?? ''));
  const ofTheKit = written(/name: `\$\{(?:prefix|metricPrefix\(service\))\}_([a-z_]+)`/g);
  return new Set([
    ...written(/name: '((?:vitrine|http)_[a-z_]+)'/g),
    ...consumingServices().flatMap((service) => ofTheKit.map((name) => `vitrine_${service}_${name}`)),
  ]);
}

/** Services made with the consumer kit, whose metrics it names after them. */
function consumingServices(): string[] {
  return deployables.flatMap(({ name, folder }) => {
    const { dependencies = {} } = JSON.parse(readFileSync(`${root}${folder}/package.json`, 'utf8')) as {
      dependencies?: Record<string, string>;
    };
    return '@vitrine/consumer' in dependencies ? [name.replaceAll('-', '_')] : [];
  });
}

describe('rules and dashboards', () => {
  const expressions = expressionsOf(production);

  it('are there', () => {
    expect(boardsOf(production)).toHaveLength(2);
    expect(expressions.length).toBeGreaterThan(alerts.length);
  });

  it('are not those of another release', () => {
    const identity = (text: string): string[] => {
      const { uid, title } = JSON.parse(text) as Board;
      expect(uid.length).toBeLessThanOrEqual(40);
      return [uid, title];
    };
    const filesOf = (objects: typeof production): string[] =>
      ofKind(objects, 'ConfigMap').flatMap((map) => Object.keys((map.data ?? {}) as JsonObject));
    const other = objectsOf(profileNamed('production').values, 'other');
    const ours = [...boardsOf(production).flatMap(identity), ...filesOf(production)];
    const theirs = [...boardsOf(other).flatMap(identity), ...filesOf(other)];
    expect(theirs).toHaveLength(ours.length);
    expect(theirs.filter((each) => ours.includes(each))).toEqual([]);
  });

  it('name only metrics that exist', () => {
    const own = ownMetrics();
    const asked = expressions.flatMap((expr) => [...expr.matchAll(/([a-z_]+)\{/g)].map((match) => match[1] ?? ''));
    const unknown = asked.filter(
      (name) => !OF_OTHERS.test(name) && !own.has(name) && !own.has(name.replace(/_(bucket|count|sum)$/, '')),
    );
    expect(asked.length).toBeGreaterThan(expressions.length);
    expect(unknown).toEqual([]);
  });

  it('ask for series of this release only', () => {
    const other = expressionsOf(objectsOf(profileNamed('production').values, 'other'));
    for (const expr of other) {
      const selectors = [...expr.matchAll(/\{([^}]*)\}/g)].map((match) => match[1] ?? '');
      expect(selectors.length).toBeGreaterThan(0);
      for (const selector of selectors) expect(selector).toContain('namespace="vitrine"');
      expect(expr).not.toMatch(/"vitrine-|RELEASE|NAMESPACE/);
    }
  });

  it('balance their brackets', () => {
    for (const expr of expressions)
      expect([...expr].filter((sign) => sign === '(').length).toBe([...expr].filter((sign) => sign === ')').length);
  });
});
