import type { MetricRow } from '@/lib/api/types';

/** Each store's net sales along the axis, for a small line; null where nothing was sold. */
export function pathsOf(
  rows: readonly MetricRow[],
  grain: string,
  keys: readonly string[],
): Map<string, (number | null)[]> {
  const places = new Map(keys.map((key, index) => [key, index]));
  const paths = new Map<string, (number | null)[]>();
  for (const row of rows) {
    const id = String(row.store);
    const path = paths.get(id) ?? keys.map(() => null);
    const key = grain === 'hour' ? String(Number(row.hour)) : String(row[grain]).slice(0, grain === 'month' ? 7 : 10);
    const place = places.get(key);
    if (place !== undefined) path[place] = Number(row.netSales);
    paths.set(id, path);
  }
  return paths;
}
