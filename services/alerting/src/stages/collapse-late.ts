import { groupBy } from '../group-by.js';
import { isLate } from '../late.js';
import type { StageChange } from './stage.js';

/**
 * Of what only we have delayed, each rule says of each subject how it stands at the end, once: an alert that began and ended meanwhile is
 * never told of. Changes come in order and stay in order.
 */
export function collapseLate(changes: readonly StageChange[], nowMs: number): StageChange[] {
  const hasWaited = ({ change }: StageChange): boolean => isLate(change, nowMs);
  const late = groupBy(changes.filter(hasWaited), placeOf);
  const told = new Set([...late.values()].flatMap(lastWord));
  return [
    ...changes.filter((one) => !hasWaited(one) || told.has(one)),
    ...[...told].filter((one) => !changes.includes(one)),
  ];
}

/** The ending of an alert that people know, and the beginning of the one that is open now. */
function lastWord(changes: readonly StageChange[]): StageChange[] {
  const [first, last] = [changes[0] as StageChange, changes.at(-1) as StageChange];
  const known = first.change.change === 'raised' ? undefined : first.change.raisedMs;
  const ending = changes.find(({ change }) => change.change === 'recovered' && change.raisedMs === known);
  if (last.change.level === 'none') return ending ? [ending] : [];
  if (last.change.raisedMs === known) return [last];
  const opened: StageChange = { ...last, change: { ...last.change, change: 'raised' } };
  return [...(ending ? [ending] : []), last.change.change === 'raised' ? last : opened];
}

const placeOf = ({ change }: StageChange): string => JSON.stringify([change.ruleId, change.subject]);
