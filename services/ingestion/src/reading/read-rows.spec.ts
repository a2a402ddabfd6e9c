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

async function rowsOf(name: string, content: string | Buffer, wanted: string[]): Promise<string[][]> {
  const path = join(folder, name);
  writeFileSync(path, content);
  const rows: string[][] = [];
  for await (const batch of (await readRows(path, { wanted })).batches)
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
    {
      what: 'semicolons',
      content: 'a;b\n1;2\n',
      problem: { reason: 'otherDelimiter', details: { file: 'y.csv', found: '“a;b”', sign: ';' } },
    },
    {
      what: 'tabs',
      content: 'a\tb\n1\t2\n',
      problem: { reason: 'otherDelimiter', details: { sign: '\\t' } },
    },
    {
      what: 'half an archive',
      content: packed.subarray(0, packed.length - 40),
      problem: { reason: 'brokenArchive', details: { file: 'y.csv' } },
    },
  ])('with $what says what to do', async ({ content, problem }) => {
    await expect(rowsOf('y.csv', content, ['a', 'b'])).rejects.toMatchObject(problem);
  });
});
