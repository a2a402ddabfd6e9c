import { subscribe } from 'node:diagnostics_channel';

/**
 * Adds the peer's address to `X-Forwarded-For`, as every honest proxy does. The api counts from the right; what a browser wrote itself is
 * left of it. Next's server keeps the header as it finds it.
 */
export function appendPeers() {
  subscribe('http.server.request.start', ({ request }) => appendPeer(request.headers, request.socket.remoteAddress));
}

/**
 * @param {import('node:http').IncomingHttpHeaders} headers
 * @param {string | undefined} peer undefined when the connection has ended already
 */
export function appendPeer(headers, peer) {
  const told = [headers['x-forwarded-for'] ?? []].flat();
  headers['x-forwarded-for'] = [...told, peer ?? 'unknown'].join(', ');
}
