/** Postgres cannot be reached, or is not ready to answer. Waiting may help. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
  readonly retryable = true;
}

/** Postgres answered and refused: wrong user, password or database. Waiting does not help. */
export class StoreAuthError extends Error {
  override readonly name = 'StoreAuthError';
  readonly retryable = false;
}

/** A row with this identity is already there. */
export class AlreadyExists extends Error {
  override readonly name = 'AlreadyExists';
  constructor(readonly what: 'tenant' | 'user' | 'apiKey') {
    super(`This ${what} exists already.`);
  }
}

/** The deletion of a tenant with this id is under way: the id is free when it has ended. */
export class TenantBeingDeleted extends Error {
  override readonly name = 'TenantBeingDeleted';
  constructor() {
    super('A tenant with this id is being deleted. Its id can be used again when the deletion has ended.');
  }
}

/** A migration that was applied here before has another content now: migrations only go forward, in new files. */
export class MigrationChanged extends Error {
  override readonly name = 'MigrationChanged';
  readonly retryable = false;
  constructor(readonly file: string) {
    super(`Migration ${file} of Postgres was changed after it had been applied. Put the change into a new file.`);
  }
}

/** A statement failed for a reason of ours. The engine's text may quote rows, so it stays out of message and logs. */
export class StoreQueryError extends Error {
  override readonly name = 'StoreQueryError';
  readonly retryable = false;
  /** Postgres blames the values: a data exception, a constraint. */
  readonly namesData: boolean;
  constructor(
    readonly code: string,
    cause: unknown,
  ) {
    super(`Postgres refused a statement (SQLSTATE ${code}).`);
    this.namesData = /^2[23]/u.test(code);
    Object.defineProperty(this, 'cause', { value: cause, enumerable: false });
  }
}

const OURS = [StoreUnavailable, StoreAuthError, AlreadyExists, TenantBeingDeleted, MigrationChanged] as const;
const AUTH_STATES = new Set(['28000', '28P01', '3D000', '42501']);
/** Class 08 is connection trouble, 57P0x is a server going away or starting, 53300 is no connection left. */
const AWAY_STATES = /^(08...|57P0[1-5]|53300)$/;
const AWAY_ERRNO = /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EPIPE)$/;

/** What pg itself says of a connection; alone among the errors these carry no code. */
const LOST = /timeout|Connection terminated|not queryable/i;

/** Gives an engine error our name, found by code and not by text where there is a code. */
export function translateError(error: unknown, address: string): Error {
  if (OURS.some((kind) => error instanceof kind)) return error as Error;
  const root = rootOf(error);
  const code = codeOf(root);
  if (code !== undefined && AUTH_STATES.has(code)) {
    return new StoreAuthError(`Postgres at ${address} refused the login (SQLSTATE ${code}): check DATABASE_URL.`);
  }
  const isLost = root instanceof Error && LOST.test(root.message) && code === undefined;
  if (isLost || (code !== undefined && (AWAY_STATES.test(code) || AWAY_ERRNO.test(code)))) {
    return new StoreUnavailable(`Postgres does not answer at ${address} (${code ?? 'timeout'}): check DATABASE_URL.`);
  }
  if (code !== undefined) return new StoreQueryError(code, root);
  return error instanceof Error ? error : new Error(String(error));
}

/** True for a unique index that already holds the row. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof StoreQueryError && error.code === '23505';
}

/** Drizzle wraps the driver's error together with all parameters; Node wraps several connection tries in one. */
function rootOf(error: unknown): unknown {
  if (error instanceof AggregateError && error.errors.length > 0) return rootOf(error.errors[0]);
  if (error instanceof Error && error.cause !== undefined && codeOf(error) === undefined) return rootOf(error.cause);
  return error;
}

function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
