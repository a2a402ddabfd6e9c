import { isUtf8 } from 'node:buffer';
import type { DataFiles } from './data-files.js';
import type { Session } from './engine.js';
import { flattenJson } from './flatten-json.js';
import { quote, quoteName } from './quote.js';
import type { Statement } from './statement.js';

type Insert = Extract<Statement, { kind: 'insert' }>;

/** Formats that carry the names of their columns. */
const NAMED =
  /^(?:Native|Parquet|Arrow|ArrowStream|ORC|Avro|\w+WithNames|\w+WithNamesAndTypes|BSONEachRow|TSKV|MsgPackWithNames)$/i;
/** Above it a string of the data would come near the longest that V8 makes. */
const MAX_INLINE_BYTES = 200 * 1024 * 1024;

/** Files take the types of the table's columns, not guessed ones: a decimal must not pass through a float. */
export const INSERT_SETTINGS = [['use_structure_from_insertion_table_in_table_functions', '1']] as const;

/**
 * Inserts `data`, which came in `insert.format`, and returns the number of rows sent.
 * JSON goes inline, because a row may leave columns to their defaults; everything else as a file.
 */
export async function insertData(
  session: Session,
  insert: Insert,
  marker: string,
  data: Buffer,
  files: DataFiles,
): Promise<number> {
  if (/^(?:JSON|NDJSON)\w*$/i.test(insert.format) && data.length < MAX_INLINE_BYTES && isUtf8(data)) {
    const { json, rows } = flattenJson(data);
    if (rows > 0) {
      await session.queryAsync(`${marker}${insert.head} FORMAT ${insert.format} ${json.toString('utf8')}`);
      return rows;
    }
  }
  return files.with(data, (path) => insertFile(session, insert, marker, path, data.length === 0));
}

async function insertFile(
  session: Session,
  insert: Insert,
  marker: string,
  path: string,
  isEmpty: boolean,
): Promise<number> {
  // An empty file has no structure in most formats and no rows in any: the table and columns are still checked.
  const file = `file(${quote(path)}, ${quote(isEmpty ? 'RowBinary' : insert.format)})`;
  const columns =
    !isEmpty && !insert.hasColumns && NAMED.test(insert.format) ? await namesIn(session, file) : undefined;
  await session.queryAsync(
    `${marker}${columns === undefined ? insert.head : withColumns(insert.head, columns)} SELECT * FROM ${file}`,
  );
  return isEmpty ? 0 : countRows(session, file);
}

async function namesIn(session: Session, file: string): Promise<string[]> {
  const described = await session.queryAsync(`DESCRIBE ${file}`, { format: 'JSONCompactEachRow' });
  return described
    .text()
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as [string])[0]);
}

/** Columns that the data leave out take the table's own defaults. */
function withColumns(head: string, columns: readonly string[]): string {
  const settingsAt = head.search(/\sSETTINGS\s/i);
  const target = settingsAt < 0 ? head : head.slice(0, settingsAt);
  return `${target} (${columns.map(quoteName).join(', ')}) ${settingsAt < 0 ? '' : head.slice(settingsAt)}`;
}

/** For the summary only; formats without a structure of their own cannot be counted. */
async function countRows(session: Session, file: string): Promise<number> {
  try {
    return Number((await session.queryAsync(`SELECT count() FROM ${file}`)).text());
  } catch {
    return 0;
  }
}
