import type { Harness } from './harness.js';

/** What facts and rollup say, and of how many rows the facts are. */
export async function whatSold(harness: Harness) {
  const [facts] = await harness.rows(
    'SELECT toFloat64(sum(net_amount * sign)) AS net, toInt32(sum(ticket_count * sign)) AS tickets FROM sale_lines_v1',
  );
  const [rollup] = await harness.rows(
    'SELECT toFloat64(sum(net_sales)) AS net, toInt32(sum(tickets)) AS tickets FROM sales_by_hour_v1',
  );
  const [lines] = await harness.rows('SELECT toInt32(count()) AS n FROM sale_lines_v1');
  return { facts, rollup, rows: lines?.n };
}

/** What became of the messages of all topics, the personal values that were found in them, and the codes of the refused ones. */
export async function whatCounts(harness: Harness) {
  const [totals] = await harness.rows(
    'SELECT toInt32(sum(t.read)) AS messages, toInt32(sum(t.accepted)) AS accepted, toInt32(sum(t.rejected)) AS rejected FROM control_totals_v1 AS t',
  );
  const [personal] = await harness.rows('SELECT toInt32(sum(p.count)) AS n FROM personal_values_v1 AS p');
  const letters = await harness.rows('SELECT code FROM dead_letters_v1 ORDER BY code');
  return { totals, personal: personal?.n, letters: letters.map(({ code }) => code) };
}
