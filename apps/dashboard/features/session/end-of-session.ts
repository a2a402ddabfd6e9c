import { ApiError, callApi } from '@/lib/api/client';
import type { WorkerMessage } from '@/lib/offline/queued-action';

const CHANNEL = 'vitrine-session';
type Message = 'leaving' | 'left' | 'staying';

/** Somebody is signing out in one of the tabs: a refusal of the api is no news. */
let isLeaving = false;

/** A session that ended by itself: back to the login, and from there to this very view. */
export function leaveForLogin(): void {
  // The worker outlives this page: what the person could read without a network goes with the session.
  navigator.serviceWorker?.controller?.postMessage({ type: 'gone' } satisfies WorkerMessage);
  if (isLeaving) {
    window.location.assign('/login?reason=signedOut');
    return;
  }
  const next = `${window.location.pathname}${window.location.search}`;
  window.location.assign(`/login?reason=expired&next=${encodeURIComponent(next)}`);
}

/** The api refused something: is it the session? Asks, and leaves if so. */
export async function checkSession(): Promise<void> {
  try {
    await callApi('/v1/me');
  } catch (cause) {
    if (cause instanceof ApiError && cause.status === 401) leaveForLogin();
  }
}

/**
 * Signing out in one tab signs out all of them: the figures of another tab must not stay on a shared screen.
 * The tabs hear of it before the api does, so that none takes the end for an expiry.
 *
 * @throws ApiError when the api could not be told; everybody is still signed in
 */
export async function signOut(): Promise<void> {
  const channel = new BroadcastChannel(CHANNEL);
  const tell = (message: Message) => {
    channel.postMessage(message);
    hear(message);
  };
  tell('leaving');
  try {
    await sendWaiting();
    await callApi('/v1/sessions/current', { method: 'DELETE' });
    await forgetHere();
    tell('left');
  } catch (cause) {
    tell('staying');
    throw cause;
  } finally {
    channel.close();
  }
}

/** What the person did and nobody was told yet, while it is still this person's session. */
async function sendWaiting(): Promise<void> {
  const { sendHere } = await import('@/lib/offline/send-here');
  await sendHere(true).catch(() => undefined);
}

/** Lists that were kept to be read without a network name what this person may see. */
async function forgetHere(): Promise<void> {
  const { forgetKept } = await import('@/lib/offline/forget');
  await forgetKept().catch(() => undefined);
}

/** @returns how to stop listening */
export function hearSignedOut(): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener('message', ({ data }: MessageEvent<Message>) => hear(data));
  return () => channel.close();
}

function hear(message: Message): void {
  isLeaving = message !== 'staying';
  if (message === 'left') leaveForLogin();
}
