import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

const ANSWERS_AFTER_MS = 100;

/** A receiver of webhooks that takes its time and folds no repeat. */
export class SlowSink {
  /** The id of every request that it answered, in order. */
  readonly ids: string[] = [];
  private readonly server = createServer(async (request, response) => {
    request.resume();
    await pause(ANSWERS_AFTER_MS);
    this.ids.push(String(request.headers['webhook-id']));
    response.end();
  });

  /** @returns its address */
  async listen(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
  }
}
