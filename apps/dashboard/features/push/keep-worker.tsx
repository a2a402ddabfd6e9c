'use client';

import type { PushSubscriptionList } from '@vitrine/contracts';
import { useEffect } from 'react';
import { useSession } from '@/features/session/session-context';
import { seesAlerts } from '@/lib/access';
import { callApi } from '@/lib/api/client';
import { keepSubscription, ownSubscription, SUBSCRIPTIONS, startWorker, tellWorker } from './this-browser';

/** Starts the service worker once, and hands a subscription of this browser to whoever is signed in. Draws nothing. */
export function KeepWorker(): null {
  const { me } = useSession();
  const isTold = seesAlerts(me);
  const personId = me.user.id;
  useEffect(() => {
    // A browser that keeps no worker, as in private windows, does without pushes; the settings say so.
    keep(isTold, personId).catch(() => undefined);
  }, [isTold, personId]);
  return null;
}

async function keep(isTold: boolean, personId: string): Promise<void> {
  await startWorker();
  await tellWorker({ type: 'here', personId });
  if (!isTold || (await ownSubscription()) === null) return;
  const { publicKey } = await callApi<PushSubscriptionList>(`${SUBSCRIPTIONS}?limit=1`);
  if (publicKey !== null) await keepSubscription(publicKey);
}
