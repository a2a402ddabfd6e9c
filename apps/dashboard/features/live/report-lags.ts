import { callApi } from '@/lib/api/client';
import type { LiveStore } from './live-store';

const EVERY_MS = 30_000;
const AT_MOST = 50;

/** Tells the operators how old sales were when this screen showed them: a few numbers, twice a minute, nothing about the person. */
export function reportLags(store: LiveStore): () => void {
  let lags: number[] = [];
  let last = store.read().snapshot;
  const stopListening = store.subscribe(() => {
    const { snapshot, lagMs } = store.read();
    if (snapshot === last || lagMs === null || document.visibilityState !== 'visible') return;
    last = snapshot;
    // the next frame is the one a person sees
    const shownAt = snapshot?.acceptedAt ?? null;
    requestAnimationFrame(() => {
      if (shownAt !== null && lags.length < AT_MOST) lags.push(Math.max(0, Date.now() - shownAt));
    });
  });
  const timer = setInterval(() => {
    if (lags.length === 0) return;
    const body = { lags };
    lags = [];
    callApi('/v1/pipeline/seen', { body }).catch(() => undefined); // a lost measurement is not worth a word
  }, EVERY_MS);
  return () => {
    clearInterval(timer);
    stopListening();
  };
}
