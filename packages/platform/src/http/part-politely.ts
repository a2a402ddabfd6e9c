import type { Server, ServerResponse } from 'node:http';

/**
 * Clients that read the Keep-Alive header (Node's agent, fetch) drop a connection that idles this long. The server itself waits longer, so
 * that proxies that do not read it never meet a closed connection while it runs.
 */
export const IDLE_HINT_SECONDS = 5;

/**
 * Closing a kept-alive connection of HTTP/1.1 that a client is about to use loses that request. So from part() on each answer says
 * `Connection: close`. After a pause longer than the idle hint no client holds a connection that it could use again, and closing loses
 * nothing.
 */
export function partPolitely(server: Server): { part(): void } {
  const underWay = new Set<ServerResponse>();
  let isParting = false;
  server.prependListener('request', (_, response) => {
    if (isParting) {
      response.shouldKeepAlive = false;
      return;
    }
    response.setHeader('keep-alive', `timeout=${IDLE_HINT_SECONDS}`);
    underWay.add(response);
    response.once('close', () => underWay.delete(response));
  });
  return {
    part() {
      isParting = true;
      for (const response of underWay) {
        if (response.headersSent) continue;
        response.removeHeader('keep-alive');
        response.shouldKeepAlive = false;
      }
    },
  };
}
