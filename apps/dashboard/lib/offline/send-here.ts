import { allRows, deleteRow } from './database';
import { QUEUE_CHANNEL, type QueuedAction, type QueueNews } from './queued-action';
import { sendActions } from './send-actions';
import { createTeller } from './tell-api';

/** While one request is open no other page sends: the lock is given back when nobody answers. */
const MOST_MS = 20_000;

/**
 * Sends what waits from wherever this runs, page or worker; one of them at a time.
 * @param all also what could still be taken back
 * @returns how many are left for the next time
 */
export async function sendHere(all: boolean): Promise<number> {
  return navigator.locks.request(QUEUE_CHANNEL, async () => {
    const { sent, refused, left } = await sendActions({
      queue: {
        all: async () => (await allRows('actions')) as QueuedAction[],
        remove: (id) => deleteRow('actions', id),
      },
      ...createTeller((path, init) => fetch(path, init), MOST_MS),
      now: all ? Number.POSITIVE_INFINITY : Date.now(),
    });
    if (sent + refused > 0) tellQueue({ refused });
    return left;
  });
}

export function tellQueue(news: QueueNews): void {
  const channel = new BroadcastChannel(QUEUE_CHANNEL);
  channel.postMessage(news);
  channel.close();
}
