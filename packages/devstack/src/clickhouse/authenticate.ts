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
  const given = fromHeaders(headers) ??
    fromBasic(headers.authorization) ?? { user: url.get('user') ?? 'default', password: url.get('password') ?? '' };
  const right = isEqual(given.user, account.user) && isEqual(given.password, account.password);
  if (right) return;
  throw new GatewayError(
    516,
    'AUTHENTICATION_FAILED',
    `${given.user}: Authentication failed: password is incorrect, or there is no user with such name`,
  );
}

function fromHeaders(headers: IncomingHttpHeaders): Account | undefined {
  const { 'x-clickhouse-user': user, 'x-clickhouse-key': key } = headers;
  if (user === undefined && key === undefined) return undefined;
  return { user: String(user ?? 'default'), password: String(key ?? '') };
}

function fromBasic(authorization: string | undefined): Account | undefined {
  const encoded = /^Basic +(\S+)$/i.exec(authorization ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const [user = '', ...password] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  return { user, password: password.join(':') };
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
const isEqual = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b));
