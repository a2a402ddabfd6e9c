import type { AlertFacts } from '../alerts/alert-claims.js';
import { type AlertZone, comparisonOf, daysOf } from './asked-days.js';

/** The path of the dashboard's screen that shows what an alert is about, with its store or region, its days and its comparison. */
export function screenOf({ subject, evidence }: AlertFacts, zone: AlertZone): string {
  const search = new URLSearchParams();
  const [first] = evidence;
  if (first) {
    const days = daysOf(first, zone);
    search.set('period', `${days.period.from}..${days.period.to}`);
    search.set('compare', comparisonOf(first, days));
  }
  if (subject.grain === 'region' && subject.regionId !== undefined) search.set('region', asItem(subject.regionId));
  const isOfStore = subject.grain !== 'network' && subject.grain !== 'region' && subject.storeId !== undefined;
  const path = isOfStore ? `/stores/${encodeURIComponent(subject.storeId ?? '')}` : '/overview';
  return `${path}?${search}`;
}

/** The screens take lists apart at commas. */
const asItem = (text: string): string => text.replaceAll(',', '%2C');
