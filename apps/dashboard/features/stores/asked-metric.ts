import type { MetricColumn, TableView } from '@/features/stores/view/use-table-view';

/** The figure that a bell of a row is about: the one that the rows stand in order of, else the sales. */
export function askedMetric({ sort }: Pick<TableView, 'sort'>): MetricColumn {
  return sort === 'store' || sort === 'change' || sort === 'sellerHour' ? 'netSales' : sort;
}
