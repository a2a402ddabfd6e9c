import { and, eq, inArray, isNull, ne, or, type SQL, sql } from 'drizzle-orm';
import { alertRecipients, alerts } from './schema-alerts.js';

/** Whose inbox it is. There is no reading of alerts without one. */
export interface InboxReader {
  readonly tenantId: string;
  readonly stores: 'all' | readonly string[];
  /** Set for a seller: alerts about this person, and no others. */
  readonly sellerId?: string;
  /** Regions all of whose stores are among `stores`: an alert on a region tells of each of them. */
  readonly wholeRegions: readonly string[];
  /** Metrics whose figures are not for the reader, such as those that tell of costs. */
  readonly hiddenMetrics?: readonly string[];
  /** May not know who sells: alerts on sellers are not for the reader. */
  readonly hidesSellers?: boolean;
  /** The person who has read or not; undefined for a program. */
  readonly userId: string | undefined;
}

/** Alerts that the reader may know of. What lies above one store only for whoever sees all of it. */
export function isWithin(reader: InboxReader): SQL | undefined {
  const { tenantId, stores, sellerId, wholeRegions, hidesSellers } = reader;
  const isOfTenant = eq(alerts.tenantId, tenantId);
  const isOwn = and(
    sellerId === undefined ? undefined : eq(alerts.sellerId, sellerId),
    hidesSellers ? ne(alerts.grain, 'seller') : undefined,
    tellsNoneOf(reader.hiddenMetrics),
  );
  if (stores === 'all') return and(isOfTenant, isOwn);
  const isOfStore = stores.length === 0 ? undefined : inArray(alerts.storeId, [...stores]);
  const isOfRegion =
    wholeRegions.length === 0 ? undefined : and(isNull(alerts.storeId), inArray(alerts.regionId, [...wholeRegions]));
  return and(isOfTenant, isOwn, or(isOfStore, isOfRegion) ?? sql`false`);
}

function tellsNoneOf(metrics: readonly string[] = []): SQL | undefined {
  if (metrics.length === 0) return undefined;
  const names = sql.join(
    metrics.map((metric) => sql`${metric}`),
    sql`, `,
  );
  return sql`NOT EXISTS (SELECT 1 FROM jsonb_array_elements(${alerts.evidence}) told WHERE told->>'metric' IN (${names}))`;
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
