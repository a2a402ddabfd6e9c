import type { ServerResponse } from 'node:http';

/** A client that takes nothing for this long is gone. */
const STUCK_MS = 30_000;

/** What a client that is behind gets one of, the newest. */
export type Kept = 'snapshot' | 'alert';

/** One open stream. It keeps at most one unsent event of each name: a slow client skips some and queues none. */
export class SseConnection {
  private readonly waiting = new Map<Kept, Buffer>();
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

  /** Sends, or keeps it as the newest for when the client has caught up. */
  send(event: Buffer, now: number = Date.now(), kept: Kept = 'snapshot'): void {
    if (this.isClosed) return;
    if (this.blockedSince === undefined) this.write(event, now);
    else if (now - this.blockedSince > STUCK_MS) this.drop();
    else this.waiting.set(kept, event);
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
    this.waiting.clear();
    this.response.end();
    this.onClose();
  }

  private write(bytes: Buffer, now: number): void {
    if (!this.response.write(bytes)) this.blockedSince = now;
  }

  private drain(): void {
    this.blockedSince = undefined;
    const next = [...this.waiting];
    this.waiting.clear();
    for (const [kept, event] of next) this.send(event, Date.now(), kept);
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
