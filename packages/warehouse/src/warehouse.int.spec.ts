import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { ControlTotals } from './control-totals.js';
import { DeadLetters } from './dead-letters.js';
import { Journal } from './journal.js';
import { eventKeyHash, ticketKeyHash } from './key-hash.js';
import { migrationFiles } from './migrate.js';
import { Products } from './products.js';
import { renderMigration } from './render-migration.js';
import { cancelRow } from './sale-line-row.js';
import { SaleLines } from './sale-lines.js';
import { Stores } from './stores.js';
import { engine, testWarehouse } from './test-warehouse.fixture.js';
import { aLetter } from './testing/a-letter.js';
import { aRowSource, aSaleLineRow } from './testing/a-sale-line-row.js';
import { TicketHeads } from './ticket-heads.js';
import { Warehouse } from './warehouse.js';

describe('the warehouse', () => {
  let warehouse: Warehouse;
  let drop: () => Promise<void>;

  beforeAll(async () => {
    ({ warehouse, drop } = await testWarehouse("any-na`me'"));
  }, 60_000);
  afterAll(() => drop?.());

  const one = async (sql: string): Promise<Record<string, unknown>> => {
    const [row] = await warehouse.query({ name: 'test.one', sql, row: z.record(z.string(), z.unknown()) });
    return row ?? {};
  };

  it('migrates once', async () => {
    expect(await warehouse.migrate()).toEqual([]);
  });

  it('parses the cluster form of every migration', async () => {
    for (const file of await migrationFiles()) {
      const text = await readFile(new URL(`../migrations/${file}`, import.meta.url), 'utf8');
      for (const statement of renderMigration(text, { cluster: 'vitrine' })) {
        const parsed = await warehouse.query({
          name: 'test.parse',
          sql: 'SELECT formatQuery({statement: String}) AS text',
          params: { statement },
          row: z.object({ text: z.string() }),
        });
        expect(parsed[0]?.text).toMatch(/ON CLUSTER vitrine|^INSERT INTO/u);
      }
    }
  });

  it('counts a block once however often it comes, in the facts and in every rollup', async () => {
    const sales = new SaleLines(warehouse);
    const rows = ['2026-10-31', '2026-11-01'].flatMap((soldOn, day) =>
      Array.from({ length: 500 }, (_, at) =>
        aSaleLineRow({
          tenantId: 'tokens',
          soldOn,
          ticketId: `${day}-${at}`,
          eventId: `e${day}-${at}`,
          sourceOffset: at,
        }),
      ),
    );
    for (let attempt = 0; attempt < 3; attempt++) await sales.append(rows, 'sales.raw.v1:0:0-999');
    expect(await one(`SELECT toUInt32(count()) AS n FROM sale_lines_v1 WHERE tenant_id = 'tokens'`)).toEqual({
      n: 1_000,
    });
    expect(await one(`SELECT toUInt32(count()) AS n FROM ticket_heads_v1 WHERE tenant_id = 'tokens'`)).toEqual({
      n: 2_000,
    });
    for (const rollup of ['sales_by_hour_v1', 'sales_by_product_day_v1']) {
      const sql = `SELECT toString(sum(net_sales)) AS net, toUInt32(sum(line_count)) AS n FROM ${rollup} WHERE tenant_id = 'tokens'`;
      expect(await one(sql)).toEqual({ net: '19990', n: 1_000 });
    }
  });

  it('reads a row back as it was written', async () => {
    const sales = new SaleLines(warehouse);
    const row = aSaleLineRow({
      tenantId: 'exact',
      ticketId: 'çã "1"\n',
      quantityE3: -1_250,
      unitPriceE4: 22_981,
      unitCostE4: null,
      netAmountE4: -9_007_199_254_740_991,
      contentHash: 2n ** 64n - 1n,
      sourceOffset: 2 ** 53 - 1,
      kind: 'return',
      ticketCount: 0,
      unknownFlags: 5,
      soldAtMs: 946_684_800_123,
    });
    await sales.append([row], 'exact');
    expect(await sales.linesOfTickets([row])).toEqual([row]);
  });

  it('finds tickets by their id and by their event, and leaves the own try out', async () => {
    const heads = new TicketHeads(warehouse);
    const place = { tenantId: 'heads', storeId: 'centro' };
    await new SaleLines(warehouse).append(
      [
        aSaleLineRow({ ...place, ticketId: 'A', eventId: 'ea', sourceOffset: 1 }),
        aSaleLineRow({ ...place, ticketId: 'B', eventId: 'eb', sourceOffset: 7 }),
      ],
      'heads',
    );
    const wanted = [
      { ...place, ticketId: 'A', eventId: 'x' },
      { ...place, ticketId: 'y', eventId: 'eb' },
    ];
    expect((await heads.find(wanted)).map((head) => head.ticketId).sort()).toEqual(['A', 'B']);
    const foundBeside = async (formedAtMs: number | undefined) =>
      (await heads.find(wanted, { partition: 0, fromOffset: 7, formedAtMs })).map((head) => head.ticketId).sort();
    expect(await foundBeside(undefined)).toEqual(['A']);
    const { ingestedAtMs } = aSaleLineRow({});
    expect([await foundBeside(ingestedAtMs), await foundBeside(ingestedAtMs + 1)]).toEqual([['A'], ['A', 'B']]);
    expect(await heads.find([{ ...place, storeId: 'norte', ticketId: 'A', eventId: 'ea' }])).toEqual([]);
    const hashes = [ticketKeyHash('A'), eventKeyHash('ea'), ticketKeyHash('B'), eventKeyHash('eb')];
    const pages = heads.hashesOf(place);
    expect([...((await pages.next()).value ?? [])].sort()).toEqual(hashes.sort());
    expect(await heads.stores()).toContainEqual(place);
  });

  it('finds a restated ticket on the day it was moved to', async () => {
    const old = aSaleLineRow({ tenantId: 'moved' });
    const moved = { ...old, soldOn: '2026-11-06', ingestedAtMs: old.ingestedAtMs + 1 };
    await new SaleLines(warehouse).append([moved, cancelRow(old, moved)], 'moved:1'); // whatever the order of writing
    await new SaleLines(warehouse).append([old], 'moved:0');
    expect((await new TicketHeads(warehouse).find([old])).map((head) => head.soldOn)).toEqual(['2026-11-06']);
  });

  it('hashes keys of any length like the engine', async () => {
    for (const id of ['', 'a', 'T-1', 'ção', 'exactly-16-bytes', '0192f0c1-7b6e-7c7e-9c7e-000000000042']) {
      const key = `concat('t', unhex('${Buffer.from(id).toString('hex')}'))`;
      const sql = `SELECT toString(toUInt64(murmurHash3_32(${key})) * 2097152 + bitAnd(xxHash32(${key}), 2097151)) AS hash`;
      expect(await one(sql)).toEqual({ hash: String(ticketKeyHash(id)) });
    }
  });

  it('takes a corrected line back, and tells what each message wrote', async () => {
    const sales = new SaleLines(warehouse);
    const old = aSaleLineRow({ tenantId: 'fix', unitCostE4: null, sourcePartition: 7, sourceOffset: 3 });
    await sales.append([old], 'fix:0');
    const later = aRowSource({ sourcePartition: 7, sourceOffset: 9, ingestedAtMs: old.ingestedAtMs + 1 });
    const [cancel, added] = [cancelRow(old, later), { ...old, ...later, revision: 1, unitCostE4: 100 }];
    await sales.append([cancel, added], 'fix:1');
    expect(await sales.linesOfTickets([old])).toEqual([added]);
    const own = { partition: 7, fromOffset: 9, formedAtMs: later.ingestedAtMs };
    expect(await sales.linesOfTickets([old], own)).toEqual([old]);
    expect(await sales.linesOfTickets([old], { ...own, formedAtMs: old.ingestedAtMs })).toEqual([added]);
    const written = async (formedAtMs: number | undefined) =>
      (await sales.rowsOfRange({ partition: 7, first: 4, last: 9, formedAtMs })).sort((a, b) => a.sign - b.sign);
    expect(await written(undefined)).toEqual([cancel, added]);
    expect(await written(later.ingestedAtMs)).toEqual([cancel, added]);
    expect(await written(old.ingestedAtMs)).toEqual([]);
  });

  it('tells when the broker took the message of a live row, and nothing where no one has noted it', async () => {
    const sales = new SaleLines(warehouse);
    const { rawAtMs: _, ...fromJournal } = aSaleLineRow({ tenantId: 'raw', ticketId: 'journalled' });
    const old = aSaleLineRow({ tenantId: 'raw', rawAtMs: null });
    await sales.append([old, fromJournal as typeof old], 'raw:0');
    const rawAtOf = async (ticket: typeof old) => (await sales.linesOfTickets([ticket])).map((row) => row.rawAtMs);
    expect([await rawAtOf(old), await rawAtOf(fromJournal as typeof old)]).toEqual([[null], [null]]);
    const later = aRowSource({ sourceOffset: 9, rawAtMs: old.ingestedAtMs + 5, ingestedAtMs: old.ingestedAtMs + 9 });
    await sales.append([cancelRow(old, later), { ...old, ...later, revision: 1 }], 'raw:1');
    expect(await rawAtOf(old)).toEqual([later.rawAtMs]);
  });

  it('keeps a decision as it was written, and says so when it is gone', async () => {
    const journal = new Journal(warehouse);
    const entry = {
      unknownTenants: ['sem-nome'],
      rows: [aSaleLineRow({ contentHash: 2n ** 64n - 1n, unitCostE4: null })],
    };
    expect(await journal.read(await journal.write(entry, Date.now()))).toEqual(entry);
    await expect(journal.read('nobody')).rejects.toThrow('is gone');
  });

  it('keeps the highest version of a store and a product', async () => {
    const store = {
      tenantId: 'dims',
      storeId: 'centro',
      name: 'Centro',
      region: 'Sul',
      city: '',
      state: '',
      timeZone: 'America/Sao_Paulo',
      openedOn: '2020-02-29',
      areaM2: 120.5,
      format: '',
      hours: [{ weekday: 1, opens: '09:00', closes: '18:00' }],
      version: (1_795_195_926_120n << 22n) | 1n,
    };
    const stores = new Stores(warehouse);
    await stores.upsert([store], 'a');
    await stores.upsert([{ ...store, name: 'Old', version: store.version - 1n }], 'b');
    expect(await stores.load('dims')).toEqual([store]);
    expect(await stores.list({ tenantId: 'dims', storeIds: ['norte'], limit: 5 })).toEqual([]);
    const product = {
      tenantId: 'dims',
      productId: 'p1',
      name: 'Café',
      category: 'b',
      brand: '',
      unitPriceE4: 22_981,
      unitCostE4: null,
      barcodes: ['7894900011517'],
      version: 1n,
    };
    const products = new Products(warehouse);
    await products.upsert([product], 'a');
    expect(await products.list({ tenantId: 'dims', search: 'CAFÉ', category: 'b', limit: 5 })).toEqual([product]);
    const asked = { tenantId: 'dims', limit: 5 };
    expect(await products.list({ ...asked, search: 'other', searchName: 'afé' })).toEqual([product]);
    expect(await products.list({ ...asked, search: 'P1', searchName: 'other' })).toEqual([product]);
    expect(await products.list({ ...asked, search: 'afé', searchName: 'other' })).toEqual([]);
  });

  it('pages dead letters newest first and counts them by code', async () => {
    const letters = new DeadLetters(warehouse);
    const letter = aLetter({ tenantId: 'dead' });
    const all = [0, 1, 2].map((offset) => ({ ...letter, offset }));
    for (let attempt = 0; attempt < 2; attempt++) await letters.append(all, 'dead');
    const first = await letters.list({ tenantId: 'dead' }, { limit: 2 });
    expect(first.map((row) => row.offset)).toEqual([2, 1]);
    expect(await letters.list({ tenantId: 'dead' }, { limit: 2, after: all[1] ?? letter })).toEqual([letter]);
    expect(await letters.list({ tenantId: 'dead', code: 'other' }, { limit: 2 })).toEqual([]);
    expect(await letters.summary({ tenantId: 'dead' })).toEqual([
      expect.objectContaining({ code: 'invalid_json', count: 3 }),
    ]);
  });

  it('keeps one letter of a line of a file, also when the file comes again in another month', async () => {
    const letters = new DeadLetters(warehouse);
    const line = aLetter({ tenantId: 'file', topic: 'import:vendas.csv', offset: 7, maskedPayload: '{"a":1}' });
    const again = { ...line, receivedAtMs: Date.UTC(2026, 11, 5) };
    await letters.appendNew([line], 'import');
    await letters.appendNew([again, { ...again, maskedPayload: '{"a":2}' }], 'import again');
    const kept = await letters.list({ tenantId: 'file' }, { limit: 9 });
    expect(kept.map((row) => row.maskedPayload).sort()).toEqual(['{"a":1}', '{"a":2}']);
  });

  it('adds control totals up', async () => {
    const totals = new ControlTotals(warehouse);
    const row = {
      topic: 'sales.raw.v1',
      partition: 0,
      hourMs: Date.UTC(2026, 10, 5, 13),
      tenantId: 'control',
      read: 4,
      accepted: 1,
      duplicate: 1,
      rejected: 1,
      rehomed: 1,
      firstOffset: 0,
      lastOffset: 3,
      recordedAtMs: Date.UTC(2026, 10, 5, 13),
    };
    for (let attempt = 0; attempt < 2; attempt++) await totals.append([row], 'control');
    const counts = { read: 4, accepted: 1, duplicate: 1, rejected: 1, rehomed: 1 };
    expect(await totals.sum({ fromMs: row.hourMs, tenantId: 'control' })).toEqual(counts);
  });

  it('says what is wrong: address, password, statement, rows, deadline', async () => {
    const nobody = new Warehouse({ ...engine(), url: 'http://127.0.0.1:9', database: 'x' });
    await expect(nobody.ping()).rejects.toMatchObject({ name: 'WarehouseUnavailable', reason: 'ECONNREFUSED' });
    await nobody.close();
    const stranger = new Warehouse({ ...engine(), password: 'wrong', database: 'x' });
    await expect(stranger.ping()).rejects.toMatchObject({ name: 'WarehouseAuthError' });
    await stranger.close();
    await expect(one('SELECT nothing_like_this')).rejects.toMatchObject({
      name: 'WarehouseQueryError',
      query: 'test.one',
      retryable: false,
    });
    await expect(
      warehouse.query({ name: 'test.shape', sql: `SELECT 'x' AS n`, row: z.object({ n: z.number() }) }),
    ).rejects.toMatchObject({ type: 'UNEXPECTED_ROW' });
    await expect(
      warehouse.query({ name: 'test.slow', sql: 'SELECT sleep(2)', row: z.unknown(), deadlineMs: 100 }),
    ).rejects.toMatchObject({ name: 'WarehouseUnavailable', reason: 'no answer within the deadline' });
  });

  it('lets the engine give a read up soon after its caller has', async () => {
    const setting = (name: string) => `toUInt32(getSetting('${name}'))`;
    const [limits] = await warehouse.query({
      name: 'test.limits',
      sql: `SELECT ${setting('max_execution_time')} AS seconds, ${setting('timeout_before_checking_execution_speed')} AS guessAfter`,
      row: z.unknown(),
      deadlineMs: 4_200,
    });
    expect(limits).toEqual({ seconds: 6, guessAfter: 0 });
  });
});
