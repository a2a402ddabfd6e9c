import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { loadCredentials } from '../engine/credentials.js';
import { openHome } from './home.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vitrine-home-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('a home belongs to one process until it is released', () => {
  const home = openHome(folder);
  expect(() => openHome(folder)).toThrow(`Process ${process.pid} already runs a stack on ${home.path}`);
  home.release();
  openHome(folder).release();
  expect(readdirSync(folder)).toEqual([]);
});

it.each([
  ['a dead process', JSON.stringify({ pid: 2 ** 22 + 1, startedAt: '1' })],
  ['an id that another process has got since', JSON.stringify({ pid: process.pid, startedAt: 'earlier' })],
  ['a file cut short', '{"pi'],
])('the lock of %s does not count', (_, content) => {
  writeFileSync(join(folder, 'owner.lock'), content);
  openHome(folder).release();
});

it('a home is made with all folders above it, for its owner alone', () => {
  const home = openHome(join(folder, 'a', 'b'));
  expect(statSync(home.path).mode & 0o077).toBe(process.getuid?.() === 0 ? 0o011 : 0);
  home.release();
});

it.each([
  ['below a file', () => join(folder, 'file', 'home')],
  ['a file', () => join(folder, 'file')],
  ['where the system lets nobody make folders', () => '/proc/vitrine/home'],
])('a home %s is refused at once', (_, place) => {
  writeFileSync(join(folder, 'file'), '');
  expect(() => openHome(place())).toThrow(/is no folder to write in: choose another one with VITRINE_HOME/);
});

it('passwords are made once for a home', () => {
  expect(loadCredentials(folder)).toEqual(loadCredentials(folder));
  expect(loadCredentials(folder).postgres.password).not.toBe(loadCredentials(folder).clickhouse.password);
});
