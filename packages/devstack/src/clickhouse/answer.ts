import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { asGatewayError } from './gateway-error.js';

/** What an answer tells about itself before its rows. */
export interface AnswerHead {
  readonly format: string;
  readonly gzip?: boolean;
  /** Counts of `X-ClickHouse-Summary`; those left out are 0. */
  readonly summary?: Readonly<Record<string, number>>;
}

const COUNTS =
  'read_rows read_bytes written_rows written_bytes total_rows_to_read result_rows result_bytes elapsed_ns'.split(' ');

/** One HTTP answer, with headers as ClickHouse names them. */
export class Answer {
  private readonly response: ServerResponse;

  constructor(response: ServerResponse) {
    this.response = response;
    response.setHeader('X-ClickHouse-Server-Display-Name', 'vitrine');
    response.setHeader('X-ClickHouse-Timezone', 'UTC');
  }

  identify(queryId: string): void {
    this.response.setHeader('X-ClickHouse-Query-Id', queryId.replace(/[^\x20-\x7e]/g, '?'));
  }

  /** Sends the chunks as they come; when one fails, the client sees a broken answer, never a shortened one. */
  async send(head: AnswerHead, chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<void> {
    const texts = COUNTS.map((name) => [name, String(Math.round(head.summary?.[name] ?? 0))]);
    this.response.setHeader('X-ClickHouse-Summary', JSON.stringify(Object.fromEntries(texts)));
    this.response.setHeader('X-ClickHouse-Format', head.format);
    this.response.setHeader('Content-Type', contentTypeOf(head.format));
    const source = Readable.from(chunks, { objectMode: false });
    if (!head.gzip) return pipeline(source, this.response);
    this.response.setHeader('Content-Encoding', 'gzip');
    return pipeline(source, createGzip({ level: 3 }), this.response);
  }

  /** Whatever was thrown, as ClickHouse words it; after the first row there is only the connection left to break. */
  fail(thrown: unknown): void {
    const error = asGatewayError(thrown);
    if (this.response.headersSent) {
      this.response.destroy();
      return;
    }
    for (const name of ['Content-Encoding', 'X-ClickHouse-Format']) this.response.removeHeader(name);
    this.response.statusCode = error.status;
    this.response.setHeader('X-ClickHouse-Exception-Code', error.code);
    this.response.setHeader('Content-Type', 'text/plain; charset=UTF-8');
    this.response.end(error.body);
  }
}

/** As ClickHouse's server names them. */
function contentTypeOf(format: string): string {
  if (/^(?:NDJSON|JSONLines|JSON\w*EachRow)/i.test(format)) return 'application/x-ndjson; charset=UTF-8';
  if (/^JSON/i.test(format)) return 'application/json; charset=UTF-8';
  if (/^(?:TabSeparated|TSV)/i.test(format)) return 'text/tab-separated-values; charset=UTF-8';
  if (/^CSV/i.test(format)) return 'text/csv; charset=UTF-8';
  if (/^(?:Native|RowBinary|Parquet|Arrow|ORC|Avro|RawBLOB|MsgPack)/i.test(format)) return 'application/octet-stream';
  return 'text/plain; charset=UTF-8';
}
