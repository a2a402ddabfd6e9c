import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ticketSchema } from '@vitrine/contracts';
import type { Profile } from '../profiles/profile-schema.js';
import { aProfile } from './import-csv.spec-support.js';
import { importIntoMemory } from './memory-import.spec-support.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vitrine-odd-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ofFile = (name: string, tickets: Profile['tickets'] | object = {}) => {
  const catalog = [{ type: 'product', from: 'rows', fields: { id: 'p', name: 'n', category: "'c'" } }];
  return aProfile({ tickets: { files: [name], ...tickets }, rest: name.endsWith('csv') ? { catalog } : {} });
};

async function importFile(name: string, content: string | Buffer, tickets = {}) {
  const path = join(folder, name);
  writeFileSync(path, content);
  const { sent, rejected, tickets: messages, catalog } = await importIntoMemory(ofFile(name, tickets), [path]);
  return {
    rows: sent.rows,
    refused: rejected.examples.map(({ line, code, column }) => ({ line, code, column })),
    sent: messages.map(({ value }) => ticketSchema.parse(JSON.parse(String(value)))),
    products: catalog.map(({ value }) => (JSON.parse(String(value)) as { name: string }).name),
  };
}

const AT = '2026-03-02T10:00:00-03:00';
const HEADER = 't;s;at;p;n;q;u';

describe('order numbers of 64 bits in JSON', () => {
  const row = (id: string, price: string, product = '7891234567890') =>
    `{"t":${id},"s":"online","at":"${AT}","p":${product},"q":1,"u":${price}}`;

  it('stay apart, and amounts stay as they are written', async () => {
    const ids = ['9007199254740992', '9007199254740993', '820982911946154508', '820982911946154509'];
    const rows = [...ids.map((id) => row(id, '10.10')), row('12', '0.30000000000000004'), row('13', '1', '1e21')];
    for (const [name, content] of [
      ['big.ndjson', rows.join('\n')],
      ['big.json', `[${rows.join(',')}]`],
    ] as const) {
      const { sent, refused } = await importFile(name, content);
      expect(sent.map(({ ticketId, lines }) => [ticketId, lines[0]?.productId, lines[0]?.unitPrice])).toEqual([
        ...ids.map((id) => [id, '7891234567890', '10.1']),
        ['13', '1e21', '1'],
      ]);
      expect(refused.map(({ code, column }) => [code, column])).toEqual([['invalid_value', 'u']]);
    }
  });
});

describe('a CSV file as somebody happened to write it', () => {
  const rows = [`1;São Paulo;${AT};p1;Pão de açúcar;1;10.00`, `2;L1;${AT};p2;Café;1;5.00`];
  const text = (lineEnd: string) => [HEADER, ...rows].join(lineEnd) + lineEnd;

  it.each([
    { written: 'with CR alone at the end of lines', content: text('\r') },
    { written: 'in UTF-16', content: Buffer.from(`\uFEFF${text('\r\n')}`, 'utf16le') },
    { written: 'in UTF-16 without a mark', content: Buffer.from(text('\n'), 'utf16le') },
    { written: 'with tabs', content: text('\n').replaceAll(';', '\t') },
    { written: 'by Excel', content: `sep=;\r\n${text('\r\n')}` },
    {
      written: 'with a delimiter more at the end of each row',
      content: [HEADER, ...rows.map((row) => `${row};`)].join('\n'),
    },
    { written: 'with a delimiter more on every line', content: [HEADER, ...rows].map((row) => `${row};`).join('\n') },
  ])('is read $written', async ({ content }) => {
    const { sent, refused, products } = await importFile('odd.csv', content);
    expect(refused).toEqual([]);
    expect(sent.map(({ ticketId, storeId }) => [ticketId, storeId])).toEqual([
      ['1', 'São Paulo'],
      ['2', 'L1'],
    ]);
    expect(products).toEqual(['Pão de açúcar', 'Café']);
  });

  it('in windows-1252 has no row sent with letters that are lost', async () => {
    const plain = `3;L1;${AT};p3;Cha;1;5.00`;
    const bytes = Buffer.from(`${text('\n')}${plain}\n`, 'latin1');
    const { sent, refused, products } = await importFile('latin.csv', bytes);
    expect(refused).toEqual([
      { line: 2, code: 'invalid_encoding', column: 's' },
      { line: 3, code: 'invalid_encoding', column: 'n' },
    ]);
    expect(sent.map(({ ticketId }) => ticketId)).toEqual(['3']);
    expect(products).toEqual(['Cha']);
    const asked = await importFile('latin.csv', bytes, { encoding: 'windows-1252' });
    expect(asked.products).toEqual(['Pão de açúcar', 'Café', 'Cha']);
  });

  it('never shifts the cells of a row', async () => {
    const { sent, refused } = await importFile(
      'wide.csv',
      `${[HEADER, ...rows].join('\n').replaceAll(';', ',')}\n3,L1,${AT},p3,Pão, doce,1,5.00\n4,L1,${AT},p3,x,1\n`,
    );
    expect(sent.map(({ ticketId }) => ticketId)).toEqual(['1', '2']);
    expect(refused.map(({ line, code }) => [line, code])).toEqual([
      [4, 'invalid_columns'],
      [5, 'invalid_columns'],
    ]);
  });
});

describe('a JSON list', () => {
  const row = (id: string) => JSON.stringify({ t: id, s: 'online', at: AT, p: 'x', q: '1', u: '1' });

  it('that is cut off stops the import', async () => {
    const reason = expect.objectContaining({ reason: 'cutOff', details: { file: 'cut.json', line: '2' } });
    await expect(importFile('cut.json', `[${row('a')},\n${row('b')},`)).rejects.toEqual(reason);
  });

  it('is found within an object, or where the profile says', async () => {
    const wrapped = `{"orders":[${row('c1')},${row('c2')}]`;
    const ids = async (text: string, tickets = {}) =>
      (await importFile('wrapped.json', text, tickets)).sent.map(({ ticketId }) => ticketId);
    expect(await ids(`${wrapped}}`)).toEqual(['c1', 'c2']);
    const two = `${wrapped},"voided":[${row('d')}]}`;
    await expect(ids(two)).rejects.toMatchObject({ reason: 'wrappedList' });
    expect(await ids(two, { list: 'orders' })).toEqual(['c1', 'c2']);
  });
});
