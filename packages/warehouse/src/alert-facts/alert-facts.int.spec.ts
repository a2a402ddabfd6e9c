import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Replayed } from '@vitrine/alert-rules';
import { addDays } from '@vitrine/domain';
import { streamedMeasures, subjectKey } from '@vitrine/metrics';
import { CatalogRecords } from '../catalog-records.js';
import { Products } from '../products.js';
import { cancelRow, type SaleLineRow } from '../sale-line-row.js';
import { SaleLines } from '../sale-lines.js';
import { Stores } from '../stores.js';
import { Targets } from '../targets.js';
import { testWarehouse } from '../test-warehouse.fixture.js';
import { aRowSource, aSaleLineRow } from '../testing/a-sale-line-row.js';
import type { Warehouse } from '../warehouse.js';
import { readAlertFacts } from './read-alert-facts.js';
import { replayArrivals } from './replay-arrivals.js';

const tenantId = 'casa';
const TODAY = '2026-11-24';
const at = (day: string, time: string) => Date.parse(`${day}T${time}:00-03:00`);
const minutes = (count: number) => count * 60_000;
const DAY = { from: 0, to: 1_440 };
const TICKETS = streamedMeasures.indexOf('tickets');
let number = 0;

/** A sale of one line, which the broker took a second later and processing accepted after another. */
function sold(day: string, time: string, more: Partial<SaleLineRow> = {}): SaleLineRow {
  const soldAtMs = at(day, time);
  number += 1;
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return aSaleLineRow({
    ...{
      tenantId,
      soldOn: day,
      soldHour: hour,
      soldMinute: minute,
      soldAtMs,
      ticketId: `T-${number}`,
      eventId: `e${number}`,
    },
    ...{ sourceOffset: number, rawAtMs: soldAtMs + 1_000, ingestedAtMs: soldAtMs + 2_000 },
    ...more,
  });
}

