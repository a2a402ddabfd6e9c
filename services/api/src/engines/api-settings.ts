import type { Logger } from '@vitrine/platform';
import type { PasswordCost } from '@vitrine/store';
import type { Env } from './env.js';

export interface ApiOptions {
  env: Env;
  logger: Logger;
  /** Cheaper hashes are for tests only. */
  passwordCost?: PasswordCost;
  /** Sooner than a minute is for tests only. */
  stalledAfterMs?: number;
  /** The built code of a back-test's thread, for tests that run from the sources. */
  backtestCode?: URL;
}

/** What the process was started with, for every module to ask for. */
export class ApiSettings {
  constructor(readonly options: ApiOptions) {}

  get env(): Env {
    return this.options.env;
  }

  get logger(): Logger {
    return this.options.logger;
  }
}
