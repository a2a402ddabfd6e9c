import { addDays, isoWeekOf, mondayOf } from '@vitrine/domain';
import type { SoldWeek } from '@vitrine/metrics';
import { type LowItem, lowItems } from '@vitrine/recommend';
import type { TenantFacts } from './read-tenant.js';
import type { Sources } from './sources.js';

/** Whole weeks that products are compared in, as the alert of low performers has it. */
const WEEKS = 8;

export interface LowByStore {
  readonly from: string;
  readonly to: string;
  readonly of: ReadonlyMap<string, readonly LowItem[]>;
}

/** The low performers of every store: one category of the tenant is in memory at a time. */
export async function lowByStore(sources: Sources, { tenant, today, products }: TenantFacts): Promise<LowByStore> {
  const tenantId = tenant.id;
  const before = mondayOf(today);
  const span = { from: addDays(before, -7 * WEEKS), to: addDays(before, -1) };
  const found = new Map<string, LowItem[]>();
  const categories = new Set([...products.values()].flatMap(({ category }) => (category === '' ? [] : [category])));
  for (const category of categories) {
    const rows = await sources.weeks.ofCategory({ tenantId, ...span, category });
    const weeks = rows.map(({ monday, ...of }): SoldWeek => ({ ...of, category, week: isoWeekOf(monday) }));
    for (const [store, items] of lowItems(weeks)) found.set(store, [...(found.get(store) ?? []), ...items]);
  }
  for (const [store, items] of found) found.set(store, items.sort(mostMissingFirst));
  return { ...span, of: found };
}

const mostMissingFirst = (one: LowItem, other: LowItem): number =>
  (other.salesMissingE4 ?? -1) - (one.salesMissingE4 ?? -1);
