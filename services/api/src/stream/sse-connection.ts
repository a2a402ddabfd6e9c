import type { ServerResponse } from 'node:http';

/** A client that takes nothing for this long is gone. */
const STUCK_MS = 30_000;

/** A client that is behind gets the newest snapshot and each alert: the one takes the place of those before, the other is news of its own. */
export type Kept = 'snapshot' | 'alert';

/** More alerts than a person can take in; an inbox is asked for anew after any of them. */
const MOST_ALERTS = 100;

/** One open stream. It keeps one unsent snapshot and some unsent alerts at most: a slow client skips pictures and piles nothing up. */
export class SseConnection {
  private snapshot: Buffer | undefined;
  private alerts: Buffer[] = [];
  private blockedSince: number | undefined;
  isClosed = false;

  constructor(
    private readonly response: ServerResponse,
    private readonly onClose: () => void,
  ) {
    response.on('drain', () => this.drain());
    response.on('close', () => this.end());
    response.on('error', () => this.end());
  }

  /** Sends, or keeps it for when the client has caught up. */
  send(event: Buffer, now: number = Date.now(), kept: Kept = 'snapshot'): void {
    if (this.isClosed) return;
    if (this.blockedSince === undefined) this.write(event, now);
    else if (now - this.blockedSince > STUCK_MS) this.drop();
    else this.keep(event, kept);
  }

  /** A comment line that keeps proxies from closing an idle stream. Skipped while the client is behind. */
  beat(now: number = Date.now()): void {
    if (this.blockedSince === undefined) this.write(HEARTBEAT, now);
    else if (now - this.blockedSince > STUCK_MS) this.drop();
  }

  /** Ends the stream and says when to come back, to whichever process answers then. */
  dismiss(retryMs: number): void {
    if (!this.isClosed && this.blockedSince === undefined) this.response.write(`retry: ${retryMs}\n\n`);
    this.end();
  }

  end(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.takeWaiting();
    this.response.end();
    this.onClose();
  }

  private write(bytes: Buffer, now: number): void {
    if (!this.response.write(bytes)) this.blockedSince = now;
  }

  private drain(): void {
    this.blockedSince = undefined;
    for (const { event, kept } of this.takeWaiting()) this.send(event, Date.now(), kept);
  }

  private keep(event: Buffer, kept: Kept): void {
    if (kept === 'snapshot') this.snapshot = event;
    else this.alerts = [...this.alerts, event].slice(-MOST_ALERTS);
  }

  private takeWaiting(): { readonly event: Buffer; readonly kept: Kept }[] {
    const { snapshot, alerts } = this;
    this.snapshot = undefined;
    this.alerts = [];
    return [
      ...(snapshot ? [{ event: snapshot, kept: 'snapshot' as const }] : []),
      ...alerts.map((event) => ({ event, kept: 'alert' as const })),
    ];
  }

  private drop(): void {
    this.response.destroy();
    this.end();
  }
}

const HEARTBEAT = Buffer.from(': heartbeat\n\n');

/** One SSE event as bytes, made once for all who get it. Without an id the client keeps the last one as the place it has come to. */
export function sseEvent(name: Kept, id: string | undefined, body: unknown): Buffer {
  const place = id === undefined ? '' : `id: ${id}\n`;
  return Buffer.from(`event: ${name}\n${place}data: ${JSON.stringify(body)}\n\n`);
}
