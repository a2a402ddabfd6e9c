import { type RuleNotReady, type TenantFacts, TenantWatch, type WatchedRule } from '@vitrine/alert-rules';

/** The rules of a tenant that are watched now, with what they are judged by. */
export interface TenantRules {
  /** Another number: rules or facts are others than before. */
  readonly revision: number;
  readonly rules: readonly WatchedRule[];
  /** With those that cannot be evaluated. */
  readonly asked: readonly WatchedRule[];
  readonly facts: TenantFacts;
  /** Why some rules are not evaluated, by their ids. */
  readonly failed: ReadonlyMap<string, RuleNotReady>;
}

/** Which rules are ready is asked of all facts of the tenant: a partition knows the same, and looks at its own stores only. */
export function tenantRulesOf(revision: number, rules: readonly WatchedRule[], facts: TenantFacts): TenantRules {
  const failed = new TenantWatch({ stage: 'all' }).use(rules, facts);
  return { revision, rules: rules.filter(({ id }) => !failed.has(id)), asked: rules, facts, failed };
}
