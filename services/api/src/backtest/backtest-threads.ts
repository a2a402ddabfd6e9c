import { Worker } from 'node:worker_threads';
import type { BacktestAnswer, BacktestFound, BacktestJob, ThreadSettings } from './backtest-job.js';

/** A replay takes a core: more at once would take them from everybody else. */
export const MOST_AT_ONCE = 2;
/** Of tickets and figures; a pod has more than this beside its own. */
const HEAP_MB = 256;

/** As many back-tests are under way as there may be. */
export class BacktestsBusy extends Error {
  override readonly name = 'BacktestsBusy';
}

/** The thread ended in the middle, or the warehouse did not answer it. */
export class BacktestFailed extends Error {
  override readonly name = 'BacktestFailed';
  constructor(
    message: string,
    readonly retryable: boolean,
  ) {
    super(message);
  }
}

/** Threads for back-tests, at most two, each for one at a time. They stay for the next one; who is cancelled takes its thread along. */
export class BacktestThreads {
  private readonly idle: Worker[] = [];
  private readonly busy = new Set<Worker>();

  constructor(
    private readonly code: URL,
    private readonly settings: ThreadSettings,
  ) {}

  get underWay(): number {
    return this.busy.size;
  }

  /**
   * @param signal ends the back-test, at once
   * @throws BacktestsBusy | BacktestFailed | the signal's reason
   */
  async run(job: BacktestJob, signal: AbortSignal): Promise<BacktestFound> {
    signal.throwIfAborted();
    const thread = this.take();
    try {
      const answer = await answerOf(thread, job, signal);
      this.idle.push(thread);
      if ('failure' in answer) throw new BacktestFailed(answer.failure.message, answer.failure.retryable);
      return answer.found;
    } finally {
      this.busy.delete(thread);
      if (!this.idle.includes(thread)) await thread.terminate();
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.idle.splice(0), ...this.busy].map((thread) => thread.terminate()));
  }

  private take(): Worker {
    if (this.busy.size >= MOST_AT_ONCE) throw new BacktestsBusy();
    const thread = this.idle.pop() ?? this.begin();
    this.busy.add(thread);
    return thread;
  }

  private begin(): Worker {
    const thread = new Worker(this.code, {
      workerData: this.settings,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    });
    thread.unref();
    // One that ends while nobody waits for it is not used again.
    thread.on('error', () => undefined);
    thread.on('exit', () => this.idle.splice(0, this.idle.length, ...this.idle.filter((one) => one !== thread)));
    return thread;
  }
}

function answerOf(thread: Worker, job: BacktestJob, signal: AbortSignal): Promise<BacktestAnswer> {
  return new Promise<BacktestAnswer>((resolve, reject) => {
    const events = new AbortController();
    const settle = (how: () => void) => {
      events.abort();
      thread.removeListener('message', onMessage).removeListener('error', onError).removeListener('exit', onExit);
      how();
    };
    const onMessage = (answer: BacktestAnswer) => settle(() => resolve(answer));
    const onError = (error: Error) => settle(() => reject(new BacktestFailed(error.message, false)));
    const onExit = () => settle(() => reject(new BacktestFailed('The thread ended before it answered.', false)));
    thread.on('message', onMessage).on('error', onError).on('exit', onExit);
    signal.addEventListener('abort', () => settle(() => reject(signal.reason)), { signal: events.signal });
    thread.postMessage(job);
  });
}
