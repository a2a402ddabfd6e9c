import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { filesUnder, pickFiles } from './find-files.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vitrine-files-'));
  mkdirSync(join(folder, '2026'));
  for (const name of ['FACTS.json', 'README', 'a.csv', '2026/b.CSV.gz', '2026/c.ndjson'])
    writeFileSync(join(folder, name), '');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const picked = (paths: string[], rule: Parameters<typeof pickFiles>[1]) =>
  pickFiles(filesUnder(paths), rule).map((path) => basename(path));

describe('the files that an import reads', () => {
  it('are those of its format when a folder is given, at any depth', () => {
    expect(picked([folder], { format: 'csv' })).toEqual(['b.CSV.gz', 'a.csv']);
    expect(picked([folder], { format: 'ndjson' })).toEqual(['c.ndjson']);
    expect(picked([folder], {})).toEqual(['b.CSV.gz', 'c.ndjson', 'FACTS.json', 'a.csv']);
  });

  it('are whatever was named', () => {
    expect(picked([join(folder, 'README')], { format: 'csv' })).toEqual(['README']);
  });

  it('are those that the profile names, wherever they lie', () => {
    expect(picked([folder], { files: ['FACTS.json'] })).toEqual(['FACTS.json']);
    expect(() => picked([folder], { files: ['sales.csv'] })).toThrow(
      expect.objectContaining({ reason: 'fileNeeded', details: expect.objectContaining({ names: 'sales.csv' }) }),
    );
  });
});
