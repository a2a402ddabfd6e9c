import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';

const folder = resolve(process.env.VITRINE_DATA_DIR ?? '../shared/data');
const isRequired = process.env.VITRINE_REQUIRE_DATA === '1';

/** Whether a public data set is here. Missing data is said, and a failure where it is required. */
export function hasData(set) {
  if (existsSync(join(folder, set, 'FACTS.json'))) return true;
  if (isRequired) throw new Error(`The data set ${set} is required and not in VITRINE_DATA_DIR.`);
  console.log(`Skipped: ${set} is not in VITRINE_DATA_DIR.`);
  return false;
}

export function factsOf(set) {
  return JSON.parse(readFileSync(join(folder, set, 'FACTS.json'), 'utf8'));
}

/** Every basket of a shop, without dates. A product that stands twice in a line counts once. */
export function groceries() {
  const lines = readFileSync(join(folder, 'groceries/groceries.csv'), 'utf8').trim().split('\n');
  return lines.map((line) => ({ items: [...new Set(line.split(',').map((item) => item.trim()))].filter(Boolean) }));
}

const PRODUCT = /^[0-9]{5}[A-Z]{0,2}$/u;

/** Sales of products in the order of time: no cancellation, no bad debt, no write-off, nothing that is free or is no product. */
export function onlineRetail() {
  const baskets = new Map();
  for (const row of rowsOf('online-retail-2010-2011/online-retail.csv.gz')) {
    const code = row.StockCode.toUpperCase();
    const isSale = !/^[AC]/u.test(row.InvoiceNo) && Number(row.Quantity) > 0 && Number(row.UnitPrice) > 0;
    if (!isSale || !PRODUCT.test(code)) continue;
    const known = baskets.get(row.InvoiceNo);
    if (known) known.items.add(code);
    else baskets.set(row.InvoiceNo, { at: row.InvoiceDate, items: new Set([code]), customer: row.CustomerID });
  }
  return [...baskets.values()]
    .map((basket) => ({ ...basket, items: [...basket.items] }))
    .sort((one, other) => (one.at < other.at ? -1 : Number(one.at > other.at)));
}

/** Rows of a packed table, by the names in its first line. */
export function rowsOf(file) {
  return parse(gunzipSync(readFileSync(join(folder, file))), { bom: true, columns: true, skip_empty_lines: true });
}
