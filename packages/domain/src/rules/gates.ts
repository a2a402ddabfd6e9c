import { type Condition, partsOf, type Single } from './rule.js';

/** Numbers, or decimals as text: as the engine has them, and as a rule is written. */
interface Levels {
  readonly warning?: number | string | undefined;
  readonly critical?: number | string | undefined;
}

/** It rings as critical at once, wherever no other condition says the level. */
export const asksOneLevel = ({ warning, critical }: Levels): boolean =>
  critical !== undefined && Number(critical) === Number(warning);

/**
 * Whether parts of a condition let the others speak: of parts that must hold together, those that ask the same of both levels leave the
 * level to the others. Where all of them ask the same of both, each is as much of it as the next, and none is a gate.
 */
export const hasGates = (kind: string | null, parts: readonly Levels[]): boolean =>
  kind === 'all' && !parts.every(asksOneLevel);

export function isGate(part: Single, condition: Condition): boolean {
  return (
    asksOneLevel(part.thresholds) &&
    hasGates(
      condition.kind,
      partsOf(condition).map(({ thresholds }) => thresholds),
    )
  );
}
