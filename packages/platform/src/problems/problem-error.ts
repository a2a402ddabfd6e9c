import type { Locale } from '@vitrine/messages';
import type { Params } from './texts.js';

/** One field of the request and what is wrong with it. */
export interface FieldError {
  /** JSON pointer into the body, or /name of a parameter. */
  pointer: string;
  code: string;
  params?: Params;
  /** Its words, where those who found the fault bring them; otherwise the code finds them. */
  message?: Readonly<Record<Locale, string>>;
}

export interface ProblemOptions {
  params?: Params;
  errors?: readonly FieldError[];
  /** The choices from which the caller must pick one to go on. */
  choices?: readonly { value: string; label: string }[];
  headers?: Record<string, string>;
  cause?: unknown;
}

/** What a handler throws to answer with a problem. `code` is stable and finds its words by the caller's language. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly params: Params;
  readonly errors: readonly FieldError[];
  readonly choices: readonly { value: string; label: string }[];
  readonly headers: Record<string, string>;

  constructor(
    readonly status: number,
    readonly code: string,
    options: ProblemOptions = {},
  ) {
    super(code, options.cause === undefined ? undefined : { cause: options.cause });
    this.params = options.params ?? {};
    this.errors = options.errors ?? [];
    this.choices = options.choices ?? [];
    this.headers = options.headers ?? {};
  }
}
