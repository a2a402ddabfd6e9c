import { createReadStream, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { personalKindInId } from './id-token.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const data = process.env.VITRINE_DATA_DIR ?? join(root, '../shared/data');
const files = existsSync(data)
  ? readdirSync(data, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(?:csv|tsv)$/u.test(name))
  : [];
if (files.length === 0) process.stderr.write(`Skipped: no real data in VITRINE_DATA_DIR (${data}).\n`);

/** Enough to reveal a pattern that is too wide; the largest file has millions. */
const LINES = 20_000;
const IS_REQUIRED = process.env.VITRINE_REQUIRE_DATA === '1';

/** Cells that would become tokens if they came as identifiers. No set of products, stores or tickets is larger than this. */
async function touchedIn(file: string): Promise<number> {
  let touched = 0;
  let lines = 0;
  const input = createReadStream(join(data, file), 'utf8');
  for await (const line of createInterface({ input })) {
    if (++lines > LINES) break;
    for (const cell of line.split(/[,;\t]/u)) if (personalKindInId(cell)) touched++;
  }
  input.destroy();
  return touched;
}

(files.length > 0 || IS_REQUIRED ? describe : describe.skip)('identifiers of real shops', () => {
  it('are none of them touched', async () => {
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) expect([file, await touchedIn(file)]).toEqual([file, 0]);
  }, 120_000);
});
