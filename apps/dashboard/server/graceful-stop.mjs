import { subscribe } from 'node:diagnostics_channel';

/** Clients that read the Keep-Alive header drop a connection that idles this long; the server itself waits longer. */
const IDLE_HINT_S = 5;
/** A little longer than the hint: then no client holds a connection that it could use again. */
const graceMs = 1000 * Number(process.env.STOP_GRACE_SECONDS ?? 6);
/** Closing the listener resets clients that have connected but were not accepted yet. */
const leastMs = Math.min(1000, graceMs);
const LOOK_EVERY_MS = 50;
const QUIET_LOOKS = 5;

/**
 * On SIGTERM every answer says `Connection: close`, and the process waits for the open connections. So a connection in use at this moment
 * is answered, not reset. New ones are taken meanwhile; then running requests end, and the process. SIGINT, or a second signal, skips the
 * waiting. Node's own channels tell of servers and connections, so Next's server needs no patch.
 */
export function stopGracefully() {
  /** @type {Set<import('node:http').Server>} */
  const servers = new Set();
  /** @type {Set<import('node:net').Socket>} */
  const open = new Set();
  /** @type {Set<import('node:http').ServerResponse>} */
  const answering = new Set();
  let isStopping = false;
  let isHurried = false;

  subscribe('net.server.socket', ({ socket }) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  subscribe('http.server.request.start', ({ server, response }) => {
    servers.add(server);
    answering.add(response);
    response.once('close', () => answering.delete(response));
    if (isStopping) sayClose(response);
    else response.setHeader('keep-alive', `timeout=${IDLE_HINT_S}`);
  });

  const stop = async (signal) => {
    isHurried = isStopping || signal === 'SIGINT';
    if (isStopping) return;
    isStopping = true;
    for (const response of answering) sayClose(response);
    await untilUnused(open, () => isHurried);
    await Promise.all([...servers].map((server) => new Promise((done) => server.close(done))));
    process.exit(0);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

/** @param {import('node:http').ServerResponse} response */
function sayClose(response) {
  response.shouldKeepAlive = false;
  if (response.headersSent) return;
  response.removeHeader('keep-alive');
  response.setHeader('connection', 'close');
}

/** @param {Set<import('node:net').Socket>} sockets @param {() => boolean} isHurried */
async function untilUnused(sockets, isHurried) {
  const since = Date.now();
  // several looks in a row: between two of them a busy process gets to accept clients that wait
  for (let quiet = 0; !isHurried() && Date.now() - since < graceMs; quiet = sockets.size > 0 ? 0 : quiet + 1) {
    if (quiet >= QUIET_LOOKS && Date.now() - since >= leastMs) return;
    await new Promise((done) => setTimeout(done, LOOK_EVERY_MS));
  }
}
