import type { Span } from '@opentelemetry/api';
import { inTimedPart } from './timed-part.js';

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
export async function watchQuery<T>(
  query: WatchedQuery,
  onQuery: OnQuery | undefined,
  rowsOf: (result: T) => number,
  run: () => Promise<T>,
): Promise<T> {
  const attributes = { 'db.system.name': SYSTEMS[query.engine], 'db.query.summary': query.name };
  const answer = async (span?: Span) => {
    const result = await run();
    const rows = rowsOf(result);
    span?.setAttribute('vitrine.rows', rows);
    return { result, rows };
  };
  const { result } = await inTimedPart({ name: query.name, kind: 'client', attributes }, answer, (ending) =>
    onQuery?.({ ...query, seconds: ending.seconds, rows: ending.result?.rows ?? 0, error: ending.error }),
  );
  return result;
}

const SYSTEMS = { clickhouse: 'clickhouse', postgres: 'postgresql' } as const;
