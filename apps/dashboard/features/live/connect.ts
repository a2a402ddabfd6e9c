import type { StreamAlert } from '@vitrine/contracts';
import type { Snapshot } from '@/lib/api/types';
import type { LiveStore } from './live-store';

const FAILURES_BEFORE_POLLING = 3;
const LONGEST_PAUSE_MS = 60_000;

/**
 * Keeps an EventSource on `/v1/stream` open: the browser reconnects by itself after a cut line, we do after a refusal. After three failures
 * in a row the store says `polling`, and we try the line ever more rarely. Without a network the store says `offline`, and we try again the
 * moment the network is back.
 * @param onRefused is called when the server answered and refused us: the session may have ended
 * @returns how to hang up
 */
export function connect(store: LiveStore, onRefused: () => void): () => void {
  const line = new Line(store, onRefused);
  const onOffline = () => {
    line.close();
    store.setStatus('offline');
  };
  const onOnline = () => {
    line.close();
    store.setStatus('connecting');
    line.openAnew();
  };
  window.addEventListener('offline', onOffline);
  window.addEventListener('online', onOnline);
  if (navigator.onLine) line.openAnew();
  else store.setStatus('offline');
  return () => {
    window.removeEventListener('offline', onOffline);
    window.removeEventListener('online', onOnline);
    line.close();
    store.stop();
  };
}

/** One line to the stream after the other, with the failures since it last worked. */
class Line {
  private source: EventSource | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;

  constructor(
    private readonly store: LiveStore,
    private readonly onRefused: () => void,
  ) {}

  openAnew(): void {
    this.failures = 0;
    this.open();
  }

  close(): void {
    clearTimeout(this.timer);
    this.source?.close();
  }

  private open(): void {
    const source = new EventSource('/v1/stream');
    this.source = source;
    source.addEventListener('open', () => {
      this.isAlive();
      this.store.tellAlert(null);
    });
    source.addEventListener('snapshot', (event: MessageEvent<string>) => {
      this.isAlive();
      this.store.take(JSON.parse(event.data) as Snapshot);
    });
    source.addEventListener('alert', (event: MessageEvent<string>) => {
      this.store.tellAlert(JSON.parse(event.data) as StreamAlert);
    });
    source.addEventListener('error', () => this.hasFailed(source));
  }

  private isAlive(): void {
    this.failures = 0;
    this.store.setStatus('live');
  }

  private hasFailed(source: EventSource): void {
    this.failures += 1;
    const isRefused = source.readyState === EventSource.CLOSED;
    const isTiresome = this.failures >= FAILURES_BEFORE_POLLING;
    if (isTiresome) this.store.setStatus(navigator.onLine ? 'polling' : 'offline');
    if (!isRefused && !isTiresome) return; // the browser tries again by itself
    if (isRefused && navigator.onLine) this.onRefused();
    source.close();
    this.timer = setTimeout(() => this.open(), Math.min(LONGEST_PAUSE_MS, 1000 * 2 ** this.failures));
  }
}
