import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Answer, AnswerHead } from './answer.js';
import { underId } from './client-ids.js';
import { type Written, write } from './engine.js';
import { prepareSession } from './prepare-session.js';
import type { QueryRequest } from './read-request.js';
import type { Lease } from './sessions.js';
import { quote } from './sql-text.js';
import { readStatement } from './statement.js';

/** Formats whose parts simply follow each other: the engine's chunks can be sent as they are made. */
const STREAMED =
  /^(?:JSON(?:Compact)?(?:Strings)?EachRow|JSONLines|NDJSON|TabSeparated|TabSeparatedRaw|TSV|TSVRaw|CSV|TSKV|RowBinary|Native)$/i;

/** Runs one request on its Session, gives that back and answers. Data of an INSERT lie in `insertFolder` while the engine reads them. */
export async function execute(
  { session, giveBack }: Lease,
  request: QueryRequest,
  insertFolder: string,
  answer: Answer,
): Promise<void> {
  const statement = readStatement(request.text);
  const { queryId, gzip } = request;
  await prepareSession(session, request);

  if (statement.kind === 'load') {
    const { into, how, data } = statement;
    const written = await asFile(insertFolder, data, (path) =>
      write(session, underId(queryId, `${into} FROM INFILE ${quote(path)} ${how}`)),
    );
    await giveBack();
    return answer.send({ format: request.defaultFormat, summary: countsOf(written) }, []);
  }
  const sql = underId(queryId, statement.sql);
  if (statement.kind === 'insert') {
    const written = await write(session, sql);
    await giveBack();
    return answer.send({ format: request.defaultFormat, summary: countsOf(written) }, []);
  }

  const format = statement.format ?? request.defaultFormat;
  if (statement.kind === 'select' && STREAMED.test(format) && !request.buffered)
    return stream({ session, giveBack }, sql, { format, gzip }, answer);
  const result = await session.queryAsync(sql, { format });
  await giveBack();
  const summary = { read_rows: result.rowsRead, read_bytes: result.bytesRead, elapsed_ns: result.elapsed * 1e9 };
  return answer.send({ format, gzip, summary }, [result.bytes()]);
}

/** The first chunk is awaited before anything is sent: most errors come with it and get their status. */
async function stream({ session, giveBack }: Lease, sql: string, head: AnswerHead, answer: Answer): Promise<void> {
  const chunks = session.queryStream(sql, { format: head.format })[Symbol.asyncIterator]();
  const first = await chunks.next();
  const all = async function* () {
    for (let step = first; !step.done; step = await chunks.next()) yield step.value.raw();
    await giveBack();
  };
  try {
    await answer.send(head, all());
  } finally {
    await chunks.return?.();
  }
}

/** The engine reads every format from a file, binary or not; in the text of a statement an empty line would end the data. */
async function asFile<T>(folder: string, data: Buffer, use: (path: string) => Promise<T>): Promise<T> {
  const path = join(folder, randomUUID());
  try {
    await writeFile(path, data, { mode: 0o600 });
    return await use(path);
  } finally {
    await rm(path, { force: true });
  }
}

const countsOf = ({ rowsWritten, bytesWritten, elapsed }: Written) => ({
  written_rows: rowsWritten,
  written_bytes: bytesWritten,
  result_rows: rowsWritten,
  result_bytes: bytesWritten,
  elapsed_ns: elapsed * 1e9,
});
