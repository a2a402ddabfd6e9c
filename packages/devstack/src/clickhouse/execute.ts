import type { Answer } from './answer.js';
import type { DataFiles } from './data-files.js';
import type { Session } from './engine.js';
import { INSERT_SETTINGS, insertData } from './insert-data.js';
import { isStreamed } from './output-formats.js';
import { prepareSession } from './prepare-session.js';
import type { QueryRequest } from './query-request.js';
import type { RunningQueries } from './running-queries.js';
import { readStatement, type Statement } from './statement.js';

export interface Execution {
  readonly session: Session;
  readonly marker: string;
  readonly request: QueryRequest;
  readonly body: Buffer;
  readonly answer: Answer;
  readonly files: DataFiles;
  readonly running: RunningQueries;
}

/** Runs one request on its own Session and answers it. */
export async function execute(execution: Execution): Promise<void> {
  const { session, marker, request, answer, files, running } = execution;
  const { statement, data } = understand(request.query, execution.body);
  await prepareSession(session, request, statement.kind === 'insert' ? INSERT_SETTINGS : []);

  if (statement.kind === 'insert') {
    const started = performance.now();
    const rows = await insertData(session, statement, marker, data, files);
    answer.summarise({
      read_rows: rows,
      written_rows: rows,
      result_rows: rows,
      written_bytes: data.length,
      read_bytes: data.length,
      elapsed_ns: (performance.now() - started) * 1e6,
    });
    return answer.send(request.defaultFormat, [], false);
  }
  const format = (statement.kind === 'query' ? statement.format : undefined) ?? request.defaultFormat;
  if (statement.kind === 'query' && statement.canStream && isStreamed(format) && !request.buffered)
    return stream(execution, marker + statement.sql, format);

  const sql = /^\s*KILL\b/i.test(statement.sql) ? await running.translate(statement.sql) : statement.sql;
  const result = await session.queryAsync(marker + sql, { format });
  answer.summarise({ read_rows: result.rowsRead, read_bytes: result.bytesRead, elapsed_ns: result.elapsed * 1e9 });
  await answer.send(format, [result.bytes()], request.compress);
}

/** The first chunk is awaited before anything is sent: most errors come with it and get their status. */
async function stream({ session, request, answer }: Execution, sql: string, format: string): Promise<void> {
  const chunks = session.queryStream(sql, { format })[Symbol.asyncIterator]();
  const first = await chunks.next();
  answer.summarise({});
  const all = async function* () {
    for (let step = first; !step.done; step = await chunks.next()) yield step.value.raw();
  };
  try {
    await answer.send(format, all(), request.compress);
  } finally {
    await chunks.return?.();
  }
}

/**
 * Finds the statement in the URL's query and the body, and in an INSERT the data that follow it, binary or not.
 * Read as bytes first: a body may go over from SQL to Native in the middle.
 */
export function understand(query: string, body: Buffer): { statement: Statement; data: Buffer } {
  const text = Buffer.concat([
    Buffer.from(query),
    ...(query !== '' && body.length > 0 ? [Buffer.from('\n')] : []),
    body,
  ]);
  if (/^(?:\s|--[^\n]*\n|\/\*[\s\S]*?\*\/)*INSERT\s/i.test(text.subarray(0, 65_536).toString('latin1'))) {
    const head = text.subarray(0, 1_048_576).toString('latin1');
    const statement = readStatement(head);
    if (statement.kind === 'insert') {
      return {
        statement: { ...statement, head: Buffer.from(statement.head, 'latin1').toString('utf8') },
        data: text.subarray(statement.dataStart),
      };
    }
  }
  return { statement: readStatement(text.toString('utf8')), data: Buffer.alloc(0) };
}
