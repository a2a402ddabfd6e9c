import { setTimeout as sleep } from 'node:timers/promises';

const LONGEST_WAIT_MS = 120_000;

/** Resolves once the address answers 2xx; rejects with a sentence after two minutes. */
export async function untilHttpOk(url: string, name: string): Promise<void> {
  const deadline = Date.now() + LONGEST_WAIT_MS;
  while (Date.now() < deadline) {
    if (await answersOk(url)) return;
    await sleep(200);
  }
  throw new Error(`${name} did not become ready within two minutes (${url}). Read its log in the logs folder of the home.`);
}

async function answersOk(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
