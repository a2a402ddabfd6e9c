import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { EngineProcess } from '../engines/engine-process.js';

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
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => ['PATH', 'HOME', 'TMPDIR', 'LANG'].includes(name)),
  );
  return {
    name: 'clickhouse',
    command: process.execPath,
    args: ['--enable-source-maps', main],
    env: {
      ...(inherited as Record<string, string>),
      // Each running query holds one thread of this pool.
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
    pidFile: join(cwd, 'pid'),
    ready: (signal) => awaitPing(`http://${localAddress(bind)}:${port}/ping`, signal),
  };
}

async function awaitPing(url: string, signal: AbortSignal): Promise<void> {
  for (;;) {
    signal.throwIfAborted();
    const answer = await fetch(url, { signal }).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const localAddress = (bind: string): string => (bind === '0.0.0.0' || bind === '::' ? '127.0.0.1' : bind);
