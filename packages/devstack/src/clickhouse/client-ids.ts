import { replaceWords } from './sql-text.js';

/** The id that a client gave its query, read from the comment before the statement: the engine makes ids of its own. */
export const CLIENTS_ID = String.raw`decodeURLComponent(extract(query, '^/\\* (\\S+) \\*/ '))`;

/** The engine's list of queries, with the clients' ids and without those comments. */
const PROCESSES = String.raw`(SELECT * REPLACE (if(startsWith(query, '/* '), ${CLIENTS_ID}, query_id) AS query_id,
  replaceRegexpOne(query, '^/\\* \\S+ \\*/ ', '') AS query) FROM system.processes)`;

/**
 * The statement under its client's id. KILL QUERY and system.processes find queries by those ids too.
 * Never KILL … SYNC: in this engine it waits for ever. ASYNC answers "waiting" for what it told to stop.
 */
export function underId(id: string, sql: string): string {
  const others: Record<string, string> = /^\s*KILL\b/i.test(sql)
    ? { QUERY_ID: CLIENTS_ID, SYNC: 'ASYNC' }
    : { 'SYSTEM.PROCESSES': PROCESSES };
  return `/* ${encodeURIComponent(id)} */ ${replaceWords(sql, others)}`;
}
