import type { AlertRuleDraft, SingleCondition } from '@vitrine/contracts';
import type { Scope } from '@vitrine/domain';
import { type MetricName, revealsCost } from '@vitrine/metrics';
import type { Audience, Needs } from './audience.js';

export interface AuthoredRule {
  readonly tenantId: string;
  /** Null: made with the tenant, for all of its stores. */
  readonly authorId: string | null;
  readonly rule: AlertRuleDraft;
}

/** Conditions of a rule, each with the JSON pointer to it. */
export function conditionsOf({ condition }: AlertRuleDraft): readonly { part: SingleCondition; pointer: string }[] {
  if (!('of' in condition)) return [{ part: condition, pointer: '/condition' }];
  return condition.of.map((part, place) => ({ part, pointer: `/condition/of/${place}` }));
}

/** What the figures of a rule tell beside sales: whoever may not know it neither makes the rule nor is told by it. */
export function needsOf(rule: AlertRuleDraft): Needs {
  return needsOfFigures(conditionsOf(rule).map(({ part }) => ('metric' in part ? { metric: part.metric } : {})));
}

/** The same of figures themselves, whatever their rule says by now. */
export function needsOfFigures(figures: readonly { readonly metric?: MetricName | undefined }[]): Needs {
  return figures.some(({ metric }) => metric !== undefined && revealsCost(metric)) ? ['margins:read'] : [];
}

/**
 * What a rule may look at now: its author's scope. A rule whose author is gone, or may no longer make it, sees nothing; one that lost a
 * store sees the others.
 */
export function scopeOfRule({ tenantId, authorId, rule }: AuthoredRule, audience: Audience): Scope {
  if (authorId === null) return { tenantId, stores: 'all', networkTotals: false };
  const author = audience.find(authorId);
  const mayMake = ['alertRules:manage' as const, ...needsOf(rule)].every((need) => author?.permissions.has(need));
  return author !== undefined && mayMake ? author.scope : { tenantId, stores: [], networkTotals: false };
}
