/** So many changes of one rule for one subject within the hour are flapping. */
export const FLAPPING_CHANGES = 6;
export const FLAPPING_WITHIN_MS = 3_600_000;

export interface Steadiness {
  /** It is marked as one that comes and goes. */
  readonly isFlapping: boolean;
  /** It was so before this change already: that was said, and nothing more is until it is steady. */
  readonly isRestless: boolean;
}

/** @param changesMs when the rule changed for the subject before, in any of its openings */
export function steadinessOf(changesMs: readonly number[], nowMs: number): Steadiness {
  const recent = changesMs.filter((ms) => ms > nowMs - FLAPPING_WITHIN_MS && ms <= nowMs).length;
  return { isFlapping: recent + 1 >= FLAPPING_CHANGES, isRestless: recent >= FLAPPING_CHANGES };
}
