import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { translateError } from './errors.js';

export type Orm = NodePgDatabase<Record<string, never>>;

/** One pool. Every access goes through run(), so that no engine error leaves this package untranslated. */
export class Database {
  private readonly pool: pg.Pool;
  private readonly orm: Orm;
  /** host:port/database, never user or password. */
  readonly address: string;

  constructor(databaseUrl: string, maxConnections: number) {
    this.address = addressOf(databaseUrl);
    this.pool = new pg.Pool({ connectionString: databaseUrl, max: maxConnections, connectionTimeoutMillis: 5_000 });
    // A connection that breaks is replaced by the pool, and its query fails; without listeners Node would end the process.
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

  /** Runs work in one transaction on one connection, for statements that drizzle does not model (migrations). */
  async transaction<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    try {
      const client = await this.pool.connect();
      try {
        await client.query('BEGIN');
        const result = await work(client);
        await client.query('COMMIT');
        return result;
      } catch (error) {
        await client.query('ROLLBACK').catch(() => undefined);
        throw error;
      } finally {
        client.release();
      }
    } catch (error) {
      throw translateError(error, this.address);
    }
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
