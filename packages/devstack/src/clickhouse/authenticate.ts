import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { GatewayError } from './gateway-error.js';

export interface Account {
  readonly user: string;
  readonly password: string;
}

/**
 * Checks user and password from X-ClickHouse-User/-Key, basic authentication or the URL, whichever ClickHouse would take.
 * @throws GatewayError AUTHENTICATION_FAILED, with the same words for a wrong user and a wrong password.
 */
export function authenticate(account: Account, headers: IncomingHttpHeaders, url: URLSearchParams): void {
  const [user, password] = fromHeaders(headers) ?? fromBasic(headers) ?? [url.get('user'), url.get('password')];
  const isRight = [isEqual(user ?? 'default', account.user), isEqual(password ?? '', account.password)];
  if (isRight.every(Boolean)) return;
  const why = 'Authentication failed: password is incorrect, or there is no user with such name';
  throw new GatewayError(516, 'AUTHENTICATION_FAILED', `${user ?? 'default'}: ${why}`);
}

function fromHeaders({ 'x-clickhouse-user': user, 'x-clickhouse-key': key }: IncomingHttpHeaders) {
  return user === undefined && key === undefined ? undefined : [user?.toString(), key?.toString()];
}

function fromBasic({ authorization = '' }: IncomingHttpHeaders) {
  const encoded = /^Basic +(\S+)$/i.exec(authorization)?.[1];
  return encoded && /^([^:]*):?([\s\S]*)$/.exec(Buffer.from(encoded, 'base64').toString('utf8'))?.slice(1);
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
const isEqual = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b));
