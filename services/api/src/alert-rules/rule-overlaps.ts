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
  const asked = new Set(saidOf(one.rule));
  const stores = new Set(one.reach);
  return others.filter(
    (other) =>
      other.rule.grain === one.rule.grain &&
      saidOf(other.rule).some((question) => asked.has(question)) &&
      other.reach.some((storeId) => stores.has(storeId)) &&
      meet(one.rule.categories, other.rule.categories) &&
      meet(one.rule.productIds, other.rule.productIds),
  );
}

/** What the conditions of a rule ask. */
export function questionsOf(rule: AlertRuleDraft): { kind: string; metric?: string; side: string }[] {
  return conditionsOf(rule).map(({ part }) => ({
    ...{ kind: part.kind, side: part.side },
    ...('metric' in part && { metric: part.metric }),
  }));
}

const saidOf = (rule: AlertRuleDraft): string[] =>
  questionsOf(rule).map(({ kind, metric = '', side }) => `${kind} ${metric} ${side}`);

/** A list that is absent names everything. */
function meet(some: readonly string[] | undefined, others: readonly string[] | undefined): boolean {
  return some === undefined || others === undefined || some.some((id) => others.includes(id));
}
