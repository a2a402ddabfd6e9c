import type { AlertEvidence, Bilingual } from '@vitrine/contracts';
import { minorDigitsOf } from '@vitrine/domain';
import { type AlertFacts, type AlertNames, alertClaims, alertHeadline } from '@vitrine/metrics';
import { hasRecovered, type InboxAlert, type Tenant } from '@vitrine/store';

/** What an alert of the inbox says now, in one sentence: as mail and push say it, with the names that the reader may know. */
export function headlineOf(row: InboxAlert, names: AlertNames, place: { tenant: Tenant; timeZone: string }): Bilingual {
  const claims = claimsOf(row, names, place);
  return { 'pt-BR': alertHeadline(claims, 'pt-BR'), en: alertHeadline(claims, 'en') };
}

type Row = Pick<
  InboxAlert,
  'phase' | 'endedBy' | 'level' | 'subject' | 'isLate' | 'sinceAt' | 'raisedAt' | 'changedAt'
> & {
  readonly evidence: readonly AlertEvidence[];
};

export function claimsOf(row: Row, names: AlertNames, { tenant, timeZone }: { tenant: Tenant; timeZone: string }) {
  const { currency } = tenant;
  return alertClaims(factsOf(row), names, { currency, minorDigits: minorDigitsOf(currency), timeZone });
}

/** An alert of the inbox as sentences and questions take it. */
export function factsOf(row: Row): AlertFacts {
  const isOver = hasRecovered(row);
  return {
    change: isOver ? 'recovered' : 'raised',
    level: isOver ? 'none' : row.level,
    subject: row.subject,
    sinceMs: row.sinceAt.getTime(),
    raisedMs: row.raisedAt.getTime(),
    atMs: row.changedAt.getTime(),
    isLate: row.isLate,
    evidence: row.evidence,
  };
}
