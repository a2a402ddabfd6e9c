import type { Server, ServerResponse } from 'node:http';

/**
 * Clients that read the Keep-Alive header (Node's agent, fetch) let go of a connection that idles this long. The server
 * itself waits longer, so that proxies which do not read it never meet a closing door while it runs.
 */
export const IDLE_HINT_SECONDS = 5;

/**
 * HTTP/1.1 cannot take back a kept-alive connection that a client is about to use: closing it loses that request. What can
 * be done is to tell: each answer says `Connection: close` from part() on. After a pause longer than the idle hint nobody
 * holds a connection that could be used again, and closing loses nothing.
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
