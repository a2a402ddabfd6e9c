import { describe, expect, it } from '@jest/globals';
import { exitCodeOf } from '../import/exit-code.js';
import { aProfile, importCsv } from '../import/import-csv.spec-support.js';

const AT = '2026-03-02T10:00:00-03:00';
const sales = ['t,s,at,p,q,u', `1,L1,${AT},p1,1,10.00`];
const sellers = (active: readonly string[]) => [
  'id,name,store,active',
  ...active.map((word, at) => `v${at},Ana,L1,${word}`),
];
const profile = aProfile({
  rest: {
    catalog: [
      {
        type: 'seller',
        files: ['sellers.csv'],
        fields: { id: 'id', name: 'name', storeId: 'store', active: 'active' },
      },
    ],
  },
});

describe('a seller', () => {
  it.each([
    { words: ['true', 'TRUE', '1', '1.0', 'Sim', 'yes', 'Verdadeiro', 'ATIVO', ' s '], active: true },
    { words: ['false', 'FALSO', '0', '0.0', 'Não', 'NAO', 'Na\u0303o', 'no', 'n', 'inativa'], active: false },
    { words: ['', ' '], active: undefined },
  ])('is active ($active) by the words $words', async ({ words, active }) => {
    const { sentCatalog, rejectedEntries } = await importCsv(profile, sales, { 'sellers.csv': sellers(words) });
    expect([sentCatalog.map((entry) => entry.active), rejectedEntries.count]).toEqual([words.map(() => active), 0]);
  });

  it('of any other word is refused, with file, line and column', async () => {
    const found = await importCsv(profile, sales, { 'sellers.csv': sellers(['sim', 'talvez', '2', '10']) });
    expect(found.sentCatalog).toHaveLength(1);
    expect(found.rejectedEntries.examples[0]).toEqual({
      file: 'sellers.csv',
      line: 3,
      code: 'invalid_value',
      path: '/active',
      column: 'active',
    });
    expect([found.rejectedEntries.count, found.rejected.count]).toEqual([3, 0]);
  });
});

describe('a product out of ticket rows', () => {
  const fields = { id: 'p', name: 'nome', category: 'cat', unitCost: 'decimal(custo)' };
  const ofRows = aProfile({ rest: { catalog: [{ type: 'product', from: 'rows', fields }] } });
  const header = 't,s,at,p,nome,cat,q,u,custo';

  it('has no cost where the cell is empty, and is refused once where it is no number', async () => {
    const { sentCatalog, rejectedEntries, sent } = await importCsv(ofRows, [
      header,
      `1,L1,${AT},p1,Camisa,Roupas,1,10.00,4.00`,
      `2,L1,${AT},p2,Calça,Roupas,1,20.00,`,
      `3,L1,${AT},p3,Boné,Roupas,1,30.00,n/d`,
      `4,L1,${AT},p3,Boné,Roupas,1,30.00,n/d`,
    ]);
    expect(sentCatalog.map(({ id, unitCost }) => [id, unitCost])).toEqual([
      ['p1', '4'],
      ['p2', undefined],
    ]);
    expect(rejectedEntries.examples).toEqual([
      { file: 'sales.csv', line: 4, code: 'invalid_value', path: '/unitCost', column: 'custo' },
    ]);
    expect(sent.tickets).toBe(4);
  });

  it('without a name is refused by the column that lacks it', async () => {
    const { rejectedEntries } = await importCsv(ofRows, [header, `1,L1,${AT},p1,,Roupas,1,10.00,`]);
    expect(rejectedEntries.examples).toMatchObject([{ line: 2, code: 'missing_field', column: 'nome' }]);
  });
});

