import type { AlertEvidence, AlertRuleDraft, SingleCondition } from '@vitrine/contracts';
import { proposeThreshold, type ThresholdProposal } from './propose-threshold.js';

/** An alert of a rule by the figure that raised it. */
export interface RaisedVerdict {
  readonly evidence: Pick<AlertEvidence, 'condition' | 'metric' | 'by' | 'judged'>;
  /** Somebody said that it was of no use. */
  readonly isUseless: boolean;
}

export interface RuleProposal extends ThresholdProposal {
  readonly level: 'warning' | 'critical';
  /** The threshold of that level now. */
  readonly before: string;
  /** The rule with the other threshold. */
  readonly rule: AlertRuleDraft;
}

/**
 * What people's verdicts on its alerts propose for a rule: a stricter threshold of the level at which it begins to ring.
 * @param raised also of earlier versions: what the rule would not raise as it is now counts for nothing
 * @returns undefined where nothing is proposed, and for rules of several conditions
 */
export function proposeRule(rule: AlertRuleDraft, raised: readonly RaisedVerdict[]): RuleProposal | undefined {
  const { condition } = rule;
  if ('of' in condition) return undefined;
  const level = condition.warning === undefined ? 'critical' : 'warning';
  const before = condition[level];
  if (before === undefined) return undefined;
  const sign = condition.side === 'above' ? 1 : -1;
  const figures = raised
    .filter(({ evidence }) => isOf(condition, evidence))
    .flatMap(({ evidence: { judged }, isUseless }) => (judged === null ? [] : [{ judged, isUseless }]))
    .filter(({ judged }) => (judged - Number(before)) * sign >= 0);
  const asked = { side: condition.side, threshold: Number(before), ...limitOf(condition, level) };
  const proposal = proposeThreshold(figures, asked);
  if (proposal === undefined) return undefined;
  return { ...proposal, level, before, rule: { ...rule, condition: { ...condition, [level]: proposal.threshold } } };
}

/** The figures of another kind of condition, or of another metric, are in another unit. */
function isOf(condition: SingleCondition, { condition: kind, metric, by }: RaisedVerdict['evidence']): boolean {
  if (kind !== condition.kind) return false;
  if ('metric' in condition && metric !== condition.metric) return false;
  return condition.kind !== 'change' || by === condition.by;
}

/** A warning stays on its side of critical. */
function limitOf({ critical }: SingleCondition, level: RuleProposal['level']): { before?: number } {
  return level === 'warning' && critical !== undefined ? { before: Number(critical) } : {};
}
