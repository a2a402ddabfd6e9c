import type { AlertEvidence, CompareKind, MetricQuery } from '@vitrine/contracts';
import { storeDateOf } from '@vitrine/domain';
import type { AlertFacts, AlertPlace } from '../alerts/alert-claims.js';

type Filter = NonNullable<MetricQuery['filters']>[number];
export type AlertZone = Pick<AlertPlace, 'timeZone'>;

/** Business dates and, within one day, the hours that a span touches. */
export interface AskedDays {
  readonly period: MetricQuery['period'];
  /** Empty where the span has more than one day. */
  readonly hours: readonly number[];
}

/** The days of a span on the store's calendar. The metric layer tells hours apart, and nothing finer. */
export function daysOf({ fromMs, toMs }: Pick<AlertEvidence, 'fromMs' | 'toMs'>, { timeZone }: AlertZone): AskedDays {
  const from = storeDateOf(fromMs, timeZone);
  const to = storeDateOf(Math.max(fromMs, toMs - 1), timeZone);
  const isOneDay = from.soldOn === to.soldOn;
  const hours = isOneDay ? Array.from({ length: to.hour - from.hour + 1 }, (_, at) => from.hour + at) : [];
  return { period: { from: from.soldOn, to: to.soldOn }, hours };
}

/** Days are compared as a whole: a window of minutes has the same hours of another day beside it. */
export function comparisonOf({ against }: Pick<AlertEvidence, 'against'>, { hours }: AskedDays): CompareKind {
  if (against === 'lastYear') return 'lastYear';
  return against === 'previousWindow' && hours.length === 0 ? 'previousPeriod' : 'sameWeekday';
}

/** Whose figures they are, as filters. A single sale is looked at among those of its store. */
export function filtersOf({ grain, ...ids }: AlertFacts['subject']): Filter[] {
  const by = (dimension: Filter['dimension'], id: string | undefined): Filter[] =>
    id === undefined ? [] : [{ dimension, in: [id] }];
  if (grain === 'network') return [];
  if (grain === 'region') return by('region', ids.regionId);
  const ofStore = by('store', ids.storeId);
  if (grain === 'seller') return [...ofStore, ...by('seller', ids.sellerId)];
  if (grain === 'product') return [...ofStore, ...by('product', ids.productId)];
  return grain === 'category' ? [...ofStore, ...by('category', ids.category)] : ofStore;
}
