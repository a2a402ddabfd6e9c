import { type Condition, partsOf, type Single } from './rule.js';

/**
 * Whether a part of a condition lets the others speak: of parts that must hold together, one that asks the same of both levels leaves the
 * level to those that do not. Where all of them ask the same of both, each is as much of it as the next, and none is a gate.
 */
export function isGate(part: Single, condition: Condition): boolean {
  if (condition.kind !== 'all' || !asksTheSame(part)) return false;
  return !partsOf(condition).every(asksTheSame);
}

const asksTheSame = ({ thresholds: { warning, critical } }: Single): boolean =>
  warning !== undefined && warning === critical;
