import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { runImport } from './support/import.js';
import { pushTickets, type TillTicket, takenBack } from './support/push-ticket.js';
import { dataFile, hasData } from './support/real-data.js';
import { callApi } from './support/stack.js';
import { expectTold, newListener, turnOn } from './support/told.js';

const [retail, adventure] = ['online-retail-2010-2011', 'adventureworks'];
const here = hasData(retail) && hasData(adventure) ? describe : describe.skip;
/** The tenant that the stack of these specs replays. */
const tenant = 'replay';
const DAY = '2011-12-29';
const WEB_SHOP = 'web-9';

here('old sales that ring', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-replay-'));
  let email = '';

  beforeAll(async () => {
    const settings = { currency: 'GBP', timeZone: 'Europe/London', locale: 'en' };
    await callApi('', '/v1/tenants', { id: tenant, name: 'Replay', ...settings });
    const person = await newListener(tenant);
    email = person.email;
    const large = { kind: 'ticket', metric: 'netSales', side: 'above', warning: '50000' };
    const day = { kind: 'value', metric: 'netSales', window: 'day', side: 'above', warning: '4000', critical: '6000' };
    await Promise.all([
      turnOn(tenant, person.id, { name: 'Large sale', grain: 'ticket', condition: large }),
      turnOn(tenant, person.id, { name: 'Good web day', grain: 'store', condition: day, storeIds: [WEB_SHOP] }),
    ]);
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('are the two largest invoices of a real shop, and the cancellation of each is told minutes later', async () => {
    const file = join(folder, 'two-days.csv');
    writeFileSync(file, ofDays(dataFile(retail, 'online-retail.csv.gz'), ['2011-01-18', '2011-12-09']));
    await runImport('online-retail', file, '--tenant', tenant);
    await expectTold(email, 'United Kingdom', [
      /^Warning: Ticket 541431 .*£77,183\.60 at 10:01/u,
      /^Goods returned: Ticket 541431 .*Lasted: 16 min/su,
      /^Warning: Ticket 581483 .*£168,469\.60 at 09:15/u,
      /^Goods returned: Ticket 581483 .*Lasted: 12 min/su,
    ]);
  }, 120_000);

  it('are taken back by a return, and by a correction', async () => {
    const orders = ordersOf('FactResellerSales.csv.gz', ({ OrderDate }) => OrderDate?.startsWith(DAY) === true);
    const returned = saleOf(orders.get('SO46616'), 'ResellerKey');
    const corrected = saleOf(orders.get('SO46607'), 'ResellerKey');
    await pushTickets(tenant, [returned, corrected]);
    await expectTold(email, 'SO46616', [/^Warning: .*£150,837\.44/u]);
    await expectTold(email, 'SO46607', [/^Warning: .*£120,182\.18/u]);
    await pushTickets(tenant, [
      { ...takenBack(returned), ticketId: 'R46616', soldAt: `${DAY}T09:20:00Z` },
      { ...corrected, revision: 1, lines: corrected.lines.slice(0, 3) },
    ]);
    await expectTold(email, 'SO46616', [/^Warning: /u, /^Goods returned: .*£0\.00/u]);
    await expectTold(email, 'SO46607', [/^Warning: /u, /^Sale corrected: /u]);
  }, 120_000);

  it('grow worse by one that comes late', async () => {
    const isWanted = (row: Row) => row.SalesTerritoryKey === '9' && row.OrderDate?.startsWith(DAY) === true;
    const orders = ordersOf('FactInternetSales.csv.gz', isWanted);
    const sold = (number: string, time: string): TillTicket => ({
      ...saleOf(orders.get(number), 'SalesTerritoryKey'),
      ...{ storeId: WEB_SHOP, soldAt: `${DAY}T${time}Z` },
    });
    await pushTickets(tenant, [sold('SO46680', '09:00:00'), sold('SO46681', '09:30:00')]);
    await expectTold(email, WEB_SHOP, [/^Warning: .*£4,230\.66/u]);
    await pushTickets(tenant, [sold('SO46682', '09:10:00')]);
    await expectTold(email, WEB_SHOP, [/^Warning: /u, /£6,279\.76/u]);
  }, 120_000);
});

type Row = Readonly<Record<string, string>>;

/** The rows of these days, with the head of the file. */
function ofDays(file: string, days: readonly string[]): string {
  const [head = '', ...lines] = gunzipSync(readFileSync(file)).toString('latin1').split('\n');
  return `${[head, ...lines.filter((line) => days.some((day) => line.includes(`,${day} `)))].join('\n')}\n`;
}

/** Lines of orders of a day by number; no field of these files has a comma. */
function ordersOf(file: string, isWanted: (row: Row) => boolean): Map<string, Row[]> {
  const [head = '', ...lines] = gunzipSync(readFileSync(dataFile(adventure, 'dw', file)))
    .toString()
    .trim()
    .split('\n');
  const names = head.trim().split(',');
  const rows = lines.map((line): Row => {
    const fields = line.trim().split(',');
    return Object.fromEntries(names.map((name, index) => [name, fields[index] ?? '']));
  });
  const orders = new Map<string, Row[]>();
  for (const row of rows.filter(isWanted)) {
    const number = row.SalesOrderNumber ?? '';
    orders.set(number, [...(orders.get(number) ?? []), row]);
  }
  return orders;
}

/** An order as its shop's till would have sent it. Orders have a day only: they are sold at nine. */
function saleOf(rows: readonly Row[] | undefined, storeColumn: string): TillTicket {
  if (!rows?.[0]) throw new Error('The order is not in the file.');
  const [first] = rows;
  const lines = rows.map((row) => ({
    ...{ lineId: row.SalesOrderLineNumber, productId: row.ProductKey, quantity: row.OrderQuantity },
    ...{ unitPrice: row.UnitPrice, discount: Number(row.DiscountAmount).toFixed(4) },
  }));
  const ids = { ticketId: first.SalesOrderNumber ?? '', storeId: first[storeColumn] ?? '' };
  return { ...ids, soldAt: `${first.OrderDate?.slice(0, 10)}T09:00:00Z`, currency: 'GBP', lines };
}
