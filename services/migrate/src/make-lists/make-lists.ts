import { type BandState, readStored, type Seasons, seasonsOf, storedMarginSchema } from '@vitrine/recommend';
import type { Store, Tenant } from '@vitrine/store';
import type { RecommendationListRow, Warehouse } from '@vitrine/warehouse';
import { eachTenant } from '../each-tenant.js';
import { type Lease, LeaseLost } from '../lease.js';
import { BundleMaker } from './bundles-of-store.js';
import { listsOfStore, type NewList } from './lists-of-store.js';
import { lowByStore } from './low-by-store.js';
import { readStore } from './read-store.js';
import { categoryDays, readTenant, type TenantFacts } from './read-tenant.js';
import { type Sources, sourcesOf } from './sources.js';

interface Done {
  readonly tenants: number;
  readonly stores: number;
  /** Tenants of which nothing could be made: the lists of the night before stay. */
  readonly failed: number;
  /** Stores of the others, likewise. */
  readonly failedStores: number;
}

/** Is told of a tenant, or of one store of it, that the work failed for. */
type OnError = (tenantId: string, error: unknown, storeId?: string) => void;

interface Night {
  readonly lease: Lease;
  readonly nowMs: () => number;
  readonly onError: OnError;
}

/** One run of the job: the lists of every store of every tenant, for today. @throws LeaseLost */
export async function makeListsOfTenants(
  store: Pick<Store, 'tenants'>,
  warehouse: Warehouse,
  { lease, nowMs, onError }: Night,
): Promise<Done> {
  const sources = sourcesOf(warehouse);
  const done = { tenants: 0, stores: 0, failedStores: 0 };
  const failed = await eachTenant(store, onError, async (tenant) => {
    const facts = await readTenant(sources, tenant, nowMs());
    const make = await makerOf(sources, facts);
    for (const storeId of facts.timeZoneOf.keys()) {
      try {
        const rows = await make(storeId);
        lease.check();
        await sources.lists.append(rows);
        done.stores++;
      } catch (error) {
        if (error instanceof LeaseLost) throw error;
        onError(tenant.id, error, storeId);
        done.failedStores++;
      }
    }
    done.tenants++;
  });
  return { ...done, failed };
}

/** Makes the rows of one store after the other, of what is read once for all of them. */
async function makerOf(sources: Sources, facts: TenantFacts) {
  const { tenant, nowMs } = facts;
  const low = tenant.recommendFrom === 'network' ? await lowByStore(sources, facts) : undefined;
  const bundles = new BundleMaker(sources, facts);
  return async (storeId: string): Promise<RecommendationListRow[]> => {
    const store = await readStore(sources, facts, storeId);
    const lists = listsOfStore({
      ...{ facts, store, low },
      seasons: facts.seasons ?? (await seasonsOfStore(sources, facts, storeId)),
      bandsBefore: await bandsBefore(sources, tenant.id, storeId),
      bundles: await bundles.ofStore(storeId, store.products),
    });
    return lists.flatMap((list) => rowsOf(list, { tenant, storeId, nowMs, madeOn: store.today }));
  };
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
