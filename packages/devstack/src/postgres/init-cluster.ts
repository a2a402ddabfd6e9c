import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EngineError } from '../engine/engine-error.js';
import type { PostgresUser } from './postgres-user.js';

export interface ClusterOptions {
  readonly initdb: string;
  /** Where the cluster is made, unless it is there. */
  readonly data: string;
  readonly superuser: string;
  readonly password: string;
  readonly user: PostgresUser | undefined;
}

/**
 * Makes an empty database cluster: UTF-8, byte order, password needed from everywhere.
 * @throws EngineError `disk_full`, `engine_exited`.
 */
export function initCluster({ initdb, data, superuser, password, user }: ClusterOptions): void {
  if (existsSync(join(data, 'PG_VERSION'))) return;
  // Made aside and renamed whole: an interrupted first start is started over.
  const aside = `${data}.making`;
  const passwordFile = `${data}.password`;
  rmSync(aside, { recursive: true, force: true });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user !== undefined) chownSync(passwordFile, user.uid, user.gid);
  const args = [
    '-D',
    aside,
    '-U',
    superuser,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--no-sync',
  ];
  try {
    const run = spawnSync(initdb, args, {
      cwd: '/',
      encoding: 'utf8',
      timeout: 120_000,
      env: { PATH: process.env.PATH ?? '', LC_ALL: 'C' },
      ...user,
    });
    if (run.status !== 0) throw failed(run.stderr, data);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(aside, data);
}

function failed(output: string, data: string): EngineError {
  if (/No space left on device/i.test(output))
    return new EngineError('disk_full', `The disk that holds ${data} is full: free some space, then start again.`);
  const reason = output.trim().split('\n').at(-1)?.slice(0, 300) ?? '';
  return new EngineError(
    'engine_exited',
    `Postgres could not prepare ${data} (${reason}): free or choose another folder with VITRINE_HOME.`,
  );
}
