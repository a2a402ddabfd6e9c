import type pg from 'pg';
import type { Database } from './database.js';

/** A connection that is asked this often and does not answer in time is given up. */
const ASK_EVERY_MS = 5_000;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;
/** What was recorded shortly before the last sign of life may not have been told. */
const OVERLAP_MS = 2_000;

export interface ChannelHearer {
  told(payload: string): void;
  /** The connection was lost: what was recorded since this moment, by the clock of Postgres, may not have been told. */
  gap(since: Date): void;
  /** The connection is lost; it is tried again until `stop`. */
  lost(error: unknown): void;
}

/** Hears what transactions tell on a channel (NOTIFY) when they end, on a connection of its own that is made again when it breaks. */
export class ChannelListener {
  private client: pg.Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private pauseMs = FIRST_PAUSE_MS;
  private aliveAt: Date | undefined;
  private isStopped = false;

  /** @param channel a plain name of our own: it stands in the statement as it is */
  constructor(
    private readonly database: Database,
    private readonly channel: string,
    private readonly hearer: ChannelHearer,
  ) {}

  /** Settles when it hears, or when the first try failed and the next is waited for. */
  async start(): Promise<void> {
    this.isStopped = false;
    await this.connect();
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.leave();
  }

  private async connect(): Promise<void> {
    try {
      const client = this.database.lonelyClient();
      this.client = client;
      client.on('error', (error) => this.again(client, error));
      client.on('end', () => this.again(client, undefined));
      client.on('notification', ({ payload }) => this.hearer.told(payload ?? ''));
      await client.connect();
      await client.query(`LISTEN ${this.channel}`);
      const since = this.aliveAt;
      await this.askTime(client);
      this.pauseMs = FIRST_PAUSE_MS;
      if (since !== undefined) this.hearer.gap(new Date(since.getTime() - OVERLAP_MS));
      this.askAgain(client);
    } catch (error) {
      this.again(this.client, error);
    }
  }

  private askAgain(client: pg.Client): void {
    this.timer = setTimeout(() => {
      this.askTime(client).then(
        () => client === this.client && this.askAgain(client),
        (error: unknown) => this.again(client, error),
      );
    }, ASK_EVERY_MS);
    this.timer.unref();
  }

  private async askTime(client: pg.Client): Promise<void> {
    const { rows } = await client.query<{ now: Date }>('SELECT clock_timestamp() AS now');
    this.aliveAt = rows[0]?.now;
  }

  /** Each connection is given up once, whatever tells first that it is broken. */
  private again(client: pg.Client | undefined, error: unknown): void {
    if (this.isStopped || client !== this.client) return;
    this.hearer.lost(error);
    clearTimeout(this.timer);
    void this.leave();
    this.timer = setTimeout(() => void this.connect(), this.pauseMs);
    this.timer.unref();
    this.pauseMs = Math.min(LONGEST_PAUSE_MS, this.pauseMs * 2);
  }

  private async leave(): Promise<void> {
    const { client } = this;
    this.client = undefined;
    await client?.end().catch(() => undefined);
  }
}
