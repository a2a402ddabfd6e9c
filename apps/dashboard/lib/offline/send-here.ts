import { allRows, deleteRow } from './database';
import { QUEUE_CHANNEL, type QueuedAction, type QueueNews } from './queued-action';
import { sendActions } from './send-actions';

/** Sends what waits from wherever this runs, page or worker; one of them at a time. @param all also what could still be taken back */
export async function sendHere(all: boolean): Promise<void> {
  await navigator.locks.request(QUEUE_CHANNEL, async () => {
    const { sent, refused } = await sendActions({
      queue: {
        all: async () => (await allRows('actions')) as QueuedAction[],
        remove: (id) => deleteRow('actions', id),
      },
      whoIsHere,
      post,
      now: all ? Number.POSITIVE_INFINITY : Date.now(),
    });
    if (sent + refused > 0) tellQueue({ refused });
  });
}

export function tellQueue(news: QueueNews): void {
  const channel = new BroadcastChannel(QUEUE_CHANNEL);
  channel.postMessage(news);
  channel.close();
}

async function whoIsHere(): Promise<string | undefined> {
  try {
    const answer = await fetch('/v1/me', { cache: 'no-store' });
    return answer.ok ? ((await answer.json()) as { user: { id: string } }).user.id : undefined;
  } catch {
    return undefined;
  }
}

function post(path: string, body: unknown): Promise<Response> {
  return fetch(path, {
    method: 'POST',
    cache: 'no-store',
    keepalive: true,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}
