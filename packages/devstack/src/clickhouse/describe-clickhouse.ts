import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { EngineProcess } from '../engine/engine-process.js';
import { inheritedEnvironment } from '../engine/inherited-environment.js';
import { reachable } from '../engine/ports.js';
import { untilHttpOk } from '../engine/until-ready.js';

export interface ClickHouseOptions {
  readonly home: string;
  readonly bind: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
}

/** Always the compiled file: tests that run from source start the same process. */
const main = fileURLToPath(new URL('../../dist/clickhouse/main.js', import.meta.url));

/** How to run the gateway process that serves ClickHouse's HTTP interface. */
export function describeClickHouse({ home, bind, port, user, password }: ClickHouseOptions): EngineProcess {
  const cwd = join(home, 'clickhouse');
  mkdirSync(cwd, { recursive: true, mode: 0o700 });
  return {
    name: 'clickhouse',
    command: process.execPath,
    args: ['--enable-source-maps', main],
    env: {
      ...inheritedEnvironment(),
      // Each running query holds one thread of this pool; further ones wait.
      UV_THREADPOOL_SIZE: '48',
      CLICKHOUSE_GATEWAY_HOST: bind,
      CLICKHOUSE_GATEWAY_PORT: String(port),
      CLICKHOUSE_GATEWAY_DATA: join(cwd, 'data'),
      CLICKHOUSE_GATEWAY_USER: user,
      CLICKHOUSE_GATEWAY_PASSWORD: password,
    },
    cwd,
    host: bind,
    port,
    stopSignal: 'SIGTERM',
    logFile: join(home, 'logs', 'clickhouse.log'),
    pidFile: join(home, 'clickhouse.pid'),
    ready: (signal) => untilHttpOk(`http://${reachable(bind)}:${port}/ping`, signal),
  };
}
