import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readRows } from './read-rows.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vitrine-rows-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function rowsOf(name: string, content: string | Buffer, wanted: string[], format = {}): Promise<string[][]> {
  const path = join(folder, name);
  writeFileSync(path, content);
  const rows: string[][] = [];
  for await (const batch of (await readRows(path, { wanted, ...format })).batches)
    rows.push(...batch.map(({ fields }) => [...fields]));
  return rows;
}

describe('a file of rows', () => {
  const packed = gzipSync(`a,b\n${'1,2\n'.repeat(100_000)}`);

  it('is the same packed or not, with a byte order mark or without', async () => {
    expect(await rowsOf('x.csv', '\uFEFFa,b\n1,2\n', ['a'])).toEqual([['1', '2']]);
    expect(await rowsOf('x.csv.gz', packed, ['a', 'b'])).toHaveLength(100_000);
    expect(await rowsOf('x.json', '{"b":"2"}', ['b'])).toEqual([['2']]);
  });

  it('may have a column twice that nobody asks for', async () => {
    expect(await rowsOf('x.csv', 'a,b,b\n1,2,3\n', ['a'])).toEqual([['1', '2', '3']]);
  });

  it.each([
    { what: 'nothing', content: '', problem: { reason: 'emptyFile', details: { file: 'y.csv' } } },
    {
      what: 'other columns',
      content: 'c,d\n1,2\n',
      problem: { reason: 'noColumn', details: { file: 'y.csv', count: 2, missing: '“a”, “b”', found: '“c”, “d”' } },
    },
    {
      what: 'a wanted column twice',
      content: 'a,b,a\n1,2,3\n',
      problem: { reason: 'repeatedColumn', details: { file: 'y.csv', count: 1, repeated: '“a”' } },
    },
    { what: 'no header', content: 'Ana,2\nEva,3\n', problem: { reason: 'noHeader', details: { file: 'y.csv' } } },
    {
      what: 'half an archive',
      content: packed.subarray(0, packed.length - 40),
      problem: { reason: 'brokenArchive', details: { file: 'y.csv' } },
    },
    {
      what: 'a header in another encoding',
      content: Buffer.from('a;b;Preço\n1;2;3\n', 'latin1'),
      problem: { reason: 'badHeaderEncoding', details: { file: 'y.csv', encoding: 'utf-8' } },
    },
    {
      what: 'a quote that nobody closes',
      content: 'a,b\n1,"2\n3,4\n',
      problem: { reason: 'openQuote', details: { file: 'y.csv', line: '2' } },
    },
  ])('with $what says what to do', async ({ content, problem }) => {
    await expect(rowsOf('y.csv', content, ['a', 'b'])).rejects.toMatchObject(problem);
  });

  it.each([
    { content: 'a;b\n1;2\n', sign: ';', found: '“a;b”' },
    { content: 'a\tb\n1\t2\n', sign: '\\t', found: '“a\tb”' },
  ])('with another delimiter than the profile says names it: $sign', async ({ content, sign, found }) => {
    await expect(rowsOf('y.csv', content, ['a', 'b'], { delimiter: ',' })).rejects.toMatchObject({
      reason: 'otherDelimiter',
      details: { file: 'y.csv', sign, found },
    });
  });

  it.each([
    { content: 'a;b\n1;2\n', readAs: { delimiter: ';', encoding: 'utf-8', lineEnd: '\n', endsMidLine: false } },
    {
      content: Buffer.from('\uFEFFa\tb\r1\t2', 'utf16le'),
      readAs: { delimiter: '\t', encoding: 'utf-16le', lineEnd: '\r', endsMidLine: true },
    },
  ])('says how it was read: $readAs', async ({ content, readAs }) => {
    const path = join(folder, 'z.csv');
    writeFileSync(path, content);
    const file = await readRows(path, { wanted: ['a', 'b'] });
    const rows: string[][] = [];
    for await (const batch of file.batches) rows.push(...batch.map(({ fields }) => [...fields]));
    expect(rows).toEqual([['1', '2']]);
    expect(file.readAs).toMatchObject(readAs);
  });

  it('that is cut off gives the rows before, then says so', async () => {
    const path = join(folder, 'cut.json');
    const row = (id: number) => JSON.stringify({ a: id, b: 'x'.repeat(1000) });
    const whole = `[${Array.from({ length: 1000 }, (_, id) => row(id)).join(',')}]`;
    writeFileSync(path, gzipSync(whole.slice(0, -500)));
    const rows: string[] = [];
    const read = async () => {
      const { batches } = await readRows(path, { wanted: ['a'] });
      for await (const batch of batches) rows.push(...batch.map(({ fields }) => fields[0] ?? ''));
    };
    await expect(read()).rejects.toMatchObject({ reason: 'cutOff', details: { file: 'cut.json' } });
    expect(rows).toEqual(Array.from({ length: 999 }, (_, id) => String(id)));
  });
});
