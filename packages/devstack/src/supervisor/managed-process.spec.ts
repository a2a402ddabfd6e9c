import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { identityOf } from '../engine/process-identity.js';
import { ManagedProcess, type ProcessEvent, type ProcessPlan } from './managed-process.js';

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

  it('that is restarted comes back at once, and is not told as one that died', async () => {
    const events: ProcessEvent[] = [];
    const endsWell = "process.on('SIGTERM', () => process.exit(0));setInterval(() => {}, 1000)";
    const managed = new ManagedProcess(planOf(endsWell), (event) => events.push(event));
    await managed.start();
    for (let time = 2; time <= 3; time++) {
      managed.restart();
      while (runs() < time) await sleep(20);
    }
    process.kill(managed.pid as number, 'SIGKILL');
    while (runs() < 4) await sleep(20);
    await managed.stop();
    const [restarting, started] = ['restarting', 'started'].map((kind) => ({ kind, name: 'probe' }));
    const died = { kind: 'died', name: 'probe', why: 'SIGKILL', againInMs: 500 };
    const [, ready, ...after] = events;
    expect(ready).toEqual({ kind: 'ready', name: 'probe' });
    expect(after).toEqual([restarting, started, restarting, started, died, started]);
  });

  it('tries again when it cannot be started and written down, as on a full disk, and leaves nothing behind', async () => {
    const events: ProcessEvent[] = [];
    const noted = join(folder, 'pids');
    const note = `require('node:fs').appendFileSync(${JSON.stringify(noted)}, process.pid + ' ')`;
    const plan = planOf(`${note};setInterval(() => {}, 1000)`);
    const managed = new ManagedProcess(plan, (event) => events.push(event));
    await managed.start();
    rmSync(plan.pidFile);
    mkdirSync(plan.pidFile); // no file can be written there
    process.kill(managed.pid as number, 'SIGKILL');
    while (!events.some((event) => event.kind === 'died' && event.why.includes('EISDIR'))) await sleep(20);
    rmdirSync(plan.pidFile);
    while (managed.pid === undefined) await sleep(20);
    await managed.stop();
    for (const pid of readFileSync(noted, 'utf8').trim().split(' '))
      expect(() => process.kill(Number(pid), 0)).toThrow();
  }, 20_000);

  it('names the log of a process that ends while it starts', async () => {
    const plan = { ...planOf('process.exit(3)'), ready: () => new Promise<void>(() => undefined) };
    const managed = new ManagedProcess(plan, () => undefined);
    const started = managed.start();
    await expect(started).rejects.toMatchObject({ code: 'engine_exited' });
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

  it('starts nothing when it is stopped while the leftover of a killed supervisor ends', async () => {
    const leftover = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    const plan = planOf('setInterval(() => {}, 1000)');
    writeFileSync(plan.pidFile, JSON.stringify(identityOf(leftover.pid as number)));
    const managed = new ManagedProcess(plan, () => undefined);
    const started = managed.start();
    await managed.stop();
    await started;
    expect(managed.pid).toBeUndefined();
    expect(existsSync(join(folder, 'mark'))).toBe(false);
    leftover.kill('SIGKILL');
  });

  it('says at once that a program cannot be run', async () => {
    const plan = { ...planOf(''), command: join(folder, 'nothing'), ready: () => new Promise<void>(() => undefined) };
    const managed = new ManagedProcess(plan, () => undefined);
    await expect(managed.start()).rejects.toThrow('ENOENT');
    await managed.stop();
  });

  it('kills a process that hangs, so that it is started anew', async () => {
    const events: ProcessEvent[] = [];
    let asked = 0;
    const alive = () => Promise.resolve(++asked < 2 || asked > 7);
    const plan = { ...planOf('setInterval(() => {}, 1000)'), askEveryMs: 20, alive };
    const managed = new ManagedProcess(plan, (event) => events.push(event));
    await managed.start();
    while (runs() < 2) await sleep(20);
    expect(events).toContainEqual({ kind: 'died', name: 'probe', why: 'SIGKILL', againInMs: 500 });
    expect(events.filter(({ kind }) => kind === 'died')).toHaveLength(1);
    await managed.stop();
  });
});
