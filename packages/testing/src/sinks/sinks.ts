import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { MailSink } from './mail-sink.js';
import { PAGE_POLICY, pageOf, type Shown } from './page.js';
import { WebhookSink } from './webhook-sink.js';

export interface SinkPorts {
  readonly smtp: number;
  readonly mail: number;
  readonly webhooks: number;
}

/** Where mail and webhooks of a development stack end: nothing leaves the machine, everything can be looked at. */
export class Sinks {
  readonly mail = new MailSink();
  readonly webhook = new WebhookSink();
  private readonly servers: Server[] = [];

  /** @returns the ports; 0 takes a free one */
  async listen(ports: SinkPorts, host: string): Promise<SinkPorts> {
    return {
      smtp: await this.mail.listen(ports.smtp, host),
      mail: await this.serve(ports.mail, host, (request, response) => this.show(request, response)),
      webhooks: await this.serve(ports.webhooks, host, (request, response) =>
        request.method === 'POST' ? this.take(request, response) : this.show(request, response),
      ),
    };
  }

  async close(): Promise<void> {
    for (const server of this.servers) server.closeAllConnections();
    await Promise.all(this.servers.map((server) => new Promise((resolve) => server.close(resolve))));
    await this.mail.close();
  }

  private take(request: IncomingMessage, response: ServerResponse): void {
    this.webhook.take(request, response).catch(() => response.destroy());
  }

  /** The page, or the same as JSON; `DELETE /messages.json` begins anew, `PUT /secrets` tells a secret to check by. */
  private show(request: IncomingMessage, response: ServerResponse): void {
    const at = `${request.method} ${new URL(request.url ?? '/', 'http://sink').pathname}`;
    if (at === 'GET /') answer(response, 200, 'text/html; charset=utf-8', pageOf(this.shown));
    else if (at === 'GET /messages.json') answer(response, 200, 'application/json', JSON.stringify(this.shown));
    else if (at === 'DELETE /messages.json') this.forget(response);
    else if (at === 'PUT /secrets') this.learn(request, response);
    else answer(response, 404, 'text/plain', 'Nothing here.');
  }

  private get shown(): Shown {
    return { mails: this.mail.mails.all, webhooks: this.webhook.requests.all };
  }

  private forget(response: ServerResponse): void {
    this.mail.mails.clear();
    this.webhook.requests.clear();
    response.writeHead(204).end();
  }

  private learn(request: IncomingMessage, response: ServerResponse): void {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      this.webhook.learn(Buffer.concat(chunks).toString().trim());
      response.writeHead(204).end();
    });
  }

  private async serve(
    port: number,
    host: string,
    handle: (request: IncomingMessage, response: ServerResponse) => void,
  ): Promise<number> {
    const server = createServer(handle);
    this.servers.push(server);
    server.listen(port, host);
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  }
}

function answer(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, {
    'content-type': type,
    'content-security-policy': PAGE_POLICY,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
  response.end(body);
}
