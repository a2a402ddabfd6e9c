import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EffectQuery, RecommendationEffect } from '@vitrine/contracts';
import { canSeeSeller, minorDigitsOf } from '@vitrine/domain';
import { daysTogether, type HoldoutDay, holdoutDaysOf, upliftOf } from '@vitrine/recommend';
import type { Store } from '@vitrine/store';
import type {
  Directory,
  MeasuredStore,
  OfferCount,
  OfferCounts,
  OfferScope,
  StoreHourSales,
  StoreHours,
  StoreRow,
} from '@vitrine/warehouse';
import type { Access } from '../access/access.js';
import { takesPart } from '../recommendations/holdouts.js';
import type { StoresOfScope } from '../recommendations/store-of-scope.js';
import { adoptionOf, upliftItem } from './effect-items.js';

interface Parts {
  readonly stores: Pick<StoresOfScope, 'of'>;
  readonly directory: Pick<Directory, 'storesOf' | 'sellersOf'>;
  readonly people: Pick<Store['people'], 'namesOf'>;
  readonly counts: Pick<OfferCounts, 'of'>;
  readonly hours: Pick<StoreHours, 'sales' | 'measured'>;
}

/** What suggestions bring and who uses them, within the stores of the caller. */
export class Effect {
  constructor(private readonly parts: Parts) {}

  /** @throws 403 of a store beyond the scope, 404 of none */
  async of(access: Access, { storeId: asked, from, to }: EffectQuery): Promise<RecommendationEffect> {
    const { tenant, scope } = access;
    const storeId = asked === undefined ? null : await this.parts.stores.of(access, asked);
    const within: OfferScope = { tenantId: tenant.id, stores: storeId === null ? scope.stores : [storeId], from, to };
    const [known, counts, hours, measured] = await Promise.all([
      this.parts.directory.storesOf(tenant.id),
      this.parts.counts.of(within),
      this.parts.hours.sales(within),
      this.parts.hours.measured(within),
    ]);
    const told = hoursThatCount(hours, measured).filter((hour) => takesPart(tenant, hour.storeId));
    const minorDigits = minorDigitsOf(tenant.currency);
    const days = await daysByStore(tenant.id, told);
    return {
      ...{ storeId, from, to, currency: tenant.currency },
      uplift: upliftItem(upliftOf(daysTogether(days.values())), minorDigits),
      adoption: adoptionOf(counts),
      stores: await storesOf(access, { known: shown(known, within), counts, days, minorDigits }),
      sellers: await this.sellers(access, counts),
    };
  }

  private async sellers(
    { tenant, scope }: Access,
    counts: readonly OfferCount[],
  ): Promise<RecommendationEffect['sellers']> {
    const own = (await this.parts.directory.sellersOf(tenant.id)).filter(({ sellerId, storeId }) =>
      canSeeSeller(scope, { id: sellerId, storeId }),
    );
    const asked = new Set(counts.map(({ sellerId }) => sellerId));
    const ids = own.map(({ sellerId }) => sellerId).filter((id) => asked.has(id));
    const names = await this.parts.people.namesOf(tenant.id, ids);
    return counts.map((count) => ({
      storeId: count.storeId,
      sellerId: count.sellerId === '' ? null : count.sellerId,
      name: names.get(count.sellerId) ?? null,
      adoption: adoptionOf([count]),
    }));
  }
}

/** Each hour is looked at once, store by store: others are answered in between. */
async function daysByStore(
  tenantId: string,
  hours: readonly StoreHourSales[],
): Promise<ReadonlyMap<string, readonly HoldoutDay[]>> {
  const days = new Map<string, readonly HoldoutDay[]>();
  for (const [storeId, ofStore] of byStore(hours)) {
    days.set(storeId, holdoutDaysOf(tenantId, ofStore));
    await nextTurn();
  }
  return days;
}

interface Found {
  readonly known: readonly StoreRow[];
  readonly counts: readonly OfferCount[];
  readonly days: ReadonlyMap<string, readonly HoldoutDay[]>;
  readonly minorDigits: number;
}

/** Each takes some milliseconds. */
async function storesOf({ tenant }: Access, { known, counts, days, minorDigits }: Found) {
  const stores: RecommendationEffect['stores'] = [];
  const countsOf = byStore(counts);
  for (const { storeId, name } of known) {
    stores.push({
      ...{ storeId, name, isMeasured: takesPart(tenant, storeId) },
      uplift: upliftItem(upliftOf(days.get(storeId) ?? []), minorDigits),
      adoption: adoptionOf(countsOf.get(storeId) ?? []),
    });
    await nextTurn();
  }
  return stores;
}

function byStore<Row extends { readonly storeId: string }>(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    const ofStore = found.get(row.storeId);
    if (ofStore) ofStore.push(row);
    else found.set(row.storeId, [row]);
  }
  return found;
}

const shown = (stores: readonly StoreRow[], { stores: ids }: OfferScope): StoreRow[] =>
  stores
    .filter(({ storeId }) => ids === 'all' || ids.includes(storeId))
    .sort((one, other) => (one.storeId < other.storeId ? -1 : 1));

/** Of days on which the store held hours out: from its first offer on, but those on which it is told to have shown all. */
function hoursThatCount(hours: readonly StoreHourSales[], measured: readonly MeasuredStore[]): StoreHourSales[] {
  const since = new Map(measured.map((store) => [store.storeId, store.since]));
  const without = new Map(measured.map((store) => [store.storeId, new Set(store.without)]));
  return hours.filter(({ storeId, businessDate }) => {
    const first = since.get(storeId);
    return first !== undefined && businessDate >= first && !without.get(storeId)?.has(businessDate);
  });
}
