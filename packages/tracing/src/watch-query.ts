import { inPart, kindOfError } from './in-span.js';

export interface WatchedQuery {
  readonly engine: 'clickhouse' | 'postgres';
  /** One of few: it labels metrics and names spans. */
  readonly name: string;
}

/** A query as it ended. */
export interface QueryDone extends WatchedQuery {
  readonly seconds: number;
  /** Read or written. */
  readonly rows: number;
  /** Name of the error's class; undefined when the query went well. */
  readonly error: string | undefined;
}

export type OnQuery = (query: QueryDone) => void;

/** Runs a query, as a part of the span under way, and tells `onQuery` how it ended. */
export function watchQuery<T>(
  query: WatchedQuery,
  onQuery: OnQuery | undefined,
  rowsOf: (result: T) => number,
  run: () => Promise<T>,
): Promise<T> {
  const attributes = { 'db.system.name': SYSTEMS[query.engine], 'db.query.summary': query.name };
  return inPart({ name: query.name, kind: 'client', attributes }, async (span) => {
    const started = performance.now();
    const tell = (rows: number, error: string | undefined) =>
      onQuery?.({ ...query, seconds: (performance.now() - started) / 1_000, rows, error });
    try {
      const result = await run();
      const rows = rowsOf(result);
      span?.setAttribute('vitrine.rows', rows);
      tell(rows, undefined);
      return result;
    } catch (error) {
      tell(0, kindOfError(error));
      throw error;
    }
  });
}

const SYSTEMS = { clickhouse: 'clickhouse', postgres: 'postgresql' } as const;
