import type { AlertRule } from '@vitrine/contracts';
import type { KeptRule, Store } from '@vitrine/store';
import { healthOf } from './rule-health.js';

/** What alerting tells of rules, put beside them. */
export class RulesHealth {
  constructor(private readonly store: Pick<Store, 'alertRuleHealth'>) {}

  /** @param rows the rules as they are kept, for when they began again */
  async with<Rule extends AlertRule>(
    tenantId: string,
    rules: readonly Rule[],
    rows: readonly Pick<KeptRule, 'id' | 'pausedUntil'>[],
    now: Date = new Date(),
  ): Promise<Rule[]> {
    const on = rules.filter(({ state }) => state === 'on').map(({ id }) => id);
    if (on.length === 0) return [...rules];
    const { alertRuleHealth } = this.store;
    const [pulse, kept] = await Promise.all([alertRuleHealth.pulse(), alertRuleHealth.of(tenantId, on)]);
    const resumed = new Map(rows.map(({ id, pausedUntil }) => [id, pausedUntil]));
    return rules.map((rule) => {
      const { id } = rule;
      return { ...rule, health: healthOf({ rule, resumedAt: resumed.get(id) ?? null, pulse, row: kept.get(id), now }) };
    });
  }
}
