import { expect, it } from '@jest/globals';
import { aProfile, importCsv } from '../import/import-csv.spec-support.js';

const AT = '2026-03-02T10:00:00-03:00';
const places = (examples: readonly { line: number; path: string; code: string; fault?: { text: string } }[]) =>
  examples.map(({ line, path, code, fault }) => `${line} ${path} ${code} ${fault?.text}`);

it('a number that a spreadsheet cut is no id: of an order, a product, a customer, a key of a table', async () => {
  const profile = aProfile({
    ticket: { customerId: 'c', storeId: "lookup('stores', s, 'id', s)" },
    rest: { lookups: { stores: { files: ['stores.csv'], key: 's', columns: ['id'] } } },
  });
  const { sent, rejected, letters } = await importCsv(
    profile,
    [
      't;s;at;p;q;u;c',
      `8.20983E+17;L1;${AT};p1;1;10;c1`,
      `1;L1;${AT};7,89E+12;1;10;c1`,
      `2;L1;${AT};p1;1;10; 3E+11`,
      `3;5.1e+15;${AT};p1;1;10;c1`,
      `4;L1;${AT};12E5;1;10;1.5E+3X`,
      `820983000000000001;L1;${AT};E+17;1;10;`,
    ],
    { 'stores.csv': ['s;id', '5.1E+15;L9'] },
  );
  expect(sent.tickets).toBe(2);
  expect(places(rejected.examples)).toEqual([
    '2 /ticketId invalid_value cutNumber',
    '3 /lines/0/productId invalid_value cutNumber',
    '4 /customer invalid_value cutNumber',
    '5 /storeId invalid_value cutNumber',
  ]);
  expect(String(letters[0]?.headers?.['vitrine-error-message'])).toContain('text column');
});

it('neither is one in a catalogue', async () => {
  const fields = { id: 'p', name: 'p', category: "'Goods'" };
  const profile = aProfile({ rest: { catalog: [{ type: 'product', files: ['goods.csv'], fields }] } });
  const goods = ['p', '7.89E+12', '7891000100103'];
  const { sentCatalog, rejectedEntries } = await importCsv(profile, ['t,s,at,p,q,u'], { 'goods.csv': goods });
  expect(sentCatalog.map(({ id }) => id)).toEqual(['7891000100103']);
  expect(places(rejectedEntries.examples)).toEqual(['2 /id invalid_value cutNumber']);
});

it('true, a list or an object in JSON is no text, also where another row inherits it; a condition may ask for it', async () => {
  const profile = aProfile({
    ticket: { status: "when(gone = 'true', 'voided', 'closed')", customerName: 'n' },
    tickets: { files: ['sales.ndjson'] },
  });
  const row = (change: object) =>
    JSON.stringify({ t: '1', s: 'L1', at: AT, p: 'p1', q: 1, u: 10, gone: false, n: 'N', ...change });
  const { sent, rejected } = await importCsv(profile, ['t'], {
    'sales.ndjson': [
      row({ t: true }),
      row({ t: { a: 1 } }),
      row({ p: [1] }),
      row({ t: 4, s: false }),
      row({ t: 4, s: null, p: 'p2' }),
      row({ t: 5, n: { first: 'A' } }),
      row({ t: 6, gone: true }),
      row({ t: 7, p: 1e3 }),
    ],
  });
  expect(places(rejected.examples)).toEqual([
    '1 /ticketId wrong_type noText',
    '2 /ticketId wrong_type noText',
    '3 /lines/0/productId wrong_type noText',
    '4 /storeId wrong_type noText',
    '5 /storeId wrong_type noText',
  ]);
  expect(rejected.byCode).toEqual(new Map([['wrong_type', 6]]));
  expect(sent.tickets).toBe(2);
});
