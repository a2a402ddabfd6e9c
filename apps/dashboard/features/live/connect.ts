import type { Snapshot } from '@/lib/api/types';
import type { LiveStore } from './live-store';

const FAILURES_BEFORE_POLLING = 3;
const LONGEST_PAUSE_MS = 60_000;

/**
 * Keeps an EventSource on `/v1/stream` open: the browser reconnects by itself after a cut line, we do after a refusal.
 * After three failures in a row the store says `polling`; the line is still tried, ever more rarely. Without a network the
 * store says `offline`, and the line is tried the moment the network is back.
 * @param onRefused is called when the server answered and did not let us in: the session may have ended
 * @returns how to hang up
 */
export function connect(store: LiveStore, onRefused: () => void): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;

  const open = () => {
    const line = new EventSource('/v1/stream');
    source = line;
    const isAlive = () => {
      failures = 0;
      store.setStatus('live');
    };
    line.addEventListener('open', isAlive);
    line.addEventListener('snapshot', (event: MessageEvent<string>) => {
      isAlive();
      store.take(JSON.parse(event.data) as Snapshot);
    });
    line.addEventListener('error', () => {
      failures += 1;
      const isRefused = line.readyState === EventSource.CLOSED;
      if (failures >= FAILURES_BEFORE_POLLING) store.setStatus(navigator.onLine ? 'polling' : 'offline');
      if (!isRefused && failures < FAILURES_BEFORE_POLLING) return;
      if (isRefused && navigator.onLine) onRefused();
      line.close();
      timer = setTimeout(open, Math.min(LONGEST_PAUSE_MS, 1000 * 2 ** failures));
    });
  };
  const close = () => {
    clearTimeout(timer);
    source?.close();
  };
  const onOffline = () => {
    close();
    store.setStatus('offline');
  };
  const onOnline = () => {
    close();
    failures = 0;
    store.setStatus('connecting');
    open();
  };

  window.addEventListener('offline', onOffline);
  window.addEventListener('online', onOnline);
  if (navigator.onLine) open();
  else store.setStatus('offline');
  return () => {
    window.removeEventListener('offline', onOffline);
    window.removeEventListener('online', onOnline);
    close();
    store.stop();
  };
}
