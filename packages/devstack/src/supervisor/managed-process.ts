import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** One process of the stack as plain data: how to start it and how to know that it works. */
export interface ProcessPlan {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly port?: number;
  readonly logFile: string;
  readonly stopSignal?: NodeJS.Signals;
  /** Resolves when it answers; rejects with a sentence when it never will. */
  ready(): Promise<void>;
}

const FIRST_BACKOFF_MS = 500;
const LONGEST_BACKOFF_MS = 15_000;
const KILL_AFTER_MS = 8_000;

/** Keeps one planned process alive: a process that dies is started again with a pause that grows. */
export class ManagedProcess {
  private child: ChildProcess | undefined;
  private stopping = false;
  private backoffMs = FIRST_BACKOFF_MS;
  private startedAtMs = 0;

  constructor(
    readonly plan: ProcessPlan,
    private readonly onChange: (event: ProcessEvent) => void,
  ) {}

  get pid(): number | undefined {
    return this.child?.exitCode === null && this.child.signalCode === null ? this.child.pid : undefined;
  }

  /** Starts the process and waits until it is ready. @throws what `plan.ready()` throws, or ProcessDied. */
  async start(): Promise<void> {
    const child = this.spawn();
    const died = new Promise<never>((_, reject) => {
      child.once('exit', (code, signal) => reject(new ProcessDied(this.plan, code, signal)));
    });
    died.catch(() => undefined);
    await Promise.race([this.plan.ready(), died]);
    this.onChange({ kind: 'ready', name: this.plan.name });
  }

  async stop(): Promise<void> {
    this.stopping = true;
    const child = this.child;
    if (!child || this.pid === undefined) return;
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.kill(this.plan.stopSignal ?? 'SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), KILL_AFTER_MS);
    await gone;
    clearTimeout(timer);
  }

  /** Ends the present process on purpose and starts it anew, at once (`npm run dev`). */
  restart(): void {
    this.backoffMs = 0;
    this.child?.kill('SIGTERM');
  }

  private spawn(): ChildProcess {
    mkdirSync(dirname(this.plan.logFile), { recursive: true });
    const log = openSync(this.plan.logFile, 'a', 0o600);
    const child = spawn(this.plan.command, this.plan.args, {
      env: { ...this.plan.env },
      ...(this.plan.cwd ? { cwd: this.plan.cwd } : {}),
      stdio: ['ignore', log, log],
      detached: true, // Ctrl-C goes to the supervisor alone, which then stops everything in order
    });
    closeSync(log);
    this.child = child;
    this.startedAtMs = Date.now();
    child.once('error', () => undefined);
    child.once('exit', (code, signal) => void this.onExit(code, signal));
    this.onChange({ kind: 'started', name: this.plan.name });
    return child;
  }

  private async onExit(code: number | null, signal: NodeJS.Signals | null): Promise<void> {
    if (this.stopping) return;
    if (Date.now() - this.startedAtMs > 30_000) this.backoffMs = FIRST_BACKOFF_MS;
    this.onChange({ kind: 'died', name: this.plan.name, code, signal, againInMs: this.backoffMs });
    await sleep(this.backoffMs);
    this.backoffMs = Math.min(Math.max(this.backoffMs, FIRST_BACKOFF_MS) * 2, LONGEST_BACKOFF_MS);
    if (!this.stopping) this.spawn();
  }
}

export type ProcessEvent =
  | { kind: 'started' | 'ready'; name: string }
  | { kind: 'died'; name: string; code: number | null; signal: NodeJS.Signals | null; againInMs: number };

export class ProcessDied extends Error {
  constructor(plan: ProcessPlan, code: number | null, signal: NodeJS.Signals | null) {
    super(`${plan.name} ended while starting (${signal ?? `exit code ${code}`}). Its last words are in ${plan.logFile}.`);
  }
}
