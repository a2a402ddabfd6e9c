import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { EngineError, type EngineName } from './engine-error.js';
import { identityOf, isSameProcess } from './process-identity.js';

/** All that is needed to start one engine, watch it and start it again after a crash: the data stays where it is. */
export interface EngineProcess {
  readonly name: EngineName;
  readonly command: string;
  readonly args: readonly string[];
  /** The whole environment of the process, not an addition to ours. */
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** Set when the engine refuses to run as root. */
  readonly uid?: number;
  readonly gid?: number;
  readonly host: string;
  readonly port: number;
  readonly stopSignal: NodeJS.Signals;
  readonly logFile: string;
  /** Written by `spawnEngine`, so that the next owner of the home finds what a killed one left running. */
  readonly pidFile: string;
  /** Resolves when the engine answers a real request; safe to call after every (re)start. */
  ready(signal: AbortSignal): Promise<void>;
}

/** Starts the engine in a process group of its own (a Ctrl-C in the terminal must not reach it before its users). */
export function spawnEngine(engine: EngineProcess): ChildProcess {
  mkdirSync(dirname(engine.logFile), { recursive: true });
  const log = openSync(engine.logFile, 'a', 0o600);
  try {
    const child = spawn(engine.command, [...engine.args], {
      cwd: engine.cwd,
      env: engine.env,
      detached: true,
      stdio: ['ignore', log, log],
      ...(engine.uid === undefined ? {} : { uid: engine.uid, gid: engine.gid }),
    });
    if (child.pid !== undefined) writeFileSync(engine.pidFile, JSON.stringify(identityOf(child.pid)), { mode: 0o600 });
    return child;
  } finally {
    closeSync(log);
  }
}

/**
 * Waits until the engine serves.
 * @throws EngineError `engine_exited` or `engine_not_ready`, naming the log file.
 */
export async function waitUntilReady(engine: EngineProcess, child: ChildProcess, deadlineMs = 90_000): Promise<void> {
  const giveUp = new AbortController();
  const timer = setTimeout(() => giveUp.abort(), deadlineMs);
  const exited = new Promise<never>((_, reject) => {
    const died = () => reject(exitedError(engine));
    if (child.exitCode !== null || child.signalCode !== null) died();
    child.once('exit', died);
    child.once('error', died);
  });
  try {
    await Promise.race([engine.ready(giveUp.signal), exited]);
  } catch (error) {
    if (!giveUp.signal.aborted) throw error;
    throw new EngineError(
      'engine_not_ready',
      `${title(engine)} is not ready after ${deadlineMs / 1000} s: see ${engine.logFile}.`,
      { cause: error },
    );
  } finally {
    clearTimeout(timer);
    giveUp.abort();
    exited.catch(() => undefined);
  }
}

/** Asks the engine to stop and, when it has not after `graceMs`, kills it. */
export async function stopEngine(engine: EngineProcess, child: ChildProcess, graceMs = 12_000): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const gone = once(child, 'exit');
    child.kill(engine.stopSignal);
    const timer = setTimeout(() => child.kill('SIGKILL'), graceMs);
    await gone;
    clearTimeout(timer);
  }
  rmSync(engine.pidFile, { force: true });
}

/** Ends the engine that a killed owner of this home left running, so that its data and port are free again. */
export async function clearLeftover(engine: Pick<EngineProcess, 'pidFile' | 'stopSignal'>): Promise<void> {
  let identity: ReturnType<typeof identityOf>;
  try {
    identity = JSON.parse(readFileSync(engine.pidFile, 'utf8'));
  } catch {
    return;
  }
  for (let waitedMs = 0; isSameProcess(identity); waitedMs += 100) {
    if (waitedMs === 0) process.kill(identity.pid, engine.stopSignal);
    if (waitedMs === 10_000) process.kill(identity.pid, 'SIGKILL');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  rmSync(engine.pidFile, { force: true });
}

function exitedError(engine: EngineProcess): EngineError {
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
    `${title(engine)} ended while starting: the reason is at the end of ${engine.logFile}.`,
  );
}

export function portTaken(name: EngineName, host: string, port: number): EngineError {
  return new EngineError(
    'port_taken',
    `Port ${port} on ${host}, which ${titles[name]} needs, is taken by another program: stop that program, or set VITRINE_PORT_OFFSET=100 to move every port of this stack.`,
  );
}

const titles: Record<EngineName, string> = { kafka: 'Kafka', clickhouse: 'ClickHouse', postgres: 'Postgres' };
const title = (engine: EngineProcess): string => titles[engine.name];

function tailOf(file: string): string {
  try {
    return readFileSync(file, 'utf8').slice(-4000);
  } catch {
    return '';
  }
}