describe('the facts of a tenant', () => {
  let warehouse: Warehouse;
  let drop: () => Promise<void>;
  const days = [7, 14, 21].map((ago) => addDays(TODAY, -ago));

  beforeAll(async () => {
    ({ warehouse, drop } = await testWarehouse('alert-facts'));
    const store = { tenantId, name: 'Loja Centro', region: 'Sul', city: '', state: '', timeZone: 'America/Sao_Paulo' };
    const hours = [{ weekday: 2, opens: '09:00', closes: '19:00' }];
    const known = { openedOn: null, areaM2: null, format: '', hours, version: 1 };
    await new Stores(warehouse).upsert([{ ...store, storeId: 'centro', ...known }], 'stores');
    const product = { tenantId, brand: '', unitPriceE4: null, unitCostE4: null, version: 1 };
    await new Products(warehouse).upsert(
      [{ ...product, productId: 'café', name: 'Café', category: 'Bebidas' }],
      'products',
    );
    const target = { tenantId, sellerId: '', day: TODAY, version: 1 };
    await new Targets(warehouse).upsert([{ ...target, storeId: 'centro', amountE4: 50_000_000 }], 'targets');
    const rows = days.flatMap((day) => ['10:15', '10:45', '11:30', '15:00', '15:10'].map((time) => sold(day, time)));
    await new SaleLines(warehouse).append(rows, 'past');
  }, 60_000);
  afterAll(() => drop?.());

  const facts = (parts: readonly ('seller' | 'product' | 'category')[] = []) =>
    readAlertFacts(warehouse, {
      ...{ tenantId, timeZone: 'America/Sao_Paulo', asOfMs: at(TODAY, '12:00') },
      needs: { parts: new Set(parts), lastYear: false, lowPerformers: true },
    });

  it('have stores with their hours, categories and goals', async () => {
    const { stores, categoryOf, goalOf, lowPerformers } = await facts();
    expect(stores.get('centro')).toEqual({
      ...{ id: 'centro', name: 'Loja Centro', region: 'Sul', timeZone: 'America/Sao_Paulo' },
      hours: [{ weekday: 2, opens: '09:00', closes: '19:00' }],
    });
    expect([categoryOf('café'), categoryOf('chá')]).toEqual(['Bebidas', undefined]);
    expect([goalOf('centro', TODAY), goalOf('centro', addDays(TODAY, 1))]).toEqual([5_000, undefined]);
    expect(lowPerformers).toEqual([]);
  });

  it('tell what stores, regions and the network sold on days that arrived, hour by hour', async () => {
    const { pastDaysOf } = await facts();
    for (const subject of [
      { grain: 'store', key: subjectKey('centro') },
      { grain: 'region', key: subjectKey('Sul') },
      { grain: 'network', key: '' },
    ]) {
      const past = pastDaysOf(subject);
      expect(past.map(({ day }) => day)).toEqual([...days].sort());
      // Gross sales, discounts, returns, net sales, cost, net sales with a cost, units, tickets; no tens of cost.
      expect(past[0]?.sumsIn(DAY)).toEqual([999_500, 0, 0, 999_500, 450_000_000, 999_500, 5_000, 5, 0]);
      expect(past[0]?.sumsIn({ from: 10 * 60, to: 11 * 60 })[TICKETS]).toBe(2);
    }
    expect(pastDaysOf({ grain: 'store', key: 'nobody' })).toEqual([]);
  });

  it.each([
    ['seller', 'ana'],
    ['product', 'café'],
    ['category', 'Bebidas'],
  ] as const)('tell what each %s sold on a day, at the hours of its store', async (grain, item) => {
    const { pastDaysOf } = await facts([grain]);
    const past = pastDaysOf({ grain, key: subjectKey('centro', item) });
    expect(past).toHaveLength(3);
    expect(past[0]?.sumsIn(DAY)).toEqual([999_500, 0, 0, 999_500, 450_000_000, 999_500, 5_000, 5, 0]);
    expect(past[0]?.sumsIn({ from: 10 * 60, to: 11 * 60 })[TICKETS]).toBeCloseTo(2);
  });

  it('name products below their peers, each with why: what is on the shelf, else what sales say', async () => {
    const chain = 'rede';
    const [belt, hat, shirt] = ['cinto', 'boné', 'camisa'];
    const product = { tenantId: chain, brand: '', category: 'Roupas', unitPriceE4: null, unitCostE4: null, version: 1 };
    await new Products(warehouse).upsert(
      [belt, hat, shirt].map((productId) => ({ ...product, productId, name: productId })),
      'chain',
    );
    const weeks = [1, 2, 3, 4, 5, 6].map((ago) => addDays(TODAY, -7 * ago));
    const amountOf = (storeId: string, productId: string) =>
      storeId === 's0' && productId !== shirt ? 1_000_000 : 10_000_000;
    const rows = ['s0', 's1', 's2', 's3'].flatMap((storeId) =>
      weeks.flatMap((day) =>
        [belt, hat, shirt].map((productId) =>
          sold(day, '11:00', {
            ...{ tenantId: chain, storeId, productId, netAmountE4: amountOf(storeId, productId) },
            ...{ grossAmountE4: amountOf(storeId, productId), discountAmountE4: 0 },
          }),
        ),
      ),
    );
    await new SaleLines(warehouse).append(rows, 'chain');
    const level = { storeId: 's0', productId: hat, quantity: '0', at: new Date(at(TODAY, '05:00')).toISOString() };
    await new CatalogRecords(warehouse).upsert(
      [{ tenantId: chain, type: 'stockLevel', id: 's0:boné', version: 1, body: JSON.stringify(level) }],
      'chain',
    );
    const { lowPerformers } = await readAlertFacts(warehouse, {
      ...{ tenantId: chain, timeZone: 'America/Sao_Paulo', asOfMs: at(TODAY, '12:00') },
      needs: { parts: new Set(), lastYear: false, lowPerformers: true },
    });
    expect(lowPerformers.map(({ store, product: id, because }) => [store, id, because]).sort()).toEqual([
      ['s0', hat, { cause: 'noStock' }],
      ['s0', belt, { cause: 'unexplained' }],
    ]);
  });
});

