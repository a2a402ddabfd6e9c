import { and, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm';
import { alertRecipients, alerts } from './schema-alerts.js';

/** Whose inbox it is. There is no reading of alerts without one. */
export interface InboxReader {
  readonly tenantId: string;
  readonly stores: 'all' | readonly string[];
  /** Set for a seller: alerts about this person, and no others. */
  readonly sellerId?: string;
  /** Regions all of whose stores are among `stores`: an alert on a region tells of each of them. */
  readonly wholeRegions: readonly string[];
  /** The person who has read or not; undefined for a program. */
  readonly userId: string | undefined;
}

/** Alerts that the reader may know of. What lies above one store only for whoever sees all of it. */
export function isWithin({ tenantId, stores, sellerId, wholeRegions }: InboxReader): SQL | undefined {
  const isOfTenant = eq(alerts.tenantId, tenantId);
  const isOwn = sellerId === undefined ? undefined : eq(alerts.sellerId, sellerId);
  if (stores === 'all') return and(isOfTenant, isOwn);
  const isOfStore = stores.length === 0 ? undefined : inArray(alerts.storeId, [...stores]);
  const isOfRegion =
    wholeRegions.length === 0 ? undefined : and(isNull(alerts.storeId), inArray(alerts.regionId, [...wholeRegions]));
  return and(isOfTenant, isOwn, or(isOfStore, isOfRegion) ?? sql`false`);
}

/** Where an alert stands at a moment: a snooze that is over is none. */
export const statusAt = (now: Date): SQL<'open' | 'snoozed' | 'resolved'> =>
  sql`CASE WHEN ${alerts.status} = 'snoozed' AND ${alerts.snoozedUntil} <= ${now.toISOString()} THEN 'open' ELSE ${alerts.status} END`;

/** The person was told of it, and has not opened it since. False for who was never told, and for a program. */
export const isUnreadBy = (userId: string | undefined): SQL<boolean> =>
  userId === undefined
    ? sql`false`
    : sql`EXISTS (SELECT 1 FROM ${alertRecipients} told WHERE told.alert_id = ${alerts.id} AND told.user_id = ${userId}
        AND (told.read_at IS NULL OR told.read_at < told.told_at))`;
