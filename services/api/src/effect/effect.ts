import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EffectQuery, RecommendationEffect } from '@vitrine/contracts';
import { canSeeSeller, minorDigitsOf } from '@vitrine/domain';
import { holdoutDaysOf, upliftOf } from '@vitrine/recommend';
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
import { storeOfScope } from '../recommendations/store-of-scope.js';
import { adoptionOf, upliftItem } from './effect-items.js';

interface Parts {
  readonly directory: Pick<Directory, 'storesOf' | 'sellersOf'>;
  readonly people: Pick<Store['people'], 'namesOf'>;
  readonly counts: Pick<OfferCounts, 'of'>;
  readonly hours: Pick<StoreHours, 'sales' | 'measured'>;
}

/** What suggestions bring and who uses them, within the stores of the caller. */
export class Effect {
  constructor(private readonly parts: Parts) {}

  /** @throws 403 of a store beyond the scope */
  async of(access: Access, { storeId: asked, from, to }: EffectQuery): Promise<RecommendationEffect> {
    const { tenant, scope } = access;
    const storeId = asked === undefined ? null : storeOfScope(access, asked);
    const within: OfferScope = { tenantId: tenant.id, stores: storeId === null ? scope.stores : [storeId], from, to };
    const [known, counts, hours, measured] = await Promise.all([
      this.parts.directory.storesOf(tenant.id),
      this.parts.counts.of(within),
      this.parts.hours.sales(within),
      this.parts.hours.measured(within),
    ]);
    const told = hoursThatCount(hours, measured).filter((hour) => takesPart(tenant, hour.storeId));
    const minorDigits = minorDigitsOf(tenant.currency);
    return {
      ...{ storeId, from, to, currency: tenant.currency },
      uplift: upliftItem(upliftOf(holdoutDaysOf(tenant.id, told)), minorDigits),
      adoption: adoptionOf(counts),
      stores: await storesOf(access, { known: shown(known, within), counts, told, minorDigits }),
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

interface Found {
  readonly known: readonly StoreRow[];
  readonly counts: readonly OfferCount[];
  readonly told: readonly StoreHourSales[];
  readonly minorDigits: number;
}

/** Each takes some milliseconds: others are answered in between. */
async function storesOf({ tenant }: Access, { known, counts, told, minorDigits }: Found) {
  const stores: RecommendationEffect['stores'] = [];
  for (const { storeId, name } of known) {
    const ofStore = told.filter((hour) => hour.storeId === storeId);
    stores.push({
      ...{ storeId, name, isMeasured: takesPart(tenant, storeId) },
      uplift: upliftItem(upliftOf(holdoutDaysOf(tenant.id, ofStore)), minorDigits),
      adoption: adoptionOf(counts.filter((count) => count.storeId === storeId)),
    });
    await nextTurn();
  }
  return stores;
}

const shown = (stores: readonly StoreRow[], { stores: ids }: OfferScope): StoreRow[] =>
  stores
    .filter(({ storeId }) => ids === 'all' || ids.includes(storeId))
    .sort((one, other) => (one.storeId < other.storeId ? -1 : 1));

/** Of days on which the store held hours out: from its first offer on, but those on which it is told to have shown all. */
function hoursThatCount(hours: readonly StoreHourSales[], measured: readonly MeasuredStore[]): StoreHourSales[] {
  const byStore = new Map(measured.map((store) => [store.storeId, store]));
  return hours.filter(({ storeId, businessDate }) => {
    const store = byStore.get(storeId);
    return store !== undefined && businessDate >= store.since && !store.without.includes(businessDate);
  });
}
