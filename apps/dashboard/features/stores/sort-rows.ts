import type { Figure } from '../../lib/api/types';
import { toUnits } from '../../lib/decimal';

interface Sortable {
  name: string;
  figures: Record<string, Figure>;
}

/** Rows by a column; what has no figure comes last either way, equal ones by name. */
export function sortRows<Row extends Sortable>(
  rows: readonly Row[],
  key: string,
  direction: 'asc' | 'desc',
  collator: Intl.Collator,
): Row[] {
  const sign = direction === 'asc' ? 1 : -1;
  return [...rows].sort((left, right) => {
    if (key === 'store') return sign * collator.compare(left.name, right.name);
    const [a, b] = [rankOf(left, key), rankOf(right, key)];
    if (a === null || b === null) return a === b ? collator.compare(left.name, right.name) : a === null ? 1 : -1;
    return a === b ? collator.compare(left.name, right.name) : sign * (a < b ? -1 : 1);
  });
}

/** A comparable number: money as whole ten-thousandths, so that no two amounts are confused. */
function rankOf({ figures }: Sortable, key: string): bigint | number | null {
  if (key === 'change') return growthOf(figures.netSales, figures['netSales.previous']);
  const figure = figures[key] ?? null;
  return typeof figure === 'string' ? toUnits(figure) : figure;
}

function growthOf(current: Figure | undefined, previous: Figure | undefined): number | null {
  const before = Number(previous ?? 0);
  return before === 0 ? null : Number(current ?? 0) / before;
}
