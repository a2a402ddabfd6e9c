import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { EngineError, type EngineName } from './engine-error.js';
import type { EngineProcess } from './engine-process.js';

/** Why an engine ended before it was ready, as far as the end of its log tells. */
export function exitedError(engine: EngineProcess): EngineError {
  const log = tailOf(engine.logFile);
  if (/No space left on device/i.test(log)) {
    return new EngineError(
      'disk_full',
      `The disk that holds ${dirname(engine.logFile)} is full: free some space, then start again.`,
    );
  }
  if (/Address already in use|EADDRINUSE/i.test(log)) return portTaken(engine.name, engine.host, engine.port);
  return new EngineError(
    'engine_exited',
    `${titleOf(engine)} ended while starting: the reason is at the end of ${engine.logFile}.`,
  );
}

export function portTaken(name: EngineName, host: string, port: number): EngineError {
  return new EngineError(
    'port_taken',
    `Port ${port} on ${host}, which ${titles[name]} needs, is taken by another program: stop that program, or set VITRINE_PORT_OFFSET=100 to move every port of this stack.`,
  );
}

const titles: Record<EngineName, string> = { kafka: 'Kafka', clickhouse: 'ClickHouse', postgres: 'Postgres' };
export const titleOf = (engine: EngineProcess): string => titles[engine.name];

function tailOf(file: string): string {
  try {
    return readFileSync(file, 'utf8').slice(-4000);
  } catch {
    return '';
  }
}