describe('bar codes of a product', () => {
  const fields = { id: 'id', name: 'name', category: "'c'", barcodes: 'ean' };
  const withCodes = aProfile({ rest: { catalog: [{ type: 'product', files: ['products.csv'], fields }] } });
  const importCodes = (...cells: string[]) =>
    importCsv(withCodes, sales, {
      'products.csv': ['id,name,ean', ...cells.map((cell, at) => `p${at},Camisa,${cell}`)],
    });

  it('come out of a column, several in a cell, none where it is empty', async () => {
    const found = await importCodes('2000000000015', '2 000000 000015|96385074|', '', ' | ');
    expect(found.sentCatalog.map(({ barcodes }) => barcodes)).toEqual([
      ['2000000000015'],
      ['2 000000 000015', '96385074'],
      undefined,
      [],
    ]);
    expect(found.rejectedEntries.count).toBe(0);
  });

  it('are refused with file, line and column where a digit is wrong, or a spreadsheet took some away', async () => {
    const found = await importCodes('2000000000015', '96385074|2000000000016', '36000291452', '2E+12');
    const place = { file: 'products.csv', column: 'ean' };
    expect(found.rejectedEntries).toMatchObject({ count: 3 });
    expect(found.rejectedEntries.examples).toMatchObject([
      { ...place, line: 5, code: 'invalid_value', path: '/barcodes' },
      { ...place, line: 3, code: 'invalid_barcode', path: '/barcodes/1' },
      { ...place, line: 4, code: 'invalid_barcode', path: '/barcodes/0' },
    ]);
  });
});

describe('market indexes', () => {
  it('of one name and day are one for each category', async () => {
    const fields = { name: "'ICVA'", category: 'c', day: 'd', value: 'v' };
    const ofFile = aProfile({ rest: { catalog: [{ type: 'marketIndex', files: ['index.csv'], fields }] } });
    const rows = ['d,c,v', '2026-11-01,Roupas,101', '2026-11-01,Sapatos,99', '2026-11-01,,100'];
    const { sentCatalog } = await importCsv(ofFile, sales, { 'index.csv': rows });
    expect(sentCatalog.map(({ category, value }) => [category, value])).toEqual([
      ['Roupas', '101'],
      ['Sapatos', '99'],
      [undefined, '100'],
    ]);
  });
});

it.each([
  ['all is well', {}, 0],
  ['a row was refused here', { rejected: { count: 1 } }, 3],
  ['an entry was refused here', { rejectedEntries: { count: 1 } }, 3],
  ['processing refused one', { outcome: { accepted: 1, duplicate: 0, rejected: 1, rejectedByCode: [] } }, 3],
  [
    'processing refused an entry',
    { entriesOutcome: { accepted: 0, duplicate: 0, rejected: 1, rejectedByCode: [] } },
    3,
  ],
  ['processing is behind', { isCaughtUp: false, rejected: { count: 1 } }, 1],
  ['nothing was read', { sent: { rows: 0 }, rejected: { count: 0 } }, 1],
])('when %s, the command ends with its code', (_, change, code) => {
  const well = {
    isCaughtUp: true,
    sent: { rows: 1 },
    rejected: { count: 0 },
    rejectedEntries: { count: 0 },
    outcome: null,
    entriesOutcome: null,
  };
  expect(exitCodeOf({ ...well, ...change } as unknown as Parameters<typeof exitCodeOf>[0])).toBe(code);
});

it('an entry that no broker would take is refused by its row, and the others are sent', async () => {
  const fields = {
    id: 'id',
    name: "'Week'",
    from: "'2026-03-01'",
    to: "'2026-03-07'",
    discountRate: "'0.1'",
    productIds: 'ids',
  };
  const profile = aProfile({ rest: { catalog: [{ type: 'promotion', files: ['weeks.csv'], fields }] } });
  const many = Array.from({ length: 9_900 }, (_, index) => `${'x'.repeat(110)}-${index}`).join('|');
  const { sentCatalog, rejectedEntries } = await importCsv(profile, ['t,s,at,p,q,u'], {
    'weeks.csv': ['id,ids', `w1,${many}`, 'w2,p1'],
  });
  expect(sentCatalog.map(({ id }) => id)).toEqual(['w2']);
  expect(rejectedEntries.examples).toMatchObject([{ line: 2, code: 'too_large' }]);
});
