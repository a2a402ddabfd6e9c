import { describe, expect, it } from '@jest/globals';
import { securityPolicy } from './security-policy';

const rulesOf = (policy: string) =>
  new Map(policy.split('; ').map((rule) => [rule.split(' ')[0], rule.split(' ').slice(1)]));

describe('the policy of a page', () => {
  it('runs only the scripts of this origin and those with its nonce', () => {
    const rules = rulesOf(securityPolicy('abc'));
    expect(rules.get('script-src')).toEqual(["'self'", "'nonce-abc'"]);
    expect(rules.get('script-src-attr')).toEqual(["'none'"]);
  });

  it('loads nothing from elsewhere and lets nobody frame it', () => {
    const rules = rulesOf(securityPolicy('abc'));
    expect(rules.get('default-src')).toEqual(["'self'"]);
    expect([...rules.values()].flat().filter((source) => /https?:|\*/.test(source))).toEqual([]);
    for (const name of ['object-src', 'frame-src', 'base-uri', 'frame-ancestors']) {
      expect(rules.get(name)).toEqual(["'none'"]);
    }
  });

  it('allows eval in development only', () => {
    expect(securityPolicy('abc')).not.toContain('unsafe-eval');
    expect(securityPolicy('abc', true)).toContain("'unsafe-eval'");
  });
});
