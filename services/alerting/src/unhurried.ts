import { setImmediate as breathe } from 'node:timers/promises';

const AT_ONCE = 256;

/**
 * The same, one by one, with a turn for timers and sockets after every few hundred. Work on each record of a large partition takes seconds
 * together, and a member of the group that sends no heartbeat for that long is dropped.
 */
export async function* unhurried<One>(all: Iterable<One>, atOnce = AT_ONCE): AsyncGenerator<One> {
  let given = 0;
  for (const one of all) {
    yield one;
    if (++given % atOnce === 0) await breathe();
  }
}
