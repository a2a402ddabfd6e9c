import type { AlertRule, RuleHealth } from '@vitrine/contracts';

/** How a rule stands in one word: what alerting tells of one that is on comes before its state. */
export type Standing = AlertRule['state'] | 'error' | 'noData' | 'learning';

export function standingOf({ state, error, health }: Pick<AlertRule, 'state' | 'error' | 'health'>): Standing {
  if (error) return 'error';
  return health === null || health.state === 'ok' ? state : health.state;
}

/** Codes that hold for every rule at once: told once, not by each. */
const ofAll: ReadonlySet<string | null> = new Set(['alerting_away', 'pipeline_behind']);

export const isOfAll = ({ code }: RuleHealth): boolean => ofAll.has(code);

/** What is wrong with all rules, if something is. */
export function healthOfAll(rules: readonly Pick<AlertRule, 'health'>[]): RuleHealth | undefined {
  return rules.flatMap(({ health }) => (health && isOfAll(health) ? [health] : []))[0];
}
