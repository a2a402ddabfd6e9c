import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EngineProcess } from '../engine/engine-process.js';
import { reachable } from '../engine/ports.js';
import { awaitDatabase } from './await-database.js';
import { requireBinaries } from './binaries.js';
import { chooseDataFolder } from './data-folder.js';
import { initCluster } from './init-cluster.js';
import { requirePostgresUser } from './postgres-user.js';

export interface PostgresOptions {
  readonly home: string;
  readonly bind: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly log: (line: string) => void;
}

/** Name of the database that `ready` makes. */
const DATABASE = 'vitrine';

/**
 * Makes the cluster when there is none and tells how to run it.
 * @throws EngineError `platform_unsupported`, `home_unusable`, `disk_full`, `engine_exited`.
 */
export async function describePostgres({
  home,
  bind,
  port,
  user,
  password,
  log,
}: PostgresOptions): Promise<EngineProcess> {
  const owner = requirePostgresUser(log);
  const binaries = requireBinaries(owner, log);
  const folder = chooseDataFolder(home, owner, log);
  const data = join(folder, 'data');
  initCluster({ initdb: join(binaries, 'bin', 'initdb'), data, superuser: user, password, user: owner });
  writeFileSync(join(data, 'pg_hba.conf'), 'host all all all scram-sha-256\n');

  const settings = {
    listen_addresses: bind,
    // No socket file: the address is all there is, and two stacks never meet in /tmp.
    unix_socket_directories: '',
    shared_buffers: '64MB',
    max_connections: '200',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_min_messages: 'warning',
  };
  const host = reachable(bind);
  return {
    name: 'postgres',
    command: join(binaries, 'bin', 'postgres'),
    args: [
      '-D',
      data,
      '-p',
      String(port),
      ...Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`]),
    ],
    env: { PATH: process.env.PATH ?? '', LC_ALL: 'C' },
    cwd: '/',
    ...owner,
    host: bind,
    port,
    // "Fast": ends sessions, writes everything, leaves no recovery to do.
    stopSignal: 'SIGINT',
    logFile: join(home, 'logs', 'postgres.log'),
    pidFile: join(home, 'postgres.pid'),
    ready: (signal) => awaitDatabase({ host, port, user, password }, DATABASE, signal),
  };
}
