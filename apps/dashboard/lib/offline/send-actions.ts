import type { QueuedAction } from './queued-action';

export interface ActionQueue {
  all(): Promise<QueuedAction[]>;
  remove(id: string): Promise<unknown>;
}

export interface Sending {
  queue: ActionQueue;
  /** Who is signed in; undefined: nobody, or there is no network. */
  whoIsHere: () => Promise<string | undefined>;
  /** @throws TypeError without a network */
  post: (path: string, body: unknown) => Promise<Pick<Response, 'ok' | 'status'>>;
  now: number;
}

/**
 * Tells the api what waits, in the order in which it was done. What the api took, or will never take, leaves the queue; everything else
 * stays for the next time. What another person did waits for that person.
 *
 * @returns how many were sent, how many the api refused for good, and how many are left for the next time. What another person did is left
 * for nobody who is here.
 */
export async function sendActions({
  queue,
  whoIsHere,
  post,
  now,
}: Sending): Promise<{ sent: number; refused: number; left: number }> {
  const waiting = await queue.all();
  const told = { sent: 0, refused: 0 };
  if (!waiting.some(({ notBefore }) => notBefore <= now)) return { ...told, left: waiting.length };
  const personId = await whoIsHere();
  if (personId === undefined) return { ...told, left: waiting.length };
  const all = waiting.filter((action) => action.personId === personId);
  const own = all.filter(({ notBefore }) => notBefore <= now).sort((a, b) => a.queuedAt - b.queuedAt);
  for (const { id, path, body } of own) {
    const became = await verdict(() => post(path, body));
    if (became === 'later') break;
    await queue.remove(id);
    told[became] += 1;
  }
  return { ...told, left: all.length - told.sent - told.refused };
}

/** Nobody answered, the session has ended, too many at once, or the api is in trouble: all of these pass. */
const PASSING = [401, 408, 425, 429];

async function verdict(post: () => Promise<Pick<Response, 'ok' | 'status'>>): Promise<'sent' | 'refused' | 'later'> {
  try {
    const { ok, status } = await post();
    if (ok) return 'sent';
    return status >= 500 || PASSING.includes(status) ? 'later' : 'refused';
  } catch {
    return 'later';
  }
}
