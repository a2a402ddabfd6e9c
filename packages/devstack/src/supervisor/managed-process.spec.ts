import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ManagedProcess, ProcessDied, type ProcessEvent, type ProcessPlan } from './managed-process.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vitrine-process-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A process that writes a file when it runs: ready once the file is there. */
function planOf(script: string): ProcessPlan {
  const mark = join(folder, 'mark');
  return {
    name: 'probe',
    command: process.execPath,
    args: ['-e', `require('node:fs').appendFileSync(${JSON.stringify(mark)}, 'x');${script}`],
    env: {},
    cwd: folder,
    stopSignal: 'SIGTERM',
    logFile: join(folder, 'probe.log'),
    pidFile: join(folder, 'probe.pid'),
    ready: async () => {
      while (!existsSync(mark)) await sleep(10);
    },
  };
}

const runs = (): number => readFileSync(join(folder, 'mark'), 'utf8').length;

describe('a managed process', () => {
  it('is started again after it was killed, and not after it was stopped', async () => {
    const events: ProcessEvent[] = [];
    const managed = new ManagedProcess(planOf('setInterval(() => {}, 1000)'), (event) => events.push(event));
    await managed.start();
    const firstPid = managed.pid;
    process.kill(firstPid as number, 'SIGKILL');
    while (runs() < 2) await sleep(20);
    expect(managed.pid).not.toBe(firstPid);
    expect(events).toContainEqual({ kind: 'died', name: 'probe', why: 'SIGKILL', againInMs: 500 });
    await managed.stop();
    expect(managed.pid).toBeUndefined();
    expect(existsSync(join(folder, 'probe.pid'))).toBe(false);
    expect(runs()).toBe(2);
  });

  it('names the log of a process that ends while it starts', async () => {
    const plan = { ...planOf('process.exit(3)'), ready: () => new Promise<void>(() => undefined) };
    const managed = new ManagedProcess(plan, () => undefined);
    const started = managed.start();
    await expect(started).rejects.toThrow(ProcessDied);
    await expect(started).rejects.toThrow('probe.log');
    await managed.stop();
  });

  it('kills what does not listen to its stop signal', async () => {
    const managed = new ManagedProcess(
      { ...planOf('process.on("SIGTERM", () => {}); setInterval(() => {}, 1000)'), killAfterMs: 100 },
      () => undefined,
    );
    await managed.start();
    await sleep(100);
    await managed.stop();
    expect(managed.pid).toBeUndefined();
  });
});
