import { type DateText, median, type Subject } from '@vitrine/domain';
import { figureOf, idsOfKey } from '@vitrine/metrics';
import type { TenantFacts } from '../facts/tenant-facts.js';
import { alikeDays, isHoliday } from './days-of-kind.js';
import type { ReferenceMaker } from './reference-maker.js';

const DAY_MINUTES = 1_440;
/** Earlier in the day a projection says nothing. */
const LEAST_SHARE = 0.2;
const LEAST_DAYS = 3;
const netSalesOf = figureOf('netSales');

/**
 * The part of the day's goal that should be sold by now: the goal × the usual share of a day that has gone by. Sales that lie 10 % below
 * it will miss the goal by 10 %, if the rest of the day is as usual.
 */
export function goalReference(): ReferenceMaker {
  return (subject, { day, minute }, facts) => {
    const goal = goalOf(subject, day, facts);
    if (goal === undefined) return null;
    const shares = alikeDays(facts.pastDaysOf(subject), day).days.flatMap((past) => {
      const whole = netSalesOf(past.sumsIn({ from: 0, to: DAY_MINUTES })) ?? 0;
      return whole > 0 ? [(netSalesOf(past.sumsIn({ from: 0, to: minute })) ?? 0) / whole] : [];
    });
    if (shares.length < LEAST_DAYS) return isHoliday(day) ? null : undefined;
    const share = median(shares);
    return share < LEAST_SHARE ? null : { expected: goal * share, spread: 1 };
  };
}

/** Of several stores the sum; undefined where one of them has none. */
function goalOf({ grain, key }: Subject, day: DateText, { stores, goalOf: ofStore }: TenantFacts): number | undefined {
  if (grain === 'store') return ofStore(idsOfKey(key)[0] ?? '', day);
  let sum = 0;
  for (const { id, region } of stores.values()) {
    if (grain === 'region' && region !== key) continue;
    const goal = ofStore(id, day);
    if (goal === undefined) return undefined;
    sum += goal;
  }
  return sum > 0 ? sum : undefined;
}
