import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Registry } from 'prom-client';

/**
 * `/metrics` and nothing else, on a port of its own: whoever may scrape must not reach the questions, which the service answers of every
 * tenant.
 */
export class MetricsServer {
  private readonly server = createServer((request, answer) => void this.answer(request, answer));

  constructor(
    private readonly registry: Pick<Registry, 'metrics' | 'contentType'>,
    private readonly at: { readonly host: string; readonly port: number },
  ) {}

  /** @returns the port @throws where it is taken */
  async start(): Promise<number> {
    this.server.listen(this.at.port, this.at.host);
    await once(this.server, 'listening');
    return (this.server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    if (!this.server.listening) return;
    const closed = once(this.server, 'close');
    this.server.close();
    this.server.closeAllConnections();
    await closed;
  }

  private async answer({ method, url }: IncomingMessage, answer: ServerResponse): Promise<void> {
    if (method !== 'GET' || url?.split('?')[0] !== '/metrics') return void answer.writeHead(404).end();
    try {
      const text = await this.registry.metrics();
      answer.writeHead(200, { 'content-type': this.registry.contentType }).end(text);
    } catch {
      answer.writeHead(500).end();
    }
  }
}
