import { conditionsOf } from '@vitrine/alert-rules';
import type { AlertRuleDraft } from '@vitrine/contracts';

/** A rule with the stores that it looks at. */
export interface ReachingRule {
  readonly id: string;
  readonly rule: AlertRuleDraft;
  readonly reach: readonly string[];
}

/** Those that ring for the same thing: a condition of the same kind, figure and side, of the same kind of subject, somewhere the same ones. */
export function overlapsOf(one: Omit<ReachingRule, 'id'>, others: readonly ReachingRule[]): ReachingRule[] {
  const asked = new Set(questionsOf(one.rule));
  const stores = new Set(one.reach);
  return others.filter(
    (other) =>
      other.rule.grain === one.rule.grain &&
      questionsOf(other.rule).some((question) => asked.has(question)) &&
      other.reach.some((storeId) => stores.has(storeId)) &&
      meet(one.rule.categories, other.rule.categories) &&
      meet(one.rule.productIds, other.rule.productIds),
  );
}

function questionsOf(rule: AlertRuleDraft): string[] {
  return conditionsOf(rule).map(({ part }) => [part.kind, 'metric' in part ? part.metric : '', part.side].join(' '));
}

/** A list that is absent names everything. */
function meet(some: readonly string[] | undefined, others: readonly string[] | undefined): boolean {
  return some === undefined || others === undefined || some.some((id) => others.includes(id));
}
