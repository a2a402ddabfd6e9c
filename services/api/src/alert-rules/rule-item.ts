import { RuleNotReady, readyRule, type TenantFacts } from '@vitrine/alert-rules';
import type { AlertRule, AlertRuleVersion } from '@vitrine/contracts';
import type { Scope } from '@vitrine/domain';
import type { KeptRule, RuleVersion } from '@vitrine/store';
import { sentences } from '../messages/sentences.js';
import { changesBetween } from './rule-changes.js';
import type { RuleGround } from './rule-ground.js';

const withoutScope = {
  'pt-BR': sentences['pt-BR'].authorWithoutScope,
  en: sentences.en.authorWithoutScope,
};

/** A rule as its reader may see it. */
export function toRule(row: KeptRule, ground: RuleGround, now: Date = new Date()): AlertRule {
  const rule = ground.cut(row.rule);
  const state = stateOf(row, now);
  return {
    ...{ id: row.id, version: row.version, rule, sentence: ground.sentenceOf(rule) },
    state,
    pausedUntil: state === 'paused' ? (row.pausedUntil?.toISOString() ?? null) : null,
    author: ground.personOf(row.authorId),
    ...{ error: errorOf(row, ground), health: null },
    ...{ createdAt: row.createdAt.toISOString(), updatedAt: row.updatedAt.toISOString() },
  };
}

export function stateOf({ state, pausedUntil }: KeptRule, now: Date): AlertRule['state'] {
  return state === 'on' && pausedUntil !== null && pausedUntil > now ? 'paused' : state;
}

/** A version beside the one before it. */
export function toVersion(row: RuleVersion, before: RuleVersion | undefined, ground: RuleGround): AlertRuleVersion {
  const said = ({ rule, state, pausedUntil }: RuleVersion) => ({
    ...{ rule: ground.cut(rule), state, pausedUntil: pausedUntil?.toISOString() ?? null },
  });
  return {
    ...{ version: row.version, at: row.at.toISOString(), author: ground.personOf(row.authorId) },
    rule: ground.cut(row.rule),
    changes: before === undefined ? [] : changesBetween(said(before), said(row)),
  };
}

/** Why a rule is not evaluated now, as alerting itself would say it. */
function errorOf(row: KeptRule, ground: RuleGround): AlertRule['error'] {
  const { stores } = ground.judgedScope(row);
  if (stores.length === 0) return { code: 'author_without_scope', message: withoutScope };
  const fault = notReady(row, ground.facts, stores);
  return fault === undefined ? null : { code: fault.code, message: fault.sentence };
}

/** What the engine refuses of a rule, or undefined. */
export function notReady(
  { id, version, rule }: Pick<KeptRule, 'id' | 'version' | 'rule'>,
  facts: TenantFacts,
  stores: Scope['stores'],
): RuleNotReady | undefined {
  try {
    readyRule({ id, version, draft: rule, ...(stores !== 'all' && { scope: stores }) }, facts);
    return undefined;
  } catch (error) {
    if (error instanceof RuleNotReady) return error;
    throw error;
  }
}
