import type { AlertEvidence, CompareKind, MetricQuery } from '@vitrine/contracts';
import { daysBetween, storeDateOf } from '@vitrine/domain';
import { SECONDS_OF_A_DAY } from '../../comparison.js';
import type { Stretch } from '../../metric-name.js';
import type { AlertFacts, AlertPlace } from '../alerts/alert-claims.js';

type Filter = NonNullable<MetricQuery['filters']>[number];
export type AlertZone = Pick<AlertPlace, 'timeZone'>;

/** Business dates and, within one day, the hours that a span touches. */
export interface AskedDays {
  readonly period: MetricQuery['period'];
  /** Empty where the span has more than one day. */
  readonly hours: readonly number[];
}

/** The days of a span on the store's calendar, and the hours that it touches. */
export function daysOf({ fromMs, toMs }: Pick<AlertEvidence, 'fromMs' | 'toMs'>, { timeZone }: AlertZone): AskedDays {
  const from = storeDateOf(fromMs, timeZone);
  const to = storeDateOf(Math.max(fromMs, toMs - 1), timeZone);
  const isOneDay = from.soldOn === to.soldOn;
  const hours = isOneDay ? Array.from({ length: to.hour - from.hour + 1 }, (_, at) => from.hour + at) : [];
  return { period: { from: from.soldOn, to: to.soldOn }, hours };
}

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/**
 * What lies in a span of the engine: it counts a bucket with the whole of its last one, so that a bucket's length has gone at the start.
 * Buckets are seconds up to an hour and minutes beyond; a span from midnight holds the day, or days, so far.
 */
export function stretchOf({ fromMs, toMs }: Pick<AlertEvidence, 'fromMs' | 'toMs'>, zone: AlertZone): Stretch {
  const bucketMs = toMs - fromMs <= HOUR_MS ? SECOND_MS : MINUTE_MS;
  const isSoFar = secondOfDay(fromMs, zone) === 0;
  const firstMs = isSoFar ? fromMs : (Math.floor(fromMs / bucketMs) + 1) * bucketMs;
  const first = storeDateOf(fromMs, zone.timeZone).soldOn;
  const secondOf = (ms: number) =>
    daysBetween(first, storeDateOf(ms, zone.timeZone).soldOn) * SECONDS_OF_A_DAY + secondOfDay(ms, zone);
  return { fromSecond: secondOf(firstMs), toSecond: secondOf(toMs) + 1 };
}

function secondOfDay(ms: number, { timeZone }: AlertZone): number {
  const { hour, minute } = storeDateOf(ms, timeZone);
  return hour * 3_600 + minute * 60 + (Math.floor(ms / SECOND_MS) % 60);
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
