import type { EngineName } from './engine-error.js';

/** All that is needed to start one engine, watch it and start it again after a crash: the data stays where it is. */
export interface EngineProcess {
  readonly name: EngineName;
  readonly command: string;
  readonly args: readonly string[];
  /** The whole environment of the process, not an addition to ours. */
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** Set when the engine refuses to run as root. */
  readonly uid?: number;
  readonly gid?: number;
  readonly host: string;
  readonly port: number;
  readonly stopSignal: NodeJS.Signals;
  readonly logFile: string;
  /** Written by `spawnEngine`, so that the next owner of the home finds what a killed one left running. */
  readonly pidFile: string;
  /** Resolves when the engine answers a real request; safe to call after every (re)start. */
  ready(signal: AbortSignal): Promise<void>;
}
