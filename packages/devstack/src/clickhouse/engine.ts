import { Session } from 'chdb';

/** Queries at once; further ones wait. Below the thread pool's size, so that a kill always finds a thread. */
const MAX_RUNNING = 40;

/** Small where the engine allows it: it shares a laptop with everything else. */
const ENGINE_ARGS = [
  '--max_server_memory_usage=1400000000',
  '--mark_cache_size=67108864',
  '--index_mark_cache_size=16777216',
  '--uncompressed_cache_size=0',
  '--session_timezone=UTC',
];

/**
 * The engine of this process. One Session runs one query at a time and keeps what SET and USE did, so every
 * request gets its own: opening one costs half a millisecond.
 */
export class Engine {
  readonly #dataDir: string;
  /** Stays open: the engine shuts down with its last Session. Used for short questions of the gateway itself. */
  readonly #own: Session;
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(dataDir: string) {
    this.#dataDir = dataDir;
    this.#own = this.open();
  }

  open(): Session {
    return new Session(this.#dataDir, { connectionArgs: ENGINE_ARGS });
  }

  /** A short question of the gateway's own, outside the queue. */
  async ask(sql: string, format = 'TabSeparatedRaw'): Promise<Buffer> {
    const session = this.open();
    try {
      return Buffer.from((await session.queryAsync(sql, { format })).bytes());
    } finally {
      session.close();
    }
  }

  /** Runs `work` when there is a free place. */
  async queued<T>(work: () => Promise<T>): Promise<T> {
    while (this.#running >= MAX_RUNNING) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#running++;
    try {
      return await work();
    } finally {
      this.#running--;
      this.#waiting.shift()?.();
    }
  }

  close(): void {
    this.#own.close();
  }
}

export type { Session };
