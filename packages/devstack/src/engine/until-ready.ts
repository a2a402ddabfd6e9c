import { setTimeout as sleep } from 'node:timers/promises';

/** Resolves once the address answers 2xx; rejects when the signal says that the wait is over. */
export async function untilHttpOk(url: string, signal: AbortSignal): Promise<void> {
  while (!(await answersOk(url, signal))) {
    if (signal.aborted) throw new Error(`${url} did not answer in time: read the log of that process.`);
    await sleep(150);
  }
}

/** One question, answered with 2xx within two seconds, or no. */
export async function answersOk(url: string, signal: AbortSignal = new AbortController().signal): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(2_000)]) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
