import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { catalogSchema } from '@vitrine/contracts';
import { dirtyTwin } from '@vitrine/testing';
import { builtInProfile } from '../profiles/load-profile.js';
import { figuresOf } from './figures.spec-support.js';
import { importIntoMemory, type MemoryImport } from './memory-import.spec-support.js';

const twin = dirtyTwin();
const profile = builtInProfile('online-retail');
const HEADER = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country';
let folder = '';
let file = '';
let first: MemoryImport;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vitrine-twin-'));
  file = join(folder, 'twin.csv.gz');
  writeFileSync(file, gzipSync(`${[...twin.csv()].join('\n')}\n`));
  first = await importIntoMemory(profile, [file]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('importing the dirty twin of Online Retail', () => {
  it('comes to the figures that its maker kept', () => {
    const { facts } = twin;
    const figures = figuresOf(first.tickets);
    expect(first.sent).toMatchObject({ rows: facts.rows, tickets: facts.invoices });
    expect(first.rejected.count).toBe(0);
    expect(figures).toMatchObject({
      tickets: facts.tickets,
      lines: facts.rows,
      units: facts.units,
      netE4: facts.netSalesE4,
      grossE4: facts.grossSalesE4,
      returnsE4: facts.returnsE4,
    });
    expect(figures.netBy.store).toEqual(facts.netByCountryE4);
    expect(figures.netBy.day).toEqual(facts.netByDayE4);
    expect(figures.netBy.product).toEqual(facts.netByProductE4);
  });

  it('sends a store and a product for each one found, within the contract', () => {
    const events = first.catalog.map(({ value }) => catalogSchema.parse(JSON.parse(value.toString())));
    const ids = (type: string) =>
      events.flatMap((event) => (event.type === type && 'id' in event ? [event.id] : [])).sort();
    expect(ids('store')).toEqual([...twin.facts.netByCountryE4.keys()].sort());
    expect(ids('product')).toEqual([...twin.facts.netByProductE4.keys()].sort());
  });

  it('sends the very same messages when it runs again', async () => {
    const again = await importIntoMemory(profile, [file]);
    expect(again.tickets).toEqual(first.tickets);
    expect(again.catalog).toEqual(first.catalog);
  });

  it('sends the same tickets when the rows come in another order', async () => {
    const [header, ...rows] = twin.csv();
    const shuffled = join(folder, 'shuffled.csv');
    writeFileSync(shuffled, [header, ...rows.reverse()].join('\r\n'));
    const again = await importIntoMemory(profile, [shuffled]);
    const values = ({ tickets }: MemoryImport) => tickets.map(({ value }) => value).sort();
    expect(values(again)).toEqual(values(first));
  });

  it('comes to the same figures when tickets have to be closed early and opened again', async () => {
    const [header, ...rows] = twin.csv();
    const split = [...rows.filter((_, index) => index % 2 === 0), ...rows.filter((_, index) => index % 2 === 1)];
    const path = join(folder, 'split.csv');
    writeFileSync(path, [header, ...split].join('\n'));
    const hasty = { ...profile, tickets: { ...profile.tickets, openRows: 50 } };
    const again = await importIntoMemory(hasty, [path]);
    expect(again.sent.reopened).toBeGreaterThan(100);
    const { tickets, lines, units, netE4, netBy } = figuresOf(again.tickets);
    const whole = figuresOf(first.tickets);
    expect({ tickets, lines, units, netE4 }).toEqual({
      tickets: whole.tickets,
      lines: whole.lines,
      units: whole.units,
      netE4: whole.netE4,
    });
    expect(netBy.day).toEqual(whole.netBy.day);
  });

  it('turns bad rows into dead letters with file, line and column, and keeps the rest', async () => {
    const path = join(folder, 'bad.csv');
    writeFileSync(
      path,
      [
        HEADER,
        '1,A,"two\nlines",1,2010-12-01 08:26:00,2.50,,France',
        '1,B,x,many,2010-12-01 08:26:00,2.50,,France',
        '1,C,x,1,2010-13-01 08:26:00,2.50,,France',
        '1,D,x,1',
        '1,,x,1,2010-12-01 08:26:00,2.50,,France',
        '2,E,x,1.2345,2010-12-01 08:26:00,2.50,,France',
      ].join('\n'),
    );
    const { sent, rejected, letters, tickets } = await importIntoMemory(profile, [path]);
    expect(sent).toMatchObject({ rows: 6, tickets: 1 });
    expect(figuresOf(tickets)).toMatchObject({ lines: 1, netE4: 25_000 });
    expect(rejected.examples).toEqual([
      { file: 'bad.csv', line: 4, code: 'invalid_value', path: '/lines/0/quantity', column: 'Quantity' },
      { file: 'bad.csv', line: 5, code: 'invalid_value', path: '/soldAt', column: 'InvoiceDate' },
      {
        file: 'bad.csv',
        line: 6,
        code: 'invalid_columns',
        path: '',
        column: '',
        fault: expect.objectContaining({ text: 'otherWidth', values: { cells: 4, columns: 8 } }),
      },
      { file: 'bad.csv', line: 7, code: 'missing_field', path: '/lines/0/productId', column: 'StockCode' },
      { file: 'bad.csv', line: 8, code: 'invalid_value', path: '/lines/0/quantity', column: 'Quantity' },
    ]);
    expect(letters[0]?.value).toBe('1,B,x,many,2010-12-01 08:26:00,2.50,,France');
    expect(letters[0]?.headers).toMatchObject({
      'vitrine-error-code': 'invalid_value',
      'vitrine-file': 'bad.csv',
      'vitrine-line': '4',
      'vitrine-column': 'Quantity',
    });
  });

  it('refuses at the door, by row, what processing would refuse of it', async () => {
    const path = join(folder, 'implausible.csv');
    const rows = [
      '1,A,x,1,2010-12-01 08:26:00,2.50,,France',
      '2,B,x,1,2199-12-01 08:26:00,2.50,,France',
      '3,C,x,1,1999-12-01 08:26:00,2.50,,France',
      '1,D,x,1000001,2010-12-01 08:26:00,2.50,,France',
      '4,E,x,1,2010-12-01 08:26:00,20000000000,,France',
    ];
    writeFileSync(path, [HEADER, ...rows].join('\n'));
    const { sent, rejected, letters, tickets } = await importIntoMemory({ ...profile, catalog: [] }, [path]);
    expect(sent).toMatchObject({ rows: 5, tickets: 1 });
    expect(rejected.examples).toEqual([
      { file: 'implausible.csv', line: 3, code: 'sold_in_the_future', path: '/soldAt', column: 'InvoiceDate' },
      { file: 'implausible.csv', line: 4, code: 'sold_too_long_ago', path: '/soldAt', column: 'InvoiceDate' },
      {
        file: 'implausible.csv',
        line: 5,
        code: 'implausible_quantity',
        path: '/lines/0/quantity',
        column: 'Quantity',
      },
      { file: 'implausible.csv', line: 6, code: 'implausible_price', path: '/lines/0/unitPrice', column: 'UnitPrice' },
    ]);
    expect(letters.map(({ value }) => value)).toEqual(rows.slice(1));
    expect(tickets).toMatchObject([{ headers: { 'vitrine-source': 'implausible.csv:2' } }]);
  });

  it('lets a mended file replace the tickets that went out without their bad rows', async () => {
    const path = join(folder, 'mended.csv');
    const good = '1,A,x,1,2010-12-01 08:26:00,2.50,,France';
    const line = (quantity: string) => `1,B,x,${quantity},2010-12-01 08:26:00,4.00,,France`;
    const importOf = async (quantity: string, firstRevision: number) => {
      writeFileSync(path, [HEADER, good, line(quantity)].join('\n'));
      const { tickets } = await importIntoMemory({ ...profile, catalog: [] }, [path], 'shop', firstRevision);
      return tickets.map(
        ({ value }) => JSON.parse(String(value)) as { revision: number; lines: { productId: string }[] },
      );
    };
    expect(await importOf('many', 0)).toMatchObject([{ revision: 0, lines: [{ productId: 'A' }] }]);
    expect(await importOf('2', 1_000)).toMatchObject([
      { revision: 1_000, lines: [{ productId: 'A' }, { productId: 'B' }] },
    ]);
  });

  it('measures a ticket as brokers do, in bytes', async () => {
    const path = join(folder, 'wide.csv');
    // 0.7 million UTF-16 units, 1.2 million bytes
    const lines = Array.from(
      { length: 2_000 },
      (_, index) => `1,${index}${'🛒'.repeat(124)},x,1,2010-12-01 08:26:00,2.50,,France`,
    );
    writeFileSync(path, [HEADER, ...lines].join('\n'));
    const { rejected, tickets } = await importIntoMemory({ ...profile, catalog: [] }, [path]);
    expect(tickets).toHaveLength(0);
    expect(rejected.examples).toMatchObject([{ file: 'wide.csv', line: 2 }]);
    expect(rejected.byCode).toEqual(new Map([['too_large', 1]]));
  });
});
