import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { EngineError } from './engine-error.js';
import { exitedError, portTaken, titleOf } from './engine-failure.js';
import type { EngineProcess, RunnableProcess } from './engine-process.js';
import { isPortFree } from './ports.js';
import { identityOf, isSameProcess } from './process-identity.js';

/** Starts it in a process group of its own: Ctrl-C in the terminal reaches the supervisor alone, which stops everything in order. */
export function spawnProcess(plan: RunnableProcess): ChildProcess {
  mkdirSync(dirname(plan.logFile), { recursive: true });
  const log = openSync(plan.logFile, 'a', 0o600);
  try {
    const child = spawn(plan.command, [...plan.args], {
      cwd: plan.cwd,
      env: plan.env,
      detached: true,
      stdio: ['ignore', log, log],
      ...(plan.uid === undefined ? {} : { uid: plan.uid, gid: plan.gid }),
    });
    if (child.pid !== undefined) writeDown(child, child.pid, plan.pidFile);
    return child;
  } finally {
    closeSync(log);
  }
}

/** A process that is not written down would never be ended, so it must not run. */
function writeDown(child: ChildProcess, pid: number, pidFile: string): void {
  try {
    writeFileSync(pidFile, JSON.stringify(identityOf(pid)), { mode: 0o600 });
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
}

/**
 * Waits until the process serves.
 * @throws EngineError `engine_exited` or `engine_not_ready`, naming the log file; what `spawn` says of a program that cannot be run.
 */
export async function waitUntilReady(plan: RunnableProcess, child: ChildProcess, deadlineMs = 90_000): Promise<void> {
  const giveUp = new AbortController();
  const timer = setTimeout(() => giveUp.abort(), deadlineMs);
  const exited = new Promise<never>((_, reject) => {
    const died = () => reject(exitedError(plan));
    if (child.exitCode !== null || child.signalCode !== null) died();
    child.once('exit', died);
    child.once('error', reject);
  });
  try {
    await Promise.race([plan.ready(giveUp.signal), exited]);
  } catch (error) {
    if (!giveUp.signal.aborted) throw error;
    throw new EngineError(
      'engine_not_ready',
      `${titleOf(plan.name)} is not ready after ${deadlineMs / 1000} s: see ${plan.logFile}.`,
      { cause: error },
    );
  } finally {
    clearTimeout(timer);
    giveUp.abort();
    exited.catch(() => undefined);
  }
}

/** Asks the process to stop and, when it has not after `graceMs`, kills it. */
export async function stopProcess(plan: RunnableProcess, child: ChildProcess, graceMs = 12_000): Promise<void> {
  if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
    const gone = once(child, 'exit');
    child.kill(plan.stopSignal);
    const timer = setTimeout(() => child.kill('SIGKILL'), graceMs);
    await gone;
    clearTimeout(timer);
  }
  rmSync(plan.pidFile, { force: true });
}

/** Ends what a killed owner of this home left running, so that its data and port are free again. */
export async function clearLeftover(plan: Pick<RunnableProcess, 'pidFile' | 'stopSignal'>): Promise<void> {
  let identity: ReturnType<typeof identityOf>;
  try {
    identity = JSON.parse(readFileSync(plan.pidFile, 'utf8'));
  } catch {
    return;
  }
  for (let waitedMs = 0; isSameProcess(identity); waitedMs += 100) {
    if (waitedMs === 0) process.kill(identity.pid, plan.stopSignal);
    if (waitedMs === 10_000) process.kill(identity.pid, 'SIGKILL');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  rmSync(plan.pidFile, { force: true });
}

/** Before the first spawn on a home: ends leftovers of a killed owner, then makes sure that the port is free. */
export async function prepareStart(engine: EngineProcess): Promise<void> {
  await clearLeftover(engine);
  if (!(await isPortFree(engine.port, engine.host))) throw portTaken(engine.name, engine.port);
}
