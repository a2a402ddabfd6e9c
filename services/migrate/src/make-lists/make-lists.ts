import { type BandState, readStored, type Seasons, seasonsOf, storedMarginSchema } from '@vitrine/recommend';
import type { Store, Tenant } from '@vitrine/store';
import type { RecommendationListRow, Warehouse } from '@vitrine/warehouse';
import { eachTenant, type OnTenantError } from '../each-tenant.js';
import type { Lease } from '../lease.js';
import { BundleMaker } from './bundles-of-store.js';
import { listsOfStore, type NewList } from './lists-of-store.js';
import { lowByStore } from './low-by-store.js';
import { readStore } from './read-store.js';
import { categoryDays, readTenant, type TenantFacts } from './read-tenant.js';
import { type Sources, sourcesOf } from './sources.js';

interface Done {
  readonly tenants: number;
  readonly stores: number;
  /** Tenants whose lists could not be made: those of the night before stay. */
  readonly failed: number;
}

interface Night {
  readonly lease: Lease;
  readonly nowMs: () => number;
  readonly onError: OnTenantError;
}

/** One run of the job: the lists of every store of every tenant, for today. @throws LeaseLost */
export async function makeListsOfTenants(
  store: Pick<Store, 'tenants'>,
  warehouse: Warehouse,
  { lease, nowMs, onError }: Night,
): Promise<Done> {
  const sources = sourcesOf(warehouse);
  const done = { tenants: 0, stores: 0 };
  const failed = await eachTenant(store, onError, async (tenant) => {
    done.stores += await makeListsOf(sources, tenant, lease, nowMs());
    done.tenants++;
  });
  return { ...done, failed };
}

async function makeListsOf(sources: Sources, tenant: Tenant, lease: Lease, nowMs: number): Promise<number> {
  const facts = await readTenant(sources, tenant, nowMs);
  const low = tenant.recommendFrom === 'network' ? await lowByStore(sources, facts) : undefined;
  const bundles = new BundleMaker(sources, facts);
  const stores = [...facts.timeZoneOf.keys()];
  for (const storeId of stores) {
    const store = await readStore(sources, facts, storeId);
    const lists = listsOfStore({
      ...{ facts, store, low },
      seasons: facts.seasons ?? (await seasonsOfStore(sources, facts, storeId)),
      bandsBefore: await bandsBefore(sources, tenant.id, storeId),
      bundles: await bundles.ofStore(storeId, store.products),
    });
    lease.check();
    await sources.lists.append(lists.flatMap((list) => rowsOf(list, { tenant, storeId, nowMs, madeOn: store.today })));
  }
  return stores.length;
}

async function seasonsOfStore(sources: Sources, facts: TenantFacts, storeId: string): Promise<Seasons> {
  return seasonsOf(await categoryDays(sources, facts, storeId), facts.today);
}

const MOST_BANDS = 100_000;

/** The bands of the night before. One that another release kept in another form begins anew: it holds up no list. */
async function bandsBefore(sources: Sources, tenantId: string, storeId: string): Promise<Map<string, BandState>> {
  const key = { tenantId, storeId, list: 'margins' } as const;
  const made = await sources.lists.newest(key);
  if (!made) return new Map();
  const items = await sources.lists.items(key, { madeAtMs: made.madeAtMs, limit: MOST_BANDS });
  return new Map(
    items.flatMap(({ productId, item }): [string, BandState][] => {
      const data = readStored(storedMarginSchema, item);
      return data ? [[productId, data]] : [];
    }),
  );
}

interface Making {
  readonly tenant: Tenant;
  readonly storeId: string;
  readonly nowMs: number;
  readonly madeOn: string;
}

/** The row of the list itself, and one for each item. */
function rowsOf({ list, head, items }: NewList, { tenant, storeId, nowMs, madeOn }: Making): RecommendationListRow[] {
  const of = { tenantId: tenant.id, storeId, list, madeAtMs: nowMs, madeOn };
  return [
    { ...of, place: 0, productId: '', category: '', item: JSON.stringify(head) },
    ...items.map(({ productId, category, item }, at) => ({
      ...of,
      ...{ place: at + 1, productId, category, item: JSON.stringify(item) },
    })),
  ];
}
