import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { clearHome } from './clear-home.js';

it('removes the data of a home, those outside it too, and nothing that is not ours', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-clear-'));
  const home = join(folder, 'home');
  const outside = join(folder, 'outside', 'postgres');
  mkdirSync(join(home, 'kafka'), { recursive: true });
  mkdirSync(outside, { recursive: true });
  writeFileSync(join(home, 'postgres.path'), `${outside}\n`);
  writeFileSync(join(home, 'credentials.json'), '{}');
  writeFileSync(join(home, 'notes-of-a-person.txt'), 'keep me');
  await clearHome(home);
  expect(readdirSync(home)).toEqual(['notes-of-a-person.txt']);
  expect(existsSync(outside)).toBe(false);
  rmSync(folder, { recursive: true, force: true });
});
