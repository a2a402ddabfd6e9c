import type { MetricChange, MetricRow } from '@/lib/api/types';
import { toUnits } from '@/lib/decimal';

interface Sortable {
  name: string;
  figures: MetricRow;
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
    return sign * compareRanks(a, b) || collator.compare(left.name, right.name);
  });
}

/** Comparable numbers, the first that differs decides; money as whole ten-thousandths, so that no two amounts are confused. */
type Rank = readonly (bigint | number)[];

function rankOf({ figures }: Sortable, key: string): Rank | null {
  if (key === 'change') return rankOfChange(figures.changes?.netSales);
  const figure = figures[key] ?? null;
  if (figure === null) return null;
  return [typeof figure === 'string' ? toUnits(figure) : figure];
}

const directionRanks = { up: 1, same: 0, down: -1 } as const;
/** An amount appears where there was little or nothing before: it counts less than a percentage. */
const kindRanks = { new: 2, percent: 1, amount: 0 } as const;

/** Rises before falls, then by size; a percentage and an amount cannot be compared. */
function rankOfChange(change: MetricChange | undefined): Rank | null {
  if (!change || change.direction === null || change.kind === 'none') return null;
  const direction = directionRanks[change.direction];
  const { value } = change;
  return [direction, direction * kindRanks[change.kind], typeof value === 'string' ? toUnits(value) : (value ?? 0)];
}

function compareRanks(left: Rank, right: Rank): number {
  for (const [place, a] of left.entries()) {
    const b = right[place] ?? 0;
    if (a !== b) return a < b ? -1 : 1;
  }
  return 0;
}
