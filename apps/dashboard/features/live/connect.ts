import type { Snapshot } from '@/lib/api/types';
import type { LiveStore } from './live-store';

const FAILURES_BEFORE_POLLING = 3;
const LONGEST_PAUSE_MS = 60_000;

/**
 * Keeps an EventSource on `/v1/stream` open: the browser reconnects by itself after a cut line, we do after a refusal.
 * After three failures in a row the store says `polling`; the line is still tried, ever more rarely.
 * @returns how to hang up
 */
export function connect(store: LiveStore): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let isOver = false;

  const open = () => {
    source = new EventSource('/v1/stream');
    source.addEventListener('open', () => {
      failures = 0;
      store.setStatus('live');
    });
    source.addEventListener('snapshot', (event: MessageEvent<string>) => {
      failures = 0;
      store.setStatus('live');
      store.take(JSON.parse(event.data) as Snapshot);
    });
    source.addEventListener('error', () => {
      failures += 1;
      if (failures >= FAILURES_BEFORE_POLLING) store.setStatus('polling');
      if (source?.readyState !== EventSource.CLOSED && failures < FAILURES_BEFORE_POLLING) return;
      source?.close();
      if (!isOver) timer = setTimeout(open, Math.min(LONGEST_PAUSE_MS, 1000 * 2 ** failures));
    });
  };

  open();
  return () => {
    isOver = true;
    clearTimeout(timer);
    source?.close();
    store.stop();
  };
}
