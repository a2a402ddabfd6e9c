import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { at, everyProfile, ofKind } from '../testing.js';
import { alerts } from './alerts.js';
import { dashboards } from './dashboards.js';

const operations = readFileSync(new URL('../../../docs/operations.md', import.meta.url), 'utf8');

describe('alerts', () => {
  it.each(alerts)('$name has a runbook', ({ name }) => {
    expect(operations).toContain(`### ${name}\n`);
  });

  it('have no runbook left over', () => {
    const headings = [...operations.matchAll(/^### (Vitrine\w+)$/gm)].map((match) => match[1]);
    expect(headings.sort()).toEqual(alerts.map(({ name }) => name).sort());
  });

  it('say where the runbook is, in production', () => {
    const production = everyProfile.find(({ profile }) => profile === 'production');
    const rules = ofKind(production?.objects ?? [], 'PrometheusRule').flatMap(
      (rule) => at(rule, 'spec.groups.0.rules') as { annotations: { runbook_url: string } }[],
    );
    expect(rules.length).toBe(alerts.length);
    for (const { annotations } of rules) expect(annotations.runbook_url).toMatch(/operations\.md#vitrine[a-z]+$/);
  });

  it('and dashboards balance their brackets', () => {
    const expressions = [
      ...alerts.map(({ expr }) => expr),
      ...Object.values(dashboards).flatMap((board) =>
        [...board.matchAll(/"expr": "((?:[^"\\]|\\.)*)"/g)].map((match) => match[1] ?? ''),
      ),
    ];
    for (const expr of expressions)
      expect([...expr].filter((sign) => sign === '(').length).toBe([...expr].filter((sign) => sign === ')').length);
  });
});
