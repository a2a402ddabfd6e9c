'use client';

import { parseAsArrayOf, parseAsBoolean, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useSession } from '@/features/session/session-context';
import { seesMargin, seesSellers } from '@/lib/access';

export const metricColumns = [
  'netSales',
  'goalRate',
  'tickets',
  'averageTicket',
  'itemsPerTicket',
  'marginRate',
  'sellerHour',
] as const;
export type MetricColumn = (typeof metricColumns)[number];
export const optionalColumns = [
  'change',
  'goalRate',
  'tickets',
  'averageTicket',
  'itemsPerTicket',
  'marginRate',
  'sellerHour',
  'trend',
] as const;
export type OptionalColumn = (typeof optionalColumns)[number];
export const sortKeys = ['store', 'change', ...metricColumns] as const;
export type SortKey = (typeof sortKeys)[number];

export const groupings = ['region', 'format'] as const;

export const MOST_PICKED = 5;
/** What fits beside each other on a desk; the rest is one click away. */
const usualColumns = optionalColumns.filter((column) => column !== 'sellerHour');

/** How the table is looked at, in the URL like everything else. */
export function useTableView() {
  const { me } = useSession();
  const [view, setView] = useQueryStates(
    {
      sort: parseAsStringLiteral(sortKeys).withDefault('netSales'),
      dir: parseAsStringLiteral(['asc', 'desc']).withDefault('desc'),
      cols: parseAsArrayOf(parseAsStringLiteral(optionalColumns)).withDefault(usualColumns),
      group: parseAsStringLiteral(groupings),
      same: parseAsBoolean.withDefault(false),
      pick: parseAsArrayOf(parseAsString).withDefault([]),
    },
    { history: 'replace', scroll: false },
  );
  const isAvailable = (column: OptionalColumn) =>
    column === 'marginRate' ? seesMargin(me) : column === 'sellerHour' ? seesSellers(me) : true;
  const available = optionalColumns.filter(isAvailable);

  return {
    ...view,
    setView,
    available,
    metrics: metricColumns.filter((column) => column === 'netSales' || isAvailable(column)),
    columns: available.filter((column) => view.cols.includes(column)),
    sortBy: (key: SortKey) => {
      const first = key === 'store' ? 'asc' : 'desc';
      const isAgain = view.sort === key;
      void setView({ sort: key, dir: isAgain ? (view.dir === 'asc' ? 'desc' : 'asc') : first });
    },
    togglePick: (id: string) => {
      const isPicked = view.pick.includes(id);
      const next = isPicked ? view.pick.filter((entry) => entry !== id) : [...view.pick, id];
      if (next.length <= MOST_PICKED) void setView({ pick: next });
    },
  };
}

export type TableView = ReturnType<typeof useTableView>;
