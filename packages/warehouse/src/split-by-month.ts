/**
 * Rows by month (`YYYY-MM`) in order of appearance: one insert touches one partition, so that it is atomic.
 * The same rows always give the same groups in the same order.
 */
export function splitByMonth<Row>(rows: readonly Row[], dayOf: (row: Row) => string): Map<string, Row[]> {
  const months = new Map<string, Row[]>();
  for (const row of rows) {
    const month = dayOf(row).slice(0, 7);
    const ofMonth = months.get(month);
    if (ofMonth) ofMonth.push(row);
    else months.set(month, [row]);
  }
  return months;
}
