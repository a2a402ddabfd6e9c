import { setTimeout as sleep } from 'node:timers/promises';

/** Stops what start-stack.ts started, as Ctrl-C would; its temporary home goes with it. */
export default async function stopStack(): Promise<void> {
  const pid = Number(process.env.VITRINE_STACK_PID ?? 0);
  if (pid === 0) return;
  process.kill(pid, 'SIGTERM');
  for (let waitedMs = 0; waitedMs < 25_000 && isAlive(pid); waitedMs += 200) await sleep(200);
  if (isAlive(pid)) throw new Error('The stack did not stop within 25 s of SIGTERM.');
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
