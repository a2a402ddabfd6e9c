import { callApi } from '@/lib/api/client';
import type { LiveStore } from './live-store';

const EVERY_MS = 30_000;
const AT_MOST = 50;

/** Tells the operators how long sales took from the broker to this screen: a few numbers, twice a minute, nothing about the person. */
export function reportLags(store: LiveStore): () => void {
  let lags: number[] = [];
  let last = store.read().snapshot;
  const stopListening = store.subscribe(() => {
    const { snapshot, lagMs, heardAt } = store.read();
    const isNews = snapshot?.rawAt !== last?.rawAt;
    last = snapshot;
    if (!isNews || lagMs === null || heardAt === null || document.visibilityState !== 'visible') return;
    // the next frame is the one a person sees
    requestAnimationFrame(() => {
      if (lags.length < AT_MOST) lags.push(Math.max(0, lagMs + Date.now() - heardAt));
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
