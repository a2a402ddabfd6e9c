import { type OnQuery, watchQuery } from '@vitrine/tracing';
import pg from 'pg';

type Asked = string | { readonly text: string };
type Answer = pg.QueryResult<Record<string, unknown>>;
type Query = (asked: unknown, ...rest: unknown[]) => Promise<Answer>;

/** Connections that tell of every query that a caller waits for, under its operation. */
export function watchedClient(onQuery: OnQuery | undefined): typeof pg.Client {
  class Client extends pg.Client {}
  const plain = pg.Client.prototype.query as Query;
  Client.prototype.query = function watched(this: pg.Client, asked: unknown, ...rest: unknown[]) {
    return watch(onQuery, plain.bind(this))(asked, ...rest);
  } as typeof pg.Client.prototype.query;
  return Client;
}

/**
 * A pool that tells of every query that a caller waits for, under its operation. Queries on a connection that a transaction holds are told
 * too. The pool's own query to its connection comes with a callback, and has been told already.
 */
export function watchedPool(config: pg.PoolConfig, onQuery: OnQuery | undefined): pg.Pool {
  const pool = new pg.Pool({ ...config, Client: watchedClient(onQuery) });
  pool.query = watch(onQuery, pool.query.bind(pool) as Query) as typeof pool.query;
  return pool;
}

const watch =
  (onQuery: OnQuery | undefined, query: Query): Query =>
  (asked, ...rest) =>
    typeof rest.at(-1) === 'function'
      ? query(asked, ...rest)
      : watchQuery({ engine: 'postgres', name: operationOf(asked as Asked) }, onQuery, rowsOf, () =>
          query(asked, ...rest),
        );

const TABLE = /\b(?:from|into|update)\s+(?:only\s+)?"?(\w+)"?/i;
const VERB = /^\s*([a-z]+)/i;

/** `select users`, `begin`: one of few, because all statements are in this package. */
export function operationOf(asked: Asked): string {
  const text = typeof asked === 'string' ? asked : asked.text;
  const verb = VERB.exec(text)?.[1]?.toLowerCase() ?? 'other';
  const table = TABLE.exec(text)?.[1]?.toLowerCase();
  return table === undefined ? verb : `${verb} ${table}`;
}

const rowsOf = ({ rowCount }: Answer): number => rowCount ?? 0;
