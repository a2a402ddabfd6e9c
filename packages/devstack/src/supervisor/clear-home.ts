import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { clearLeftover } from '../engine/run-process.js';
import { removeOutsideData } from '../postgres/data-folder.js';

/** Named one by one: a home may be a folder in which a person keeps other things too. */
const OURS = [
  'kafka',
  'clickhouse',
  'postgres',
  'postgres.path',
  'logs',
  'demo.json',
  'secrets.json',
  'credentials.json',
  'run.json',
];

/**
 * `--fresh`: ends processes that a killed start left running. Then removes sales, logins and the demo's place, wherever they are kept:
 * Postgres's data may lie outside the home.
 */
export async function clearHome(home: string): Promise<void> {
  // Every plan keeps its file here, engines too.
  const pidFiles = readdirSync(home).filter((name) => name.endsWith('.pid'));
  await Promise.all(pidFiles.map((name) => clearLeftover({ pidFile: join(home, name), stopSignal: 'SIGTERM' })));
  removeOutsideData(home);
  for (const name of OURS) rmSync(join(home, name), { recursive: true, force: true });
}
