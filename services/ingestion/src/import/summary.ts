import { basename } from 'node:path';
import { errorText, faultTexts, isErrorCode, type ReadAs, readAsText, visible } from '@vitrine/contracts';
import { fillIn } from '@vitrine/messages';
import type { LookupNotice } from '../mapping/lookups.js';
import type { Language } from '../messages/messages.js';
import type { RejectedRows } from '../sending/rejected-rows.js';
import type { SentTickets } from './import-tickets.js';
import type { Outcome } from './outcomes.js';
import type { Login } from './prepare-tenant.js';

export interface ImportResult {
  readonly profile: string;
  readonly tenantId: string;
  readonly isDryRun: boolean;
  /** Which import of these files it was: 0 for the first. */
  readonly correction: number;
  /** How each file was read, by its path. */
  readonly readAs: ReadonlyMap<string, ReadAs>;
  readonly sent: SentTickets;
  readonly catalogEntries: number;
  readonly rejected: RejectedRows;
  readonly rejectedEntries: RejectedRows;
  readonly lookupNotices: readonly LookupNotice[];
  /** Of the tickets. Null when no control totals can be read. */
  readonly outcome: Outcome | null;
  /** Of the catalogue's entries. Null when none were sent, or no control totals can be read. */
  readonly entriesOutcome: Outcome | null;
  readonly isCaughtUp: boolean;
  readonly sendingSeconds: number;
  readonly seconds: number;
  readonly login: Login | null;
}

/** The closing words of an import. */
export function summaryOf(result: ImportResult, language: Language): string {
  const { say } = language;
  const { sent, rejected, outcome, entriesOutcome } = result;
  const lines = ['', say('title', { profile: result.profile, tenant: result.tenantId })];
  if (result.isDryRun) lines.push(say('dryRun'));
  for (const [path, readAs] of result.readAs) lines.push(visible(readAsText(basename(path), readAs, language.locale)));
  if (sent.rows === 0) lines.push(say('nothingRead'));
  const counted = (count: number, what: Parameters<Language['say']>[0]) =>
    `${language.numbers.format(count).padStart(12)}  ${say(what, { count })}`;
  lines.push(
    counted(sent.rows, 'readRows'),
    counted(sent.tickets, 'sentTickets'),
    counted(result.catalogEntries, 'sentCatalog'),
  );
  if (sent.reopened > 0) lines.push(counted(sent.reopened, 'reopened'));
  if (sent.leftOut > 0) lines.push(counted(sent.leftOut, 'leftOut'));
  lines.push(counted(rejected.count, 'rejectedRows'), ...refusals(rejected, language));
  if (result.rejectedEntries.count > 0)
    lines.push(counted(result.rejectedEntries.count, 'rejectedEntries'), ...refusals(result.rejectedEntries, language));
  if (entriesOutcome !== null && entriesOutcome.rejected > 0)
    lines.push(
      counted(entriesOutcome.rejected, 'rejectedEntriesLater'),
      ...byCode(entriesOutcome.rejectedByCode, language),
    );
  for (const { reason, count, line, ...names } of result.lookupNotices)
    lines.push(say(reason, { ...names, count, line: String(line) }));
  if (rejected.count > 0 && !result.isDryRun) lines.push(say('howToMend', { next: String(result.correction + 1) }));
  if (outcome !== null) {
    lines.push(
      counted(outcome.accepted, 'accepted'),
      counted(outcome.duplicate, 'duplicate'),
      counted(outcome.rejected, 'rejected'),
    );
    lines.push(...byCode(outcome.rejectedByCode, language));
  } else if (!result.isDryRun) lines.push(say('unknownOutcome'));
  if (!result.isCaughtUp) lines.push(say('notCaughtUp'));
  lines.push(say('mappedAt', { rate: rate(sent.rows, result.sendingSeconds) }));
  lines.push(say('took', { seconds: Math.round(result.seconds * 10) / 10, rate: rate(sent.rows, result.seconds) }));
  if (result.login !== null) lines.push(say('login', { email: result.login.email, password: result.login.password }));
  return `${lines.join('\n')}\n`;
}

/** How many by code, and where the first ones are. */
function refusals({ byCode: counts, examples }: RejectedRows, language: Language): string[] {
  const { say } = language;
  const shown = examples.map(({ file, line, code, column, fault }) => {
    const where = column === '' ? '' : say('inColumn', { column });
    const detail = fault === undefined ? '' : ` (${fillIn(faultTexts[language.locale][fault.text], fault.values)})`;
    return say('example', { file, line: String(line), column: where, code, detail });
  });
  return [
    ...byCode(
      [...counts].map(([code, count]) => ({ code, count })),
      language,
    ),
    ...shown,
  ];
}

function byCode(
  counts: readonly { readonly code: string; readonly count: number }[],
  { numbers, locale }: Language,
): string[] {
  return counts.map(({ code, count }) => {
    const text = isErrorCode(code) ? errorText(code, locale) : '';
    return `${numbers.format(count).padStart(14)}  ${code}: ${text}`;
  });
}

function rate(rows: number, seconds: number): number {
  return Math.round(rows / Math.max(0.001, seconds));
}
