import { expect, it } from '@jest/globals';
import { QUEUE_SYNC } from '../../lib/offline/queued-action';
import type { WorkerScope } from '../scope/worker-scope';
import { handleActions } from './handle-actions';

/** A browser whose worker has so many actions left after it sent. */
function aWorker(left: number) {
  const listeners = new Map<string, (event: never) => void>();
  const asked: boolean[] = [];
  const scope = {
    addEventListener: (name: string, listen: (event: never) => void) => void listeners.set(name, listen),
  } as unknown as WorkerScope;
  handleActions(scope, async (all) => {
    asked.push(all);
    return left;
  });
  const hear = async (name: string, event: object) => {
    const works: Promise<unknown>[] = [];
    listeners.get(name)?.({ ...event, waitUntil: (work: Promise<unknown>) => works.push(work) } as never);
    await Promise.all(works);
  };
  return { asked, hear };
}

it('a sync that left something has failed: the browser tries again', async () => {
  const worker = aWorker(2);
  await expect(worker.hear('sync', { tag: QUEUE_SYNC })).rejects.toThrow('2 actions');
  await aWorker(0).hear('sync', { tag: QUEUE_SYNC });
  expect(worker.asked).toEqual([false]);
});

it('a sync of somebody else is none of ours, and a page that asks hears of no failure', async () => {
  const worker = aWorker(2);
  await worker.hear('sync', { tag: 'other' });
  await worker.hear('message', { data: { type: 'send-actions', all: true } });
  await worker.hear('message', { data: 'noise' });
  expect(worker.asked).toEqual([true]);
});
