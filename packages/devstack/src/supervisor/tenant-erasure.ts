import { once } from 'node:events';
import { join } from 'node:path';
import { createStore } from '@vitrine/store';
import type { RunnableProcess } from '../engines/engine-process.js';
import { clearLeftover, spawnProcess, stopProcess } from '../engines/run-process.js';
import { baseEnvironment, bookkeeping, type ServiceContext } from './service-plans.js';

const EVERY_MS = 15_000;

/** What a CronJob does on a cluster: runs the job that deletes what is left of tenants, here as soon as there is one. */
export class TenantErasure {
  readonly #plan: RunnableProcess;
  #timer: NodeJS.Timeout | undefined;
  #working: Promise<void> | undefined;
  #end: (() => Promise<void>) | undefined;
  #isStopped = false;

  constructor(
    private readonly context: ServiceContext,
    private readonly onFailure: (words: string) => void,
  ) {
    this.#plan = erasurePlan(context);
  }

  /** Before anything runs that could know a tenant: nothing has to be waited for, and every id can be used again. */
  async beforeSeed(): Promise<void> {
    await clearLeftover(this.#plan);
    await this.#work({ SETTLE_SECONDS: '0' });
  }

  start(): void {
    this.#timer = setInterval(() => {
      this.#working ??= this.#work({}).finally(() => {
        this.#working = undefined;
      });
    }, EVERY_MS);
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
      return (await store.tenantDeletions.running()).length > 0;
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
    if (!this.#isStopped) this.onFailure(`A tenant could not be deleted yet; trying again. ${why}`);
  }
}

function erasurePlan(context: ServiceContext): RunnableProcess {
  return {
    name: 'erasure',
    command: process.execPath,
    args: [join(context.root, 'services', 'migrate', 'dist', 'erasure.js')],
    // It has nothing to do with Kafka, so the login with the fewest rights will do.
    env: baseEnvironment(context, 'producer'),
    cwd: context.root,
    ...bookkeeping(context.home, 'erasure'),
    ready: async () => undefined,
  };
}
