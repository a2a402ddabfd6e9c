import type { MetricRow, Store } from '@/lib/api/types';
import { perSellerHour } from './seller-hours';

export interface StoreRow {
  id: string;
  name: string;
  region: string;
  /** mall, street, outlet …; empty where nobody said. */
  format: string;
  /** One of the person's own among others of the network. */
  isOwn: boolean;
  figures: MetricRow;
  course: (number | null)[];
  /** Sold, but in no list of stores: it has no page of its own. */
  isUnlisted: boolean;
}

/** Hours in which a seller closed a ticket, by store; null while they are not known. */
export type SellerHours = ReadonlyMap<string, number> | null;

/** The answers about the stores, each as it came. */
export interface Told {
  rows: readonly MetricRow[];
  stores: readonly Store[];
  isNetwork: boolean;
  /** Margins are asked of the own stores apart, where others are shown as totals. */
  margins: readonly MetricRow[];
  courses: ReadonlyMap<string, (number | null)[]>;
  hours: SellerHours;
  nameOf: (id: string) => string;
}

/** A row of the comparison for each store in the answer, in its order. */
export function storeRows({ rows, stores, isNetwork, margins, courses, hours, nameOf }: Told): StoreRow[] {
  const known = new Map(stores.map((store) => [store.id, store]));
  const marginOf = new Map(margins.map((row) => [String(row.store), row]));
  return rows.map((row): StoreRow => {
    const id = String(row.store);
    const store = known.get(id);
    const sellerHour = hours ? { sellerHour: perSellerHour(row.netSales, hours.get(id)) } : {};
    return {
      id,
      name: nameOf(id),
      region: store?.region ?? '',
      format: store?.format ?? '',
      isOwn: isNetwork && store?.access === 'full',
      figures: Object.assign(joinRows(row, marginOf.get(id)), sellerHour),
      course: courses.get(id) ?? [],
      isUnlisted: store === undefined,
    };
  });
}

/** The figures of several stores with their sales by seller-hour; without hours, as they came. */
export function withSellerHours(
  figures: MetricRow | undefined,
  rows: readonly Pick<StoreRow, 'id'>[],
  hours: SellerHours,
): MetricRow {
  if (!hours) return figures ?? {};
  const sum = rows.reduce((total, { id }) => total + (hours.get(id) ?? 0), 0);
  return Object.assign({}, figures, { sellerHour: perSellerHour(figures?.netSales, sum) });
}

/** Names of the list of stores first, then what the answer calls them, then the id. */
export function namesOf(
  stores: readonly Store[],
  labels: Readonly<Record<string, string>> | undefined,
): (id: string) => string {
  const names = new Map(stores.map((store) => [store.id, store.name]));
  return (id) => names.get(id) ?? labels?.[id] ?? id;
}

/** Two answers about the same store: other metrics, other changes. */
function joinRows(row: MetricRow, other: MetricRow | undefined): MetricRow {
  return other ? Object.assign({}, row, other, { changes: { ...row.changes, ...other.changes } }) : { ...row };
}
