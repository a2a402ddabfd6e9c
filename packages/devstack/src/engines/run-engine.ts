import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { EngineError } from './engine-error.js';
import { exitedError, portTaken, titleOf } from './engine-failure.js';
import type { EngineProcess } from './engine-process.js';
import { isPortFree } from './ports.js';
import { identityOf, isSameProcess } from './process-identity.js';

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
      `${titleOf(engine)} is not ready after ${deadlineMs / 1000} s: see ${engine.logFile}.`,
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

/** Before the first spawn on a home: ends leftovers of a killed owner, then makes sure that the port is free. */
export async function prepareStart(engine: EngineProcess): Promise<void> {
  await clearLeftover(engine);
  if (!(await isPortFree(engine.port, engine.host))) throw portTaken(engine.name, engine.host, engine.port);
}
