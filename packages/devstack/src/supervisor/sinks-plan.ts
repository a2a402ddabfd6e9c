import { join } from 'node:path';
import { reachable } from '../engine/ports.js';
import { answersOk, untilHttpOk } from '../engine/until-ready.js';
import type { ProcessPlan } from './managed-process.js';
import { bookkeeping, ports, processEnvironment, type ServiceContext } from './service-plans.js';

const HEAP_MIB = 96;

/** Where mail and webhooks of this stack end. */
export function sinksPlan(context: ServiceContext): ProcessPlan {
  const { root, home, bind, portOffset } = context;
  const port = ports.mail + portOffset;
  const page = `http://${reachable(bind)}:${port}/`;
  return {
    name: 'sinks',
    command: process.execPath,
    args: [`--max-old-space-size=${HEAP_MIB}`, join(root, 'packages', 'devstack', 'dist', 'sinks', 'main.js')],
    env: {
      ...processEnvironment(),
      HOST: bind,
      SINK_SMTP_PORT: String(ports.smtp + portOffset),
      SINK_MAIL_PORT: String(port),
      SINK_WEBHOOK_PORT: String(ports.webhooks + portOffset),
    },
    cwd: root,
    port,
    ...bookkeeping(home, 'sinks'),
    ready: (signal) => untilHttpOk(page, signal),
    alive: () => answersOk(page),
  };
}
