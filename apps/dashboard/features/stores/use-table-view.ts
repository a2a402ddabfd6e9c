'use client';

import { parseAsArrayOf, parseAsBoolean, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useSession } from '@/features/frame/session-context';
import { seesMargin } from '@/lib/access';

export const metricColumns = [
  'netSales',
  'goalRate',
  'tickets',
  'averageTicket',
  'itemsPerTicket',
  'marginRate',
] as const;
export type MetricColumn = (typeof metricColumns)[number];
export const optionalColumns = [
  'change',
  'goalRate',
  'tickets',
  'averageTicket',
  'itemsPerTicket',
  'marginRate',
  'trend',
] as const;
export type OptionalColumn = (typeof optionalColumns)[number];
export const sortKeys = ['store', 'change', ...metricColumns] as const;
export type SortKey = (typeof sortKeys)[number];

export const MOST_PICKED = 5;

/** How the table is looked at, in the URL like everything else. */
export function useTableView() {
  const { me } = useSession();
  const [view, setView] = useQueryStates(
    {
      sort: parseAsStringLiteral(sortKeys).withDefault('netSales'),
      dir: parseAsStringLiteral(['asc', 'desc']).withDefault('desc'),
      cols: parseAsArrayOf(parseAsStringLiteral(optionalColumns)).withDefault([...optionalColumns]),
      group: parseAsBoolean.withDefault(false),
      pick: parseAsArrayOf(parseAsString).withDefault([]),
    },
    { history: 'replace', scroll: false },
  );
  const available = optionalColumns.filter((column) => column !== 'marginRate' || seesMargin(me));

  return {
    ...view,
    setView,
    available,
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
