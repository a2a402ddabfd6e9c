import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Stops what start-stack.ts started, as Ctrl-C would, and removes its home. */
export default async function stopStack(): Promise<void> {
  const pid = Number(process.env.VITRINE_STACK_PID ?? 0);
  if (pid === 0) return;
  process.kill(pid, 'SIGTERM');
  for (let waitedMs = 0; waitedMs < 25_000 && isAlive(pid); waitedMs += 200) await sleep(200);
  const hung = isAlive(pid);
  if (!process.env.VITRINE_KEEP_HOME)
    rmSync(dirname(process.env.VITRINE_RUN_JSON ?? ''), { recursive: true, force: true });
  if (hung) throw new Error('The stack did not stop within 25 s of SIGTERM.');
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
