import { once } from 'node:events';
import { join } from 'node:path';
import { createStore, type Store } from '@vitrine/store';
import type { RunnableProcess } from '../engine/engine-process.js';
import { clearLeftover, spawnProcess, stopProcess } from '../engine/run-process.js';
import { baseEnvironment, bookkeeping, type ServiceContext } from './service-plans.js';

/** A job of `services/migrate` that a CronJob starts on a cluster. */
export interface JobToRepeat {
  /** Name of its command and of its log. */
  readonly name: string;
  readonly everyMs: number;
  /** Whether there is anything to do: a process costs more than the question. */
  readonly isAsked: (store: Store) => Promise<boolean>;
  /** What people read when it did not end well. */
  readonly failed: string;
}

/** Runs a job here as soon as there is something for it to do. */
export class RepeatedJob {
  readonly #plan: RunnableProcess;
  #timer: NodeJS.Timeout | undefined;
  #working: Promise<void> | undefined;
  #end: (() => Promise<void>) | undefined;
  #isStopped = false;

  constructor(
    private readonly context: ServiceContext,
    private readonly job: JobToRepeat,
    private readonly onFailure: (words: string) => void,
  ) {
    this.#plan = planOf(context, job.name);
  }

  /** Once, before anything else runs. */
  async beforeSeed(more: Record<string, string> = {}): Promise<void> {
    await clearLeftover(this.#plan);
    await this.#work(more);
  }

  start(): void {
    this.#timer = setInterval(() => {
      this.#working ??= this.#work({}).finally(() => {
        this.#working = undefined;
      });
    }, this.job.everyMs);
    this.#timer.unref();
  }

  /** A job that is ended goes on at the next start. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearInterval(this.#timer);
    await this.#end?.();
    await this.#working;
  }

  async #work(more: Record<string, string>): Promise<void> {
    try {
      if (await this.#isAsked()) await this.#run(more);
    } catch (error) {
      this.#fail(error instanceof Error ? error.message : String(error));
    }
  }

  async #isAsked(): Promise<boolean> {
    const store = createStore(this.context.engines.databaseUrl, { maxConnections: 1 });
    try {
      return await this.job.isAsked(store);
    } finally {
      await store.close();
    }
  }

  async #run(more: Record<string, string>): Promise<void> {
    if (this.#isStopped) return;
    const plan = { ...this.#plan, env: { ...this.#plan.env, ...more } };
    const child = spawnProcess(plan);
    this.#end = () => stopProcess(plan, child);
    const [code] = await once(child, 'exit');
    this.#end = undefined;
    if (code !== 0) this.#fail(`see ${plan.logFile}`);
  }

  #fail(why: string): void {
    if (!this.#isStopped) this.onFailure(`${this.job.failed} ${why}`);
  }
}

function planOf(context: ServiceContext, name: string): RunnableProcess {
  return {
    name,
    command: process.execPath,
    args: [join(context.root, 'services', 'migrate', 'dist', `${name}.js`)],
    // It has nothing to do with Kafka, so the login with the fewest rights will do.
    env: baseEnvironment(context, 'producer'),
    cwd: context.root,
    ...bookkeeping(context.home, name),
    ready: async () => undefined,
  };
}
