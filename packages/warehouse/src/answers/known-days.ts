import type { KnownDays, KnownStore } from '@vitrine/metrics';
import type { ArrivedDays } from '../sales-days.js';
import type { StoreRow } from '../stores.js';

/** What is known of the days of a tenant's stores, as one caller is shown these: those that are listed, and those that sold. */
export function knownDaysOf(
  stores: readonly StoreRow[],
  arrived: ArrivedDays,
  network: { shownId(storeId: string): string },
): KnownDays {
  const listed = new Map(stores.map((store) => [store.storeId, store]));
  const knownStore = (storeId: string): KnownStore => ({
    shownAs: network.shownId(storeId),
    region: listed.get(storeId)?.region ?? '',
    firstDay: arrived.firstDayOf.get(storeId),
    openOn: new Set(listed.get(storeId)?.hours.map(({ weekday }) => weekday)),
  });
  const ids = new Set([...listed.keys(), ...arrived.firstDayOf.keys()]);
  return { stores: new Map([...ids].map((id) => [id, knownStore(id)])), received: arrived.received };
}
