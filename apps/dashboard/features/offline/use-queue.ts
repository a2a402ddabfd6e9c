'use client';

import { useCallback, useEffect, useState } from 'react';
import { tellWorker } from '@/features/push/this-browser';
import { useSession } from '@/features/session/session-context';
import { allRows, deleteRow, getRow, putRow } from '@/lib/offline/database';
import { QUEUE_CHANNEL, QUEUE_SYNC, type QueuedAction, type QueueNews } from '@/lib/offline/queued-action';
import { sendHere } from '@/lib/offline/send-here';

/** So long a tap can be taken back. */
export const UNDO_MS = 6_000;
const LOOK_MS = 5_000;

export type NewAction = Pick<QueuedAction, 'id' | 'path' | 'body'>;

/**
 * What this person did and the api does not know yet. The service worker sends it, also after the page is gone; where there is none, the
 * page does.
 * @param onRefused how many the api will never take
 */
export function useQueue(onRefused: (count: number) => void) {
  const { me } = useSession();
  const personId = me.user.id;
  const [waiting, setWaiting] = useState(0);

  const look = useCallback(async () => {
    const own = ((await allRows('actions')) as QueuedAction[]).filter((action) => action.personId === personId);
    const dueFor = (ms: number) => own.filter(({ notBefore }) => notBefore <= Date.now() - ms).length;
    // What is on its way at this moment does not wait for a network; what waited waits until it is there.
    setWaiting((before) => dueFor(navigator.onLine && before === 0 ? 2 * LOOK_MS : 0));
    if (dueFor(0) > 0 && navigator.onLine) await send(false);
  }, [personId]);

  useEffect(() => {
    const again = () => void look().catch(() => undefined);
    const leave = () => document.visibilityState === 'hidden' && void sendFromAway().catch(() => undefined);
    const channel = new BroadcastChannel(QUEUE_CHANNEL);
    channel.onmessage = ({ data }: MessageEvent<QueueNews>) => {
      if (data.refused > 0) onRefused(data.refused);
      again();
    };
    again();
    const timer = setInterval(again, LOOK_MS);
    window.addEventListener('online', again);
    document.addEventListener('visibilitychange', leave);
    return () => {
      clearInterval(timer);
      channel.close();
      window.removeEventListener('online', again);
      document.removeEventListener('visibilitychange', leave);
    };
  }, [look, onRefused]);

  const queue = useCallback(
    async (action: NewAction) => {
      const now = Date.now();
      const row: QueuedAction = { ...action, personId, queuedAt: now, notBefore: now + UNDO_MS };
      await putRow('actions', row.id, row);
      await askForSync().catch(() => undefined); // it waits all the same
    },
    [personId],
  );
  return { waiting, queue, takeBack };
}

/** @returns false where it was sent already, or was never kept */
async function takeBack(id: string): Promise<boolean> {
  return navigator.locks.request(QUEUE_CHANNEL, async () => {
    const isThere = (await getRow('actions', id)) !== undefined;
    if (isThere) await deleteRow('actions', id);
    return isThere;
  });
}

/** The page may never be looked at again: what cannot go now goes once there is a network. */
async function sendFromAway(): Promise<void> {
  await send(true);
  await askForSync();
}

async function send(all: boolean): Promise<void> {
  if (!(await tellWorker({ type: 'send-actions', all }))) await sendHere(all);
}

/** Where the browser can, it wakes the worker once there is a network, with or without a page. */
async function askForSync(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration('/');
  const { sync } = (registration ?? {}) as { sync?: { register: (tag: string) => Promise<void> } };
  await sync?.register(QUEUE_SYNC).catch(() => undefined);
}
