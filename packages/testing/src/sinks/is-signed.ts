import { createHmac, timingSafeEqual } from 'node:crypto';

const SECRET_HEAD = 'whsec_';

/**
 * Whether a request was signed with this secret, as a receiver checks it: base64 of HMAC-SHA256 over `id.timestamp.body`. Written by the
 * guide, not with the sender's code, so that both can be wrong only apart.
 */
export function isSigned(headers: Readonly<Record<string, string>>, body: string, secret: string): boolean {
  const key = Buffer.from(secret.slice(SECRET_HEAD.length), 'base64');
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  const expected = Buffer.from(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`);
  return (headers['webhook-signature'] ?? '').split(' ').some((each) => {
    const given = Buffer.from(each);
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}
