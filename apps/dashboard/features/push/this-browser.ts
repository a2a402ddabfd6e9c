import type { PushSubscriptionRequest, PushSubscriptionView } from '@vitrine/contracts';
import { callApi } from '@/lib/api/client';
import type { WorkerMessage } from '@/lib/offline/queued-action';
import { type BrowserFacts, deviceName } from './push-state';

export const SUBSCRIPTIONS = '/v1/me/push-subscriptions';
const WORKER = '/service-worker.js';

/** What the browser says of itself now. */
export async function readFacts(): Promise<BrowserFacts> {
  const hasPush = 'serviceWorker' in navigator && 'PushManager' in window;
  return {
    ...{ userAgent: navigator.userAgent, touchPoints: navigator.maxTouchPoints, hasPush },
    isStandalone: window.matchMedia('(display-mode: standalone)').matches,
    permission: 'Notification' in window ? Notification.permission : undefined,
    isSubscribed: hasPush && (await ownSubscription()) !== null,
  };
}

/** The one worker of the product; the browser keeps it, and asks for a newer one itself. */
export async function startWorker(): Promise<ServiceWorkerRegistration | undefined> {
  return 'serviceWorker' in navigator ? navigator.serviceWorker.register(WORKER, { scope: '/' }) : undefined;
}

/** What a page wants of the worker, once it runs; false where there is none. */
export async function tellWorker(message: WorkerMessage): Promise<boolean> {
  if ((await navigator.serviceWorker?.getRegistration('/')) === undefined) return false;
  const { active } = await navigator.serviceWorker.ready;
  active?.postMessage(message);
  return active !== null;
}

/** Asks the person, then tells the api. @returns false when the person said no @throws ApiError, or the browser's own error */
export async function turnOn(publicKey: string): Promise<boolean> {
  if ((await Notification.requestPermission()) !== 'granted') return false;
  const registration = await startWorker();
  if (registration === undefined) return false;
  await navigator.serviceWorker.ready;
  await tellApi(await subscribe(registration.pushManager, publicKey));
  return true;
}

/** At the api first: a subscription that the browser alone gives up would stand in the list until the next message. */
export async function turnOff(): Promise<void> {
  const subscription = await ownSubscription();
  if (subscription === null) return;
  const { id } = await tellApi(subscription);
  await callApi<void>(`${SUBSCRIPTIONS}/${id}`, { method: 'DELETE' });
  await subscription.unsubscribe();
}

/** After a sign-in: this browser's subscription is the person's who is here now, until they sign out. */
export async function keepSubscription(publicKey: string): Promise<void> {
  const subscription = await ownSubscription();
  if (subscription === null || Notification.permission !== 'granted') return;
  const registration = await navigator.serviceWorker.ready;
  await tellApi(await subscribe(registration.pushManager, publicKey));
}

export async function ownSubscription(): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker?.getRegistration('/');
  return (await registration?.pushManager.getSubscription()) ?? null;
}

/** A subscription made with another key of the installation is worth nothing any more. */
async function subscribe(manager: PushManager, publicKey: string): Promise<PushSubscription> {
  const options = { userVisibleOnly: true, applicationServerKey: publicKey };
  try {
    return await manager.subscribe(options);
  } catch (cause) {
    const before = await manager.getSubscription();
    if (before === null) throw cause;
    await before.unsubscribe();
    return manager.subscribe(options);
  }
}

/** The same subscription again is answered with the id that it has. */
function tellApi(subscription: PushSubscription): Promise<PushSubscriptionView> {
  const { endpoint = '', keys = {} } = subscription.toJSON();
  const device = deviceName(navigator.userAgent);
  const body: PushSubscriptionRequest = {
    endpoint,
    keys: { p256dh: keys.p256dh ?? '', auth: keys.auth ?? '' },
    ...(device === '' ? {} : { device }),
  };
  return callApi<PushSubscriptionView>(SUBSCRIPTIONS, { body });
}
