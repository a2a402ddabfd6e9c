import { ClickHouseError } from '@clickhouse/client';
import { WarehouseAuthError, WarehouseError, WarehouseQueryError, WarehouseUnavailable } from './warehouse-errors.js';

/** Which question to which address the error answered. */
export interface FailedCall {
  readonly query: string;
  readonly address: string;
  readonly user: string;
  readonly signal: AbortSignal;
}

/** UNKNOWN_USER, WRONG_PASSWORD, REQUIRED_PASSWORD, ACCESS_DENIED, AUTHENTICATION_FAILED. */
const AUTH_CODES = new Set([192, 193, 194, 497, 516]);

/**
 * The server may well do it the next time:
 * TIMEOUT_EXCEEDED, TOO_MANY_SIMULTANEOUS_QUERIES, SOCKET_TIMEOUT, NETWORK_ERROR, MEMORY_LIMIT_EXCEEDED, TABLE_IS_READ_ONLY,
 * TOO_MANY_PARTS, TOO_FEW_LIVE_REPLICAS, ALL_CONNECTION_TRIES_FAILED, UNSATISFIED_QUORUM_FOR_PREVIOUS_WRITE, REPLICA_IS_NOT_IN_QUORUM,
 * UNKNOWN_STATUS_OF_INSERT, QUERY_WAS_CANCELLED, DEADLOCK_AVOIDED, KEEPER_EXCEPTION, and a full disk (NOT_ENOUGH_SPACE).
 */
const RETRYABLE_CODES = new Set([159, 202, 209, 210, 241, 242, 243, 252, 279, 285, 286, 289, 319, 394, 473, 999]);

/** Any failure of the client as one of the three typed errors; no other place tells engine errors apart. */
export function toWarehouseError(error: unknown, call: FailedCall): WarehouseError {
  if (error instanceof WarehouseError) return error;
  const text = error instanceof Error ? error.message : String(error);
  const address = hostOf(call.address);
  if (error instanceof ClickHouseError) {
    const code = Number(error.code);
    if (AUTH_CODES.has(code)) return new WarehouseAuthError(address, call.user, code, text);
    return new WarehouseQueryError(call.query, code, error.type ?? 'UNKNOWN', RETRYABLE_CODES.has(code), text);
  }
  return new WarehouseUnavailable(
    address,
    call.signal.aborted ? 'no answer within the deadline' : reasonOf(error),
    text,
  );
}

/** A URL may carry a password: only host and port are told. */
const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : 'an invalid address');

/** System error codes (ECONNREFUSED, ENOTFOUND, …) are safe to tell; other texts are not. Several addresses: the first one's. */
function reasonOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'connection failed';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return 'errors' in error && Array.isArray(error.errors) ? reasonOf(error.errors[0]) : 'connection failed';
}
