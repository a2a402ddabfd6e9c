import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RunnableProcess } from '../engine/engine-process.js';
import { clearLeftover, spawnProcess, stopProcess, waitUntilReady } from '../engine/run-process.js';

/** One process of the stack as plain data: an engine, a service or the demo. */
export interface ProcessPlan extends RunnableProcess {
  /** How long a stop waits before it kills; 8 s unless told otherwise. */
  readonly killAfterMs?: number;
  /** Asked every 10 s once it was ready; a process that says no for a minute hangs and is started anew. */
  alive?(): Promise<boolean>;
  /** Between two such questions; 10 s unless told otherwise. */
  readonly askEveryMs?: number;
}

export type ProcessEvent =
  /** Restarting: it ended because `restart()` asked it to. */
  | { kind: 'started' | 'ready' | 'restarting'; name: string }
  | { kind: 'died'; name: string; why: string; againInMs: number };

const FIRST_BACKOFF_MS = 500;
const LONGEST_BACKOFF_MS = 15_000;
const STEADY_AFTER_MS = 30_000;
const KILL_AFTER_MS = 8_000;
const READY_WITHIN_MS = 120_000;
const ASK_EVERY_MS = 10_000;
const HANGS_AFTER = 6;

/** Keeps one planned process alive: when it dies it is started again, after a pause that grows. */
export class ManagedProcess {
  private child: ChildProcess | undefined;
  /** The one that was told to end and come back. */
  private renewed: ChildProcess | undefined;
  private stopping = false;
  private backoffMs = FIRST_BACKOFF_MS;
  private watch: NodeJS.Timeout | undefined;

  constructor(
    readonly plan: ProcessPlan,
    /** Must not throw. */
    private readonly onChange: (event: ProcessEvent) => void,
  ) {}

  get pid(): number | undefined {
    return this.child?.exitCode === null && this.child.signalCode === null ? this.child.pid : undefined;
  }

  /** Starts the process (ending first what a killed supervisor left of it) and waits until it is ready. @throws EngineError */
  async start(): Promise<void> {
    await clearLeftover(this.plan);
    if (this.stopping) return;
    await waitUntilReady(this.plan, this.spawn(), READY_WITHIN_MS);
    if (this.stopping) return;
    this.onChange({ kind: 'ready', name: this.plan.name });
    this.watchLife();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.watch);
    if (this.child) await stopProcess(this.plan, this.child, this.plan.killAfterMs ?? KILL_AFTER_MS);
  }

  /** Ends the present process on purpose; it comes back at once (`npm run dev`). */
  restart(): void {
    this.backoffMs = 0;
    this.renewed = this.child;
    this.child?.kill('SIGTERM');
  }

  /** A process that hangs does not exit: killed, it comes back like one that died. */
  private watchLife(): void {
    const { alive, askEveryMs = ASK_EVERY_MS } = this.plan;
    if (alive === undefined) return;
    let failures = 0;
    let asked: ChildProcess | undefined;
    const ask = async (): Promise<void> => {
      const child = this.child;
      if (child !== asked) failures = 0;
      asked = child;
      const isAlive = this.pid === undefined || (await alive().catch(() => false));
      failures = isAlive ? 0 : failures + 1;
      if (failures >= HANGS_AFTER && child === this.child && !this.stopping) {
        failures = 0;
        child?.kill('SIGKILL');
      }
      next();
    };
    const next = (): void => {
      if (this.stopping) return;
      this.watch = setTimeout(() => void ask(), askEveryMs);
      this.watch.unref();
    };
    next();
  }

  private spawn(): ChildProcess {
    const child = spawnProcess(this.plan);
    this.child = child;
    const startedAtMs = Date.now();
    child.once('error', () => undefined);
    child.once('exit', (code, signal) => {
      if (child === this.renewed) this.onRenewed();
      else void this.onExit(signal ?? `exit code ${code}`, Date.now() - startedAtMs);
    });
    this.onChange({ kind: 'started', name: this.plan.name });
    return child;
  }

  private onRenewed(): void {
    if (this.stopping) return;
    this.backoffMs = FIRST_BACKOFF_MS;
    this.onChange({ kind: 'restarting', name: this.plan.name });
    this.respawn();
  }

  private async onExit(why: string, livedMs: number): Promise<void> {
    if (this.stopping) return;
    if (livedMs > STEADY_AFTER_MS) this.backoffMs = FIRST_BACKOFF_MS;
    this.onChange({ kind: 'died', name: this.plan.name, why, againInMs: this.backoffMs });
    await sleep(this.backoffMs);
    this.backoffMs = Math.min(Math.max(this.backoffMs, FIRST_BACKOFF_MS) * 2, LONGEST_BACKOFF_MS);
    if (!this.stopping) this.respawn();
  }

  /** On a full disk nothing can be started: that counts as one more death, and is tried again. */
  private respawn(): void {
    try {
      this.spawn();
    } catch (error) {
      void this.onExit(error instanceof Error ? error.message : String(error), 0);
    }
  }
}
