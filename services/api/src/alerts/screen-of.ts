import { storeDateOf } from '@vitrine/domain';
import type { InboxAlert } from '@vitrine/store';

/** The screen that shows the same figures, as its address has the filters: the day of the last change, and where. */
export function screenOf(row: Pick<InboxAlert, 'subject' | 'changedAt'>, timeZone: string, isSeller: boolean): string {
  const { soldOn } = storeDateOf(row.changedAt, timeZone);
  const search = new URLSearchParams({ period: `${soldOn}..${soldOn}` });
  const { storeId, regionId } = row.subject;
  if (storeId !== undefined && !isSeller) return `/stores/${encodeURIComponent(storeId)}?${search}`;
  if (storeId === undefined && regionId !== undefined) search.set('region', regionId);
  return `/overview?${search}`;
}
