import type { Filters, MetricRow, Store } from '@/lib/api/types';

/**
 * Adds stores that sold nothing, which matter most of all and which the metric layer leaves out. They come with zeros, when they are in
 * sight and the filters do not leave them out. Of a store seen as totals only, few sales are held back: its figures are unknown, not zero.
 */
export function withSilentStores(
  rows: readonly MetricRow[],
  stores: readonly Store[],
  filters: Filters,
  isNetwork: boolean,
): MetricRow[] {
  const seen = new Set(rows.map((row) => String(row.store)));
  const silent = stores.filter(
    (store) => !seen.has(store.id) && (isNetwork || store.access === 'full') && isChosen(store, filters),
  );
  return [
    ...rows,
    ...silent.map(({ id, access }) =>
      access === 'full'
        ? { store: id, netSales: '0.00', tickets: 0, units: 0 }
        : { store: id, netSales: null, tickets: null, units: null },
    ),
  ];
}

function isChosen(store: Store, filters: Filters): boolean {
  return filters.every(({ dimension, in: values }) => {
    if (dimension === 'store') return values.includes(store.id);
    return dimension === 'region' ? values.includes(store.region) : true;
  });
}
