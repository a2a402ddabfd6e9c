import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, it, jest } from '@jest/globals';

jest.setTimeout(60_000);

/** A port that nobody listens on. */
const NOWHERE = '127.0.0.1:1';
const env = {
  DATABASE_URL: `postgres://vitrine:segredo@${NOWHERE}/vitrine`,
  CLICKHOUSE_URL: `http://${NOWHERE}`,
  CLICKHOUSE_USER: 'vitrine',
  CLICKHOUSE_PASSWORD: 'segredo',
  KAFKA_BROKERS: NOWHERE,
  URLS: `http://${NOWHERE}/readyz`,
  SCHEMA_VERSION: '3',
  WAIT_SECONDS: '1',
};

/** The compiled command in a process of its own. @returns its exit code and what it says on its way out */
async function end(command: string, own: NodeJS.ProcessEnv = {}) {
  const child = spawn(process.execPath, [`services/migrate/dist/${command}.js`], { env: { ...env, ...own } });
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'close')]);
  return { said, code };
}

it.each([
  { command: 'wait', says: 'wait cannot start. StoreUnavailable' },
  { command: 'prepare', says: 'wait cannot start. StoreUnavailable' },
  { command: 'migrate', says: 'migrate cannot start. StoreUnavailable' },
  { command: 'retention', says: 'retention cannot start. StoreUnavailable' },
  { command: 'erasure', says: 'erasure cannot start. StoreUnavailable' },
  { command: 'smoke', says: 'smoke cannot start. NoAnswer' },
])('$command ends with one sentence when nobody answers', async ({ command, says }) => {
  const { said, code } = await end(command);
  expect(said).toMatch(/^[^\n]+\.\n$/);
  expect(said.startsWith(`${says}: `)).toBe(true);
  expect(said).toContain(NOWHERE);
  expect(said).not.toContain('segredo');
  expect(code).toBe(1);
});

it('prepare ends with one sentence when it cannot write the certificates', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ca-'));
  await mkdir(join(folder, 'kafka'));
  await writeFile(join(folder, 'kafka', 'ca.crt'), 'a certificate\n');
  const { said, code } = await end('prepare', { CA_FOLDER: folder, TRUST_BUNDLE: join(folder, 'absent', 'ca.pem') });
  await rm(folder, { recursive: true });
  expect(said).toMatch(/^prepare cannot start\. TrustBundleError: [^\n]+\(ENOENT\)[^\n]+\.\n$/);
  expect(code).toBe(1);
});
