/** The parts of a time that a `*` of the pattern covers. */
export interface Rest {
  readonly text: string;
  /** It stands before year, month, day and time. */
  readonly isBefore: boolean;
}

/** `Mon, ` or nothing. */
const WORDS = /^[\p{L}\s,.;-]*$/u;
/** Seconds that nobody asked for, fractions of one, and an offset. */
const AFTER_TIME =
  /^(?::[0-5][0-9])?(?:[.,][0-9]+)?\s*(?<offset>Z|UTC|GMT|[+-](?:[01][0-9]|2[0-3])(?::?[0-5][0-9])?)?$/u;
/** The same after a day alone: any time but midnight would be lost. */
const AFTER_DAY =
  /^(?:[T\s]\s*0{1,2}:00(?::00)?(?:[.,]0+)?)?\s*(?<offset>Z|UTC|GMT|[+-](?:[01][0-9]|2[0-3])(?::?[0-5][0-9])?)?$/u;

/**
 * The offset that the rest of a time says; '' when it says nothing of the moment. Null for a part that the import does not read: a zone by
 * its name, PM, a time of day after a day.
 */
export function readRest({ text, isBefore }: Rest, isDayOnly: boolean): string | null {
  if (isBefore) return WORDS.test(text) ? '' : null;
  const said = (isDayOnly ? AFTER_DAY : AFTER_TIME).exec(text.trimEnd());
  return said === null ? null : (said.groups?.offset ?? '');
}
