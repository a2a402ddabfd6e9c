import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RunFile } from './run-file.js';

/**
 * A supervisor that was killed outright leaves its children behind. Ends those that the old run.json names, after making
 * sure that the pid still belongs to a process of ours (a pid may have been given to a stranger since).
 */
export async function endOrphans(home: string, root: string): Promise<number> {
  const file = join(home, 'run.json');
  if (!existsSync(file)) return 0;
  const pids = namedPids(file).filter((pid) => pid !== process.pid && isOurs(pid, home, root));
  for (const pid of pids) signal(pid, 'SIGTERM');
  for (let waitedMs = 0; waitedMs < 10_000 && pids.some(isAlive); waitedMs += 200) await sleep(200);
  for (const pid of pids.filter(isAlive)) signal(pid, 'SIGKILL');
  return pids.length;
}

function namedPids(file: string): number[] {
  try {
    const run = JSON.parse(readFileSync(file, 'utf8')) as RunFile;
    return run.processes.map(({ pid }) => pid);
  } catch {
    return [];
  }
}

function isOurs(pid: number, home: string, root: string): boolean {
  try {
    const commandLine = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return commandLine.includes(home) || commandLine.includes(root);
  } catch {
    return false;
  }
}

const isAlive = (pid: number): boolean => signal(pid, 0);

function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}
