import { quote, quoteName, replaceCalls, replaceWords, tokensOf } from './sql-text.js';

/** The id that a client gave its query, read from the comment before the statement: the engine makes ids of its own. */
export const CLIENTS_ID = String.raw`decodeURLComponent(extract(query, '^/\\* (\\S+) \\*/ '))`;

/** The engine's list of queries, with the clients' ids and without those comments. */
const PROCESSES = String.raw`(SELECT * REPLACE (if(startsWith(query, '/* '), ${CLIENTS_ID}, query_id) AS query_id,
  replaceRegexpOne(query, '^/\\* \\S+ \\*/ ', '') AS query) FROM system.processes)`;

/** The functions by which a query asks for its own id. */
const ID_FUNCTIONS = [
  'queryID',
  'query_id',
  'currentQueryID',
  'current_query_id',
  'initialQueryID',
  'initial_query_id',
];

/**
 * The statement under its client's id. KILL QUERY and system.processes find queries by those ids too.
 * Never KILL … SYNC: in this engine it waits for ever. ASYNC answers "waiting" for what it told to stop.
 */
export function underId(id: string, sql: string): string {
  const others: Record<string, string> = /^\s*KILL\b/i.test(sql)
    ? { QUERY_ID: CLIENTS_ID, SYNC: 'ASYNC' }
    : { 'SYSTEM.PROCESSES': PROCESSES };
  return `/* ${encodeURIComponent(id)} */ ${replaceWords(tellId(id, sql), others)}`;
}

/** A call inside the definition of a table or a view stays: it is for the queries to come. */
function tellId(id: string, sql: string): string {
  const isAsked = ID_FUNCTIONS.some((name) => sql.includes(name));
  if (!isAsked || ['CREATE', 'ALTER', 'ATTACH'].includes(tokensOf(sql).next().value?.word ?? '')) return sql;
  return replaceCalls(sql, ID_FUNCTIONS, (column) => `(${quote(id)} AS ${quoteName(column)})`);
}
