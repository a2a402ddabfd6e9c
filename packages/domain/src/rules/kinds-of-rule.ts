import { type Single, WINDOW_BEFORE } from './rule.js';
import { kindOfSpan, type SumKind } from './span-sums.js';

/** The kinds of sums that a condition is read from. */
export function kindsOf(part: Single): SumKind[] {
  if (part.kind === 'scarcity') return part.since === 'opening' ? ['minutes'] : [];
  if (part.kind !== 'measured') return [];
  const { span, judging } = part;
  if (span.kind === 'soFar' || judging.kind === 'value' || judging.against !== WINDOW_BEFORE) return [kindOfSpan(span)];
  return [kindOfSpan(span), kindOfSpan({ kind: 'last', lengthMs: 2 * span.lengthMs })];
}
