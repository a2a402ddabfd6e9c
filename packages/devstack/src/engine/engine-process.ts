import type { EngineName } from './engine-error.js';

/** All that is needed to run one process, watch it and start it again after a crash: its data stay where they are. */
export interface RunnableProcess {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** The whole environment of the process, not an addition to ours. */
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** Set when the program refuses to run as root. */
  readonly uid?: number;
  readonly gid?: number;
  readonly port?: number;
  readonly stopSignal: NodeJS.Signals;
  readonly logFile: string;
  /** Written by `spawnProcess`, so that the next owner of the home finds what a killed one left running. */
  readonly pidFile: string;
  /** Resolves when the process answers a real request; safe to call after every (re)start. */
  ready(signal: AbortSignal): Promise<void>;
}

export interface EngineProcess extends RunnableProcess {
  readonly name: EngineName;
  readonly host: string;
  readonly port: number;
}
