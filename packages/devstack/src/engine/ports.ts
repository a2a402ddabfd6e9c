import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** A wildcard address is for listening; a client on this machine connects to loopback. */
export const reachable = (bind: string): string => (bind === '0.0.0.0' || bind === '::' ? '127.0.0.1' : bind);

/** True when nothing listens on the address now. */
export function isPortFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/** From here on systems take ports for outgoing connections: one that is free now need not be when an engine binds it. */
export const FIRST_EPHEMERAL = 32_768;
/** Below that, and beside the ports of `npm start` and of the e2e stack. */
const LOWEST = 26_500;
const HIGHEST = 29_000;
/** Each process begins elsewhere and goes on from there: no process here is given a port twice. */
let next = randomInt(LOWEST, HIGHEST);

/** A port nobody listens on, and that stays free while an engine that was killed is down. */
export async function findFreePort(host = '127.0.0.1'): Promise<number> {
  for (let asked = LOWEST; asked < HIGHEST; asked++) {
    const port = next;
    next = port + 1 < HIGHEST ? port + 1 : LOWEST;
    if (await isPortFree(port, host)) return port;
  }
  throw new Error(`Every port from ${LOWEST} to ${HIGHEST - 1} is taken on ${host}: end what listens there.`);
}