describe('a replay of what arrived', () => {
  let warehouse: Warehouse;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    ({ warehouse, drop } = await testWarehouse('alert-arrivals'));
  }, 60_000);
  afterAll(() => drop?.());

  async function replayed(from: string, to: string): Promise<Replayed[]> {
    const question = { warehouse, tenantId, currency: 'BRL', timeZone: 'America/Sao_Paulo', from, to };
    const found: Replayed[] = [];
    for await (const one of replayArrivals(question)) found.push(one);
    return found;
  }

  it('has sales, corrections, voids and returns in the order in which they reached us', async () => {
    const first = sold('2026-11-02', '10:00', { ticketId: 'A', registerId: 'cx1' });
    const late = sold('2026-11-02', '09:00', {
      ticketId: 'L',
      rawAtMs: at('2026-11-08', '12:00'),
      ingestedAtMs: at('2026-11-08', '12:00'),
    });
    const source = (offset: number, ms: number) =>
      aRowSource({ sourceOffset: offset, rawAtMs: ms, ingestedAtMs: ms + 500 });
    const corrected = { ...first, revision: 1, netAmountE4: 100_000, ...source(901, first.soldAtMs + minutes(20)) };
    const voided = {
      ...first,
      revision: 2,
      status: 'voided' as const,
      lineId: '',
      ticketCount: 0 as const,
      ...source(902, first.soldAtMs + minutes(30)),
    };
    const back = sold('2026-11-07', '10:00', {
      ticketId: 'D',
      kind: 'return',
      quantityE3: -1_000,
      netAmountE4: -100_000,
      returnTicketId: 'A',
      returnLineId: '1',
    });
    const rows = [
      first,
      late,
      cancelRow(first, source(901, first.soldAtMs)),
      corrected,
      cancelRow(corrected, source(902, first.soldAtMs)),
      voided,
      back,
    ];
    await new SaleLines(warehouse).append(
      rows.filter(({ sign }) => sign === 1),
      'lines',
    );
    const found = await replayed('2026-11-01', '2026-11-30');
    expect(found.map(({ ticket }) => [ticket.ticketId, ticket.revision, ticket.status])).toEqual([
      ['A', 0, 'closed'],
      ['A', 1, 'closed'],
      ['A', 2, 'voided'],
      ['D', 0, 'closed'],
      ['L', 0, 'closed'],
    ]);
    expect(found.map(({ atMs }) => atMs)).toEqual([...found.map(({ atMs }) => atMs)].sort((a, b) => a - b));
    expect(found[1]?.ticket.replaced).toMatchObject({ revision: 0, lines: [{ netAmount: '19.99' }] });
    expect(found[2]?.ticket).toMatchObject({ lines: [], replaced: { revision: 1, lines: [{ netAmount: '10' }] } });
    expect(found[3]?.ticket.lines).toMatchObject([{ quantity: '-1', returnOf: { ticketId: 'A', lineId: '1' } }]);
    expect([found[0], found[3]].map((one) => one?.ticket.registerId)).toEqual(['cx1', undefined]);
    expect(found[4]?.ticket.rawAt).toBe(at('2026-11-08', '12:00'));
  });

  it('has a day that came with an import as if it had come when it was sold', async () => {
    const imported = at('2026-12-20', '03:00');
    const rows = ['10:00', '11:00'].map((time) =>
      sold('2026-12-01', time, { rawAtMs: imported, ingestedAtMs: imported + 9 }),
    );
    await new SaleLines(warehouse).append(rows, 'imported');
    const found = await replayed('2026-12-01', '2026-12-03');
    expect(found.map(({ atMs }) => atMs)).toEqual([
      at('2026-12-01', '10:00') + 2_000,
      at('2026-12-01', '11:00') + 2_000,
    ]);
  });
});
