import { createReadStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { createGunzip } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runImport } from './support/import.js';
import { dataFile, factsOf, hasData } from './support/real-data.js';
import { queryMetrics } from './support/stack.js';

const set = 'online-retail-2010-2011';
const period = { from: '2010-12-01', to: '2011-12-31' };
const here = hasData(set) ? describe : describe.skip;

interface Facts {
  totals: {
    net_value: string;
    units_net: number;
    invoices: number;
    cancellation_invoices: number;
    bad_debt_rows: number;
  };
  top5_countries_net: { country: string; net: string }[];
  month_net: { month: string; net: string }[];
  top5_days_net: { day: string; net: string }[];
  top5_products_net: { sku: string; net: string }[];
}

here('half a million real, dirty sales', () => {
  let facts: Facts;
  const file = dataFile(set, 'online-retail.csv.gz');
  let folder = '';
  let first = '';

  beforeAll(async () => {
    facts = factsOf(set) as unknown as Facts;
    folder = mkdtempSync(join(tmpdir(), 'vitrine-shuffled-'));
    first = await runImport('online-retail', file, '--tenant', 'online-retail', '--create-tenant');
  }, 300_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('reads every row and sends every invoice', () => {
    expect(first.replace(/[.,]/g, '')).toContain('541909');
    expect(first.replace(/[.,]/g, '')).toContain('25900');
  });

  it('comes out right to the cent', async () => {
    await expectFacts('online-retail', facts);
  }, 60_000);

  it('comes out right per country', async () => {
    const { rows } = await queryMetrics('online-retail', {
      metrics: ['netSales'],
      dimensions: ['store'],
      period,
      limit: 500,
    });
    expect(rows).toHaveLength(38);
    for (const { country, net } of facts.top5_countries_net) {
      expect(rows).toContainEqual({ store: country, netSales: net });
    }
  }, 60_000);

  it('changes nothing when it is imported again', async () => {
    const again = await runImport('online-retail', file, '--tenant', 'online-retail');
    expect(again.replace(/[.,]/g, '')).toContain('25900');
    await expectFacts('online-retail', facts);
  }, 300_000);

  it('has the same totals when its rows come shuffled within ten minutes', async () => {
    const shuffled = join(folder, 'shuffled.csv');
    writeFileSync(shuffled, shuffleWithinTenMinutes(await text(createReadStream(file).pipe(createGunzip()))));
    await runImport('online-retail', shuffled, '--tenant', 'shuffled', '--create-tenant');
    await expectFacts('shuffled', facts);
  }, 300_000);
});

async function expectFacts(tenant: string, facts: Facts): Promise<void> {
  const { totals } = facts;
  const all = await queryMetrics(tenant, { metrics: ['netSales', 'tickets', 'units'], period });
  expect(all.total).toEqual({
    netSales: totals.net_value,
    tickets: totals.invoices - totals.cancellation_invoices - totals.bad_debt_rows,
    units: totals.units_net - totals.bad_debt_rows, // an adjustment of one unit each moves money, not units
  });
  const months = await queryMetrics(tenant, { metrics: ['netSales'], dimensions: ['month'], period });
  expect(months.rows.map(({ month, netSales }) => [String(month).slice(0, 7), netSales])).toEqual(
    facts.month_net.map(({ month, net }) => [month, decimal(net)]),
  );
  const days = await queryMetrics(tenant, {
    metrics: ['netSales'],
    dimensions: ['day'],
    period,
    orderBy: [{ id: 'netSales', direction: 'desc' }],
    limit: 5,
  });
  expect(days.rows).toEqual(facts.top5_days_net.map(({ day, net }) => ({ day, netSales: decimal(net) })));
  const products = await queryMetrics(tenant, {
    metrics: ['netSales'],
    dimensions: ['product'],
    period,
    filters: [{ dimension: 'product', in: facts.top5_products_net.map(({ sku }) => sku) }],
  });
  expect(new Map(products.rows.map((row) => [row.product, row.netSales]))).toEqual(
    new Map(facts.top5_products_net.map(({ sku, net }) => [sku, decimal(net)])),
  );
}

/** "112141.11" as the API writes it: no further zeros behind the minor digits. */
const decimal = (value: string): string => value.replace(/(\.\d\d)0+$/, '$1');

/** Moves each row by up to ten minutes of its own time; seeded, so that a failure repeats. */
function shuffleWithinTenMinutes(csv: string): string {
  const [head = '', ...lines] = csv.trimEnd().split('\n');
  let state = 7;
  const random = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
  const keyed = lines.map((line) => ({
    line,
    at: Date.parse(`${/(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)/.exec(line)?.slice(1, 3).join('T')}Z`) + random() * 600_000,
  }));
  keyed.sort((a, b) => a.at - b.at);
  return `${[head, ...keyed.map(({ line }) => line)].join('\n')}\n`;
}
