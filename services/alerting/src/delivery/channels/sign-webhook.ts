import { createHmac } from 'node:crypto';

const SECRET_HEAD = 'whsec_';

/** The headers of Standard Webhooks: `v1,` and base64 of HMAC-SHA256 over `id.timestamp.body`, once for each secret. */
export function signedHeaders(id: string, body: string, secrets: readonly string[], nowMs: number) {
  const timestamp = String(Math.floor(nowMs / 1_000));
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(SECRET_HEAD.length), 'base64');
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
  });
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
}
