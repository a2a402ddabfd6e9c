import { addDays, type DateText, isoWeekOf, mondayOf } from '@vitrine/domain';
import type { SoldWeek } from '@vitrine/metrics';
import { canHaveNew, type FirstSeen, type LowItem, lowItems, newHere } from '@vitrine/recommend';
import type { TenantFacts } from './read-tenant.js';
import type { Sources } from './sources.js';

/** Whole weeks that products are compared in, as the alert of low performers has it. */
const WEEKS = 8;
/** What tells whether a product of these weeks is new: the days of twelve more. */
const DAYS_BEFORE = 84;
/** What was not sold for so long has begun anew. */
const HISTORY_DAYS = 2 * 366;

/** The low performers of one store, those that miss most first, and what is new there. */
export interface LowOfStore {
  /** The first and last day of the compared weeks that sales are known of. */
  readonly from: DateText;
  readonly to: DateText;
  readonly items: readonly LowItem[];
}
export type LowByStore = ReadonlyMap<string, LowOfStore>;

interface Span {
  readonly from: DateText;
  readonly to: DateText;
}

/** The low performers of every store: one category of the tenant is in memory at a time. */
export async function lowByStore(sources: Sources, facts: TenantFacts): Promise<LowByStore> {
  const before = mondayOf(facts.today);
  const span = { from: addDays(before, -7 * WEEKS), to: addDays(before, -1) };
  const tenantId = facts.tenant.id;
  const known = await sources.firstSales.knownDays({ ...span, tenantId, from: addDays(span.from, -DAYS_BEFORE) });
  const { low, firstSeen } = await judged(sources, facts, span);
  const fresh = await newOf(sources, { tenantId, span, known, firstSeen });
  return new Map(
    [...known].flatMap(([store, days]): [string, LowOfStore][] => {
      const compared = days.filter((day) => day >= span.from);
      const [from, to] = [compared[0], compared.at(-1)];
      const items = [...(low.get(store) ?? []).sort(mostMissingFirst), ...(fresh.get(store) ?? [])];
      return from && to ? [[store, { from, to, items }]] : [];
    }),
  );
}

async function judged(sources: Sources, { tenant, products }: TenantFacts, span: Span) {
  const found = { low: new Map<string, LowItem[]>(), firstSeen: [] as FirstSeen[] };
  const categories = new Set([...products.values()].flatMap(({ category }) => (category === '' ? [] : [category])));
  for (const category of categories) {
    const rows = await sources.weeks.ofCategory({ tenantId: tenant.id, ...span, category });
    const weeks = rows.map(({ monday, ...of }): SoldWeek => ({ ...of, category, week: isoWeekOf(monday) }));
    const { low, firstSeen } = lowItems(weeks);
    for (const [store, items] of low) found.low.set(store, [...(found.low.get(store) ?? []), ...items]);
    found.firstSeen = found.firstSeen.concat(firstSeen);
  }
  return found;
}

interface Seen {
  readonly tenantId: string;
  readonly span: Span;
  readonly known: ReadonlyMap<string, readonly DateText[]>;
  readonly firstSeen: readonly FirstSeen[];
}

/** Two years are read only where something may be new. */
async function newOf(sources: Sources, { tenantId, span, known, firstSeen }: Seen): Promise<Map<string, LowItem[]>> {
  const seen = firstSeen.filter(({ store }) => canHaveNew(known.get(store) ?? []));
  if (seen.length === 0) return new Map();
  const { from: since, to } = span;
  const began = await sources.firstSales.began({ tenantId, since, from: addDays(to, -HISTORY_DAYS), to });
  const firstDays = new Map(began.map(({ storeId, productId, day }) => [keyOf(storeId, productId), day]));
  return newHere(seen, {
    knownDays: (store) => known.get(store) ?? [],
    firstSoldOn: (store, product) => firstDays.get(keyOf(store, product)),
  });
}

const keyOf = (store: string, product: string): string => JSON.stringify([store, product]);

const mostMissingFirst = (one: LowItem, other: LowItem): number =>
  (other.salesMissingE4 ?? -1) - (one.salesMissingE4 ?? -1);
