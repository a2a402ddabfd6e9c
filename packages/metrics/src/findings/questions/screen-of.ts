import type { AlertFacts } from '../alerts/alert-claims.js';
import { type AlertZone, comparisonOf, daysOf } from './asked-days.js';

/** What the screens compare with where an address does not say. */
const DEFAULT_COMPARISON = 'sameWeekday';

/**
 * The path of the dashboard's screen that shows what an alert is about, with its store or region, its days and its comparison.
 * @param hasStores whether the reader has the screen of a store: sellers do not
 */
export function screenOf(
  { subject, evidence }: Pick<AlertFacts, 'subject' | 'evidence'>,
  { timeZone, hasStores }: AlertZone & { readonly hasStores: boolean },
): string {
  const search = new URLSearchParams();
  const [first] = evidence;
  if (first) {
    const days = daysOf(first, { timeZone });
    const compare = comparisonOf(first, days);
    search.set('period', `${days.period.from}..${days.period.to}`);
    if (compare !== DEFAULT_COMPARISON) search.set('compare', compare);
  }
  if (subject.grain === 'region' && subject.regionId !== undefined) search.set('region', asItem(subject.regionId));
  const isOfMany = subject.grain === 'network' || subject.grain === 'region';
  const isOfStore = hasStores && !isOfMany && subject.storeId !== undefined;
  const path = isOfStore ? `/stores/${encodeURIComponent(subject.storeId ?? '')}` : '/overview';
  return `${path}?${search}`;
}

/** The screens take lists apart at commas. */
const asItem = (text: string): string => text.replaceAll(',', '%2C');
