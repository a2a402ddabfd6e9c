import { createHmac, randomBytes } from 'node:crypto';
import { createConnection } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type SinkPorts, Sinks } from './sinks.js';

let sinks: Sinks;
let ports: SinkPorts;
beforeEach(async () => {
  sinks = new Sinks();
  ports = await sinks.listen({ smtp: 0, mail: 0, webhooks: 0 }, '127.0.0.1');
});
afterEach(() => sinks.close());

const at = (path: string) => `http://127.0.0.1:${ports.webhooks}${path}`;
const post = (path: string, headers: Record<string, string> = {}) =>
  fetch(at(path), { method: 'POST', body: '{}', headers, redirect: 'manual' });

/** Speaks SMTP line by line. @returns the last answer */
function speak(...lines: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(ports.smtp, '127.0.0.1');
    let last = '';
    socket.on('data', (data) => {
      last = String(data);
      if (/^\d{3}-/m.test(last) && !/^\d{3} /m.test(last)) return;
      const next = lines.shift();
      if (next === undefined) socket.end();
      else socket.write(`${next}\r\n`);
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(last));
  });
}

describe('the mail sink', () => {
  const mail = 'Subject: <script>alert(1)</script>\r\nMessage-ID: <a@b>\r\n\r\nTwo tickets\r\n.';

  it('keeps what it takes, and shows it escaped on both pages', async () => {
    await speak('HELO x', 'MAIL FROM:<from@shop.example>', 'RCPT TO:<ana@shop.example>', 'DATA', mail);
    expect(sinks.mail.mails.all).toMatchObject([
      { number: 1, from: 'from@shop.example', to: ['ana@shop.example'], messageId: '<a@b>', text: 'Two tickets\n' },
    ]);
    for (const port of [ports.mail, ports.webhooks]) {
      const page = await fetch(`http://127.0.0.1:${port}/`);
      const html = await page.text();
      expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
      expect(html).not.toContain('<script>');
      expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    }
  });

  it.each(['550', '451'])('refuses with %s who asks for it', async (code) => {
    const name = code === '550' ? 'refuse' : 'later';
    expect(await speak('HELO x', 'MAIL FROM:<a@b.example>', `RCPT TO:<${name}-${code}@b.example>`)).toContain(code);
  });
});

describe('the webhook sink', () => {
  it('answers as its address asks, so many times', async () => {
    const statuses = [];
    for (let i = 0; i < 3; i++) statuses.push((await post('/x?status=503&times=2&retryAfter=7')).status);
    expect(statuses).toEqual([503, 503, 204]);
    expect((await post('/y?status=429&retryAfter=7')).headers.get('retry-after')).toBe('7');
    expect((await post('/z?status=302&location=http://elsewhere.example/')).status).toBe(302);
  });

  it('checks signatures by the secret that it was told', async () => {
    const secret = randomBytes(24);
    const signature = createHmac('sha256', secret).update('id.1.{}').digest('base64');
    const signed = { 'webhook-id': 'id', 'webhook-timestamp': '1', 'webhook-signature': `v1,x v1,${signature}` };
    await post('/a', signed);
    await fetch(at('/secrets'), { method: 'PUT', body: `whsec_${secret.toString('base64')}` });
    await post('/b', signed);
    await post('/c', { ...signed, 'webhook-timestamp': '2' });
    await post('/d');
    const { webhooks } = (await (await fetch(at('/messages.json'))).json()) as { webhooks: { signature: string }[] };
    expect(webhooks.map(({ signature: said }) => said)).toEqual(['unknown', 'right', 'wrong', 'none']);
  });
});
