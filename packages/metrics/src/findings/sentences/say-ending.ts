import { type AlertClaims, toldFigures } from '../alerts/alert-claims.js';
import type { FigureClaim } from '../alerts/figure-claim.js';

/** How an alert ended: what was bad is good again, nothing is left to judge, or something happened to the sale it is about. */
export type Ending = 'recovered' | 'over' | 'saleVoided' | 'saleReturned' | 'saleCorrected' | 'saleChanged';

const OF_SALES = { voided: 'saleVoided', returned: 'saleReturned', corrected: 'saleCorrected' } as const;

export function endingOf(claims: AlertClaims): Ending {
  const figures = toldFigures(claims);
  const [first] = figures;
  if (first?.condition === 'ticket') return first.became === undefined ? 'saleChanged' : OF_SALES[first.became];
  return figures.every((figure) => isOver(figure)) ? 'over' : 'recovered';
}

/** A sale that was called off: it has no figures any more. */
export const isCalledOff = ({ change, figures }: Pick<AlertClaims, 'change' | 'figures'>): boolean =>
  change === 'recovered' && figures.some(({ became }) => became === 'voided');

/** Fewer sales than usual are looked for: that there are none to be found is the good end. */
export const isNoLongerScarce = ({ condition, metric, value, isJudged }: FigureClaim): boolean =>
  condition === 'usual' && metric === 'tickets' && value === null && !isJudged;

/** It ended because there was nothing to judge by, not because it was good. */
export const isOver = (figure: FigureClaim): boolean =>
  !figure.isJudged && !NEVER_OVER.has(figure.condition) && !isNoLongerScarce(figure);

/** A sale has a fate of its own, and a product that is no longer among the low performers is good again. */
const NEVER_OVER: ReadonlySet<FigureClaim['condition']> = new Set(['ticket', 'belowPeers']);
