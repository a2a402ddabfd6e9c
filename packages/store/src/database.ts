import type { OnQuery } from '@vitrine/tracing';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import type pg from 'pg';
import { translateError } from './errors.js';
import { watchedClient, watchedPool } from './watched-pool.js';

export type Orm = NodePgDatabase<Record<string, never>>;

/** Longer than any of our queries takes; a Postgres that is silent for as long is away. */
const QUERY_TIMEOUT_MS = 30_000;
const KEEP_ALIVE_AFTER_MS = 10_000;

/** One pool. Every access goes through run(), so that every engine error leaves this package as a typed one. */
export class Database {
  private readonly pool: pg.Pool;
  private readonly orm: Orm;
  private readonly connection: pg.ClientConfig;
  private readonly Client: typeof pg.Client;
  /** host:port/database, never user or password. */
  readonly address: string;

  constructor(
    databaseUrl: string,
    maxConnections: number,
    queryTimeoutMs: number = QUERY_TIMEOUT_MS,
    onQuery?: OnQuery,
  ) {
    this.address = addressOf(databaseUrl);
    this.connection = {
      connectionString: databaseUrl,
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
      keepAliveInitialDelayMillis: KEEP_ALIVE_AFTER_MS,
    };
    this.Client = watchedClient(onQuery);
    this.pool = watchedPool({ ...this.connection, max: maxConnections, query_timeout: queryTimeoutMs }, onQuery);
    // The pool replaces a connection that breaks, and its query fails; without listeners Node would end the process.
    this.pool.on('error', () => undefined);
    this.pool.on('connect', (client) => client.on('error', () => undefined));
    this.orm = drizzle(this.pool);
  }

  async run<T>(work: (orm: Orm) => Promise<T>): Promise<T> {
    try {
      return await work(this.orm);
    } catch (error) {
      throw translateError(error, this.address);
    }
  }

  /**
   * Runs work in one transaction on a connection of its own, for statements that drizzle does not model (migrations). They may take their
   * time, and wait for one another. Any failure ends the connection, and with it the transaction.
   */
  async transaction<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
    const client = new this.Client(this.connection);
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query('BEGIN');
      const result = await work(client);
      await client.query('COMMIT');
      return result;
    } catch (error) {
      throw translateError(error, this.address);
    } finally {
      await client.end();
    }
  }

  /** Not yet connected, outside the pool, for whoever holds a connection for long. The caller ends it. */
  lonelyClient(queryTimeoutMs = 5_000): pg.Client {
    return new this.Client({ ...this.connection, query_timeout: queryTimeoutMs });
  }

  async ping(): Promise<void> {
    await this.run(() => this.pool.query('SELECT 1'));
  }

  async close(): Promise<void> {
    await this.pool.end();
  }
}

function addressOf(databaseUrl: string): string {
  try {
    const url = new URL(databaseUrl);
    return `${url.hostname}:${url.port || '5432'}${url.pathname}`;
  } catch {
    return 'an address that is not a URL';
  }
}
