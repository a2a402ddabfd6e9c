import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { EngineError } from './engine-error.js';
import type { RunnableProcess } from './engine-process.js';

/** Why a process ended before it was ready, as far as the end of its log tells. */
export function exitedError({ name, port, logFile }: RunnableProcess): EngineError {
  const log = tailOf(logFile);
  if (/No space left on device|ENOSPC/i.test(log)) {
    return new EngineError(
      'disk_full',
      `The disk that holds ${dirname(logFile)} is full: free some space, then start again.`,
    );
  }
  if (port !== undefined && /Address already in use|EADDRINUSE/i.test(log)) return portTaken(name, port);
  return new EngineError(
    'engine_exited',
    `${titleOf(name)} ended while starting: the reason is at the end of ${logFile}.`,
  );
}

export function portTaken(name: string, port: number, otherOffset?: number): EngineError {
  const other = otherOffset === undefined ? 'another VITRINE_PORT_OFFSET' : `VITRINE_PORT_OFFSET=${otherOffset}`;
  return new EngineError(
    'port_taken',
    `Port ${port}, which ${titleOf(name)} needs, is taken by another program: stop it, or move every port of this stack with ${other}.`,
  );
}

const titles: Readonly<Record<string, string>> = { kafka: 'Kafka', clickhouse: 'ClickHouse', postgres: 'Postgres' };
export const titleOf = (name: string): string => titles[name] ?? name;

function tailOf(file: string): string {
  try {
    return readFileSync(file, 'utf8').slice(-4000);
  } catch {
    return '';
  }
}
