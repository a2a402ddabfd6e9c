import { createServer } from 'node:net';

/** @throws PortTaken naming every port that something else holds, so that one restart suffices. */
export async function requireFreePorts(bind: string, wanted: readonly { name: string; port: number }[]): Promise<void> {
  const checks = await Promise.all(wanted.map(async (entry) => ({ ...entry, free: await isFree(bind, entry.port) })));
  const taken = checks.filter((entry) => !entry.free);
  if (taken.length > 0) throw new PortTaken(taken);
}

function isFree(bind: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, bind, () => probe.close(() => resolve(true)));
  });
}

export class PortTaken extends Error {
  constructor(taken: readonly { name: string; port: number }[]) {
    const list = taken.map(({ name, port }) => `${port} (${name})`).join(', ');
    super(`Something else listens on port ${list}. Stop it, or shift every port: VITRINE_PORT_OFFSET=100 npm start`);
  }
}
