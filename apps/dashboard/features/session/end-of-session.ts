import { ApiError, callApi } from '@/lib/api/client';

const CHANNEL = 'vitrine-session';

/** A session that ended: back to the login, and from there to this very view. */
export function leaveForLogin(): void {
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

/** Signing out in one tab signs out all of them: the figures of another tab must not stay on a shared screen. */
export function tellSignedOut(): void {
  new BroadcastChannel(CHANNEL).postMessage('signed out');
  window.location.assign('/login?reason=signedOut');
}

/** @returns how to stop listening */
export function hearSignedOut(): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener('message', () => window.location.assign('/login?reason=signedOut'));
  return () => channel.close();
}
