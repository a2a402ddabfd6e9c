import type { AlertEvidence, AlertGrain, AlertRuleDraft } from '@vitrine/contracts';
import type { Rule, Single } from '@vitrine/domain';
import { isDraft } from '../facts/is-draft.js';
import { singlesOf } from '../facts/singles-of.js';
import type { TenantFacts } from '../facts/tenant-facts.js';
import type { ReferenceMaker } from '../reference/reference-maker.js';
import { checkDraft } from './check-draft.js';
import { readySingle } from './ready-condition.js';
import { readySchedule } from './ready-schedule.js';
import { RuleNotReady } from './rule-not-ready.js';
import { subjectsCovered } from './subjects-covered.js';

/** A rule as it is stored, to be watched. */
export interface WatchedRule {
  readonly id: string;
  readonly version: number;
  readonly draft: AlertRuleDraft;
  /** The stores that its author may see. Absent: all. */
  readonly scope?: readonly string[];
}

/** What a condition of the engine is in the words of the contract. */
export type Meaning = Pick<AlertEvidence, 'condition' | 'metric' | 'by' | 'against'>;

/** A rule that the engine takes, and what is needed to tell of it. */
export interface ReadyRule extends Rule {
  readonly grain: AlertGrain;
  readonly meanings: ReadonlyMap<Single, Meaning>;
  /** What its figures are held against, by the names that its conditions give. */
  readonly references: ReadonlyMap<string, ReferenceMaker>;
}

const MINUTE_MS = 60_000;

/**
 * Makes a rule ready for the engine.
 * @throws RuleNotReady when no figure can be told, with the field that is wrong
 */
export function readyRule(rule: WatchedRule, facts: TenantFacts): ReadyRule {
  try {
    return madeReady(rule, facts);
  } catch (error) {
    // A stored draft of a shape that this version does not know fails anyhow, and must not take the others with it.
    throw error instanceof RuleNotReady ? error : new RuleNotReady('not_evaluable', '', { cause: error });
  }
}

function madeReady(rule: WatchedRule, facts: TenantFacts): ReadyRule {
  const { draft, id, version } = rule;
  // Kept by another version, or by hand.
  if (!isDraft(draft)) throw new RuleNotReady('rule_unreadable', '');
  checkDraft(draft);
  const covers = subjectsCovered(rule, facts);
  const parts = singlesOf(draft).map((single) => readySingle(single, draft));
  const condition =
    'of' in draft.condition
      ? { kind: draft.condition.kind, of: parts.map(({ part }) => part) }
      : (parts[0] as (typeof parts)[number]).part;
  return {
    id,
    version,
    grain: draft.grain,
    covers,
    condition,
    patience: {
      pendingMs: draft.pendingMinutes * MINUTE_MS,
      recoverMs: draft.recoverMinutes * MINUTE_MS,
      cooldownMs: draft.cooldownMinutes * MINUTE_MS,
    },
    schedule: readySchedule(draft.schedule),
    meanings: new Map(parts.map(({ part, meaning }) => [part, meaning])),
    references: new Map(parts.flatMap(({ references }) => [...references])),
  };
}
