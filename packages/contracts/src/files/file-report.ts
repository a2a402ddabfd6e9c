import { fillIn } from '@vitrine/messages';
import { type Finding, finding } from '../explain/finding.js';
import { errorText, type Locale } from '../messages/error-text.js';
import { faultTexts, readingTexts } from '../messages/reading.js';
import type { ReadAs } from '../read-as.js';
import type { ReadFault, ReadingProblem } from '../reading/file-row.js';

/** A finding and the line of the file it belongs to. */
export interface FileFinding extends Finding {
  readonly line: number;
  /** In a JSON file also the column, and the number of the message within its list; both count from 1. */
  readonly column?: number;
  readonly element?: number;
}

/** How many messages a file held, and everything wrong with them in order of lines. */
export interface FileReport {
  readonly messages: number;
  readonly bad: number;
  readonly findings: readonly FileFinding[];
  readonly readAs: ReadAs;
}

/** The report on messages, each with what was found about it. */
export function reportOf(messages: readonly (readonly FileFinding[])[], readAs: ReadAs): FileReport {
  return {
    messages: messages.length,
    bad: messages.filter((findings) => findings.length > 0).length,
    findings: messages.flat().sort((a, b) => a.line - b.line || (a.column ?? 0) - (b.column ?? 0)),
    readAs,
  };
}

export function atLine(line: number, findings: readonly Finding[]): FileFinding[] {
  return findings.map((found) => ({ line, ...found }));
}

/** What the reading says of a record. */
export function findingOfFault({ code, text, values }: ReadFault, locale: Locale): Finding {
  return {
    ...finding([], code, locale),
    message: `${errorText(code, locale)} (${fillIn(faultTexts[locale][text], values)})`,
  };
}

/** What stopped the reading, in the words of the import. */
export function findingOfProblem({ reason, details }: ReadingProblem, code: Finding['code'], locale: Locale): Finding {
  return { ...finding([], code, locale), message: fillIn(readingTexts[locale][reason], details) };
}
