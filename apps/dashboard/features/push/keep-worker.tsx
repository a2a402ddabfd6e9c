'use client';

import type { PushSubscriptionList } from '@vitrine/contracts';
import { useEffect } from 'react';
import { useSession } from '@/features/session/session-context';
import { seesAlerts } from '@/lib/access';
import { callApi } from '@/lib/api/client';
import { keepSubscription, ownSubscription, SUBSCRIPTIONS, startWorker } from './this-browser';

/** Starts the service worker once, and hands a subscription of this browser to whoever is signed in. Draws nothing. */
export function KeepWorker(): null {
  const { me } = useSession();
  const isTold = seesAlerts(me);
  useEffect(() => {
    // A browser that keeps no worker, as in private windows, does without pushes; the settings say so.
    keep(isTold).catch(() => undefined);
  }, [isTold]);
  return null;
}

async function keep(isTold: boolean): Promise<void> {
  await startWorker();
  if (!isTold || (await ownSubscription()) === null) return;
  const { publicKey } = await callApi<PushSubscriptionList>(`${SUBSCRIPTIONS}?limit=1`);
  if (publicKey !== null) await keepSubscription(publicKey);
}
