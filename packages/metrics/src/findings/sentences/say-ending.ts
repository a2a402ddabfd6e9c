import { type AlertClaims, toldFigures } from '../alerts/alert-claims.js';
import type { FigureClaim } from '../alerts/figure-claim.js';

/** How an alert ended: what was bad is good again, nothing is left to judge, or something happened to the sale it is about. */
export type Ending =
  | 'recovered'
  | 'over'
  | 'saleVoided'
  | 'saleReturned'
  | 'saleCorrected'
  | 'saleRestated'
  | 'saleChanged';

const OF_SALES = {
  voided: 'saleVoided',
  returned: 'saleReturned',
  corrected: 'saleCorrected',
  restated: 'saleRestated',
} as const;

export function endingOf(claims: AlertClaims): Ending {
  const figures = toldFigures(claims);
  const [first] = figures;
  if (first?.condition === 'ticket') return first.became === undefined ? 'saleChanged' : OF_SALES[first.became];
  return figures.every(isGoodAgain) ? 'recovered' : 'over';
}

/** A sale that was called off: it has no figures any more. */
export const isCalledOff = ({ change, figures }: Pick<AlertClaims, 'change' | 'figures'>): boolean =>
  change === 'recovered' && figures.some(({ became }) => became === 'voided');

/** It was judged and found good. What was not judged, or is as bad as before while something else made the end, is not back to normal. */
const isGoodAgain = (figure: FigureClaim): boolean => figure.isJudged && !figure.stillHolds && !isOfANewDay(figure);

/** A silence that begins anew with the opening: nothing was sold since the alert. */
export const isOfANewDay = ({ condition, since }: FigureClaim): boolean =>
  condition === 'silence' && since === 'opening';
