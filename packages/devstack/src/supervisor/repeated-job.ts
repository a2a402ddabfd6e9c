import { once } from 'node:events';
import { join } from 'node:path';
import { type JobName, nextRunMs, scheduledJobs } from '@vitrine/contracts';
import { createStore, type Store } from '@vitrine/store';
import type { RunnableProcess } from '../engine/engine-process.js';
import { clearLeftover, spawnProcess, stopProcess } from '../engine/run-process.js';
import { baseEnvironment, bookkeeping, type ServiceContext } from './service-plans.js';

/** A job of `services/migrate` that a CronJob starts on a cluster. Here it runs by the same clock, and as soon as it is asked for. */
export interface JobToRepeat {
  /** Name of its command and of its log. */
  readonly name: JobName;
  /** How often the two questions are asked. */
  readonly everyMs: number;
  /** Whether there is anything to do before its hour: a process costs more than the question. */
  readonly isAsked: (store: Store) => Promise<boolean>;
  /** What people read when it did not end well. */
  readonly failed: string;
}

/** Runs one job. */
export class RepeatedJob {
  private readonly plan: RunnableProcess;
  private timer: NodeJS.Timeout | undefined;
  private working: Promise<void> | undefined;
  private end: (() => Promise<void>) | undefined;
  private isStopped = false;
  /** A job that has never run waits for its hour. */
  private readonly sinceMs = Date.now();

  constructor(
    private readonly context: ServiceContext,
    private readonly job: JobToRepeat,
    private readonly onFailure: (words: string) => void,
  ) {
    this.plan = planOf(context, job.name);
  }

  /** Once, before anything else runs: only what is asked for, so that the stack is up soon. */
  async beforeSeed(more: Record<string, string> = {}): Promise<void> {
    await clearLeftover(this.plan);
    await this.runIf(this.job.isAsked, more);
  }

  start(): void {
    this.timer = setInterval(() => {
      this.working ??= this.runIf((store) => this.isWanted(store), {}).finally(() => {
        this.working = undefined;
      });
    }, this.job.everyMs);
    this.timer.unref();
  }

  /** A job that is ended goes on at the next start. */
  async stop(): Promise<void> {
    this.isStopped = true;
    clearInterval(this.timer);
    await this.end?.();
    await this.working;
  }

  private async runIf(question: JobToRepeat['isAsked'], more: Record<string, string>): Promise<void> {
    try {
      if (await this.ask(question)) await this.run(more);
    } catch (error) {
      this.fail(error instanceof Error ? error.message : String(error));
    }
  }

  private async ask(question: JobToRepeat['isAsked']): Promise<boolean> {
    const store = createStore(this.context.engines.databaseUrl, { maxConnections: 1 });
    try {
      return await question(store);
    } finally {
      await store.close();
    }
  }

  private async isWanted(store: Store): Promise<boolean> {
    return (await this.job.isAsked(store)) || (await this.isDue(store));
  }

  private async isDue(store: Store): Promise<boolean> {
    const last = (await store.jobRuns.list()).find(({ name }) => name === this.job.name);
    const { schedule } = scheduledJobs[this.job.name];
    return nextRunMs(schedule, last?.startedAt.getTime() ?? this.sinceMs) <= Date.now();
  }

  private async run(more: Record<string, string>): Promise<void> {
    if (this.isStopped) return;
    const plan = { ...this.plan, env: { ...this.plan.env, ...more } };
    const child = spawnProcess(plan);
    this.end = () => stopProcess(plan, child);
    const [code] = await once(child, 'exit');
    this.end = undefined;
    if (code !== 0) this.fail(`see ${plan.logFile}`);
  }

  private fail(why: string): void {
    if (!this.isStopped) this.onFailure(`${this.job.failed} ${why}`);
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
