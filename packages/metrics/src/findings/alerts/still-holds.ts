import type { AlertEvidence } from '@vitrine/contracts';
import { levelOf } from '@vitrine/domain';

/**
 * What an alert said last still holds. Of one that is over nevertheless, the rule was changed or turned off meanwhile: nothing is back to
 * normal.
 */
export const stillHolds = (evidence: readonly AlertEvidence[]): boolean =>
  evidence.some(({ judged, became, side, warning, critical }) => {
    if (judged === null || became === 'voided') return false;
    const thresholds = { side, ...(warning !== null && { warning }), ...(critical !== null && { critical }) };
    return levelOf(judged, thresholds) !== 'none';
  });
