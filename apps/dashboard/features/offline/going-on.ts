import { replaceEqualDeep } from '@tanstack/react-query';

/** An answer of the api, or the last one of this person while the api cannot be reached. */
export interface KeptAnswer<Value> {
  value: Value;
  /** When it was read, where the api could not be reached now; null: it is of now. */
  keptAt: number | null;
}

/**
 * How an answer takes the place of the one that is shown, for the library's `structuralSharing`.
 * @param goesOn makes of the next value what it is while another is shown
 */
export const goingOn =
  <Value>(goesOn: (shown: Value, next: Value) => Value) =>
  (shown: unknown, next: unknown): unknown => {
    const [before, answer] = [shown as KeptAnswer<Value> | undefined, next as KeptAnswer<Value>];
    if (before === undefined) return answer;
    return replaceEqualDeep(before, { ...answer, value: goesOn(before.value, answer.value) });
  };
