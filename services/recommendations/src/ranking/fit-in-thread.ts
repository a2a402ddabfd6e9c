import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { EaseFit, EaseTask } from '@vitrine/recommend';

/** The thread ended before it had a fit. */
class FitFailed extends Error {
  override readonly name = 'FitFailed';
  constructor() {
    super('The thread that fits a model ended before it was done.');
  }
}

/**
 * Fits in a thread of its own, which ends with it.
 * @param code of `fit-worker`
 * @throws what the thread throws | FitFailed
 */
export async function fitInThread(code: URL, task: EaseTask): Promise<EaseFit> {
  const thread = new Worker(code, { workerData: task, transferList: [task.gram.buffer as ArrayBuffer] });
  // A stop of the service does not wait for it.
  thread.unref();
  const ends = new AbortController();
  try {
    const message = once(thread, 'message', { signal: ends.signal }).then(([fit]) => fit as EaseFit);
    const exit = once(thread, 'exit', { signal: ends.signal }).then(() => Promise.reject(new FitFailed()));
    return await Promise.race([message, exit]);
  } finally {
    ends.abort();
    await thread.terminate();
  }
}
