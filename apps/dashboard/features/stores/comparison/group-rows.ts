interface Groupable {
  region: string;
  format: string;
}

export interface Group<Row> {
  /** The region or the format as the catalogue writes it; empty where it has none. */
  name: string;
  rows: Row[];
}

/** Rows by region or by format, in the order they came; those of no group at the end. */
export function groupRows<Row extends Groupable>(rows: readonly Row[], by: 'region' | 'format'): Group<Row>[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(row[by], [...(groups.get(row[by]) ?? []), row]);
  return [...groups]
    .map(([name, members]) => ({ name, rows: members }))
    .sort((left, right) => Number(left.name === '') - Number(right.name === ''));
}
