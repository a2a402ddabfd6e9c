import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createBrotliCompress, createDeflate, createGzip } from 'node:zlib';
import type { GatewayError } from './gateway-error.js';
import { contentTypeOf } from './output-formats.js';

/** One HTTP answer: headers as ClickHouse names them, compressed when both sides want it. */
export class Answer {
  readonly #response: ServerResponse;
  readonly #acceptEncoding: string;

  constructor(request: IncomingMessage, response: ServerResponse) {
    this.#response = response;
    this.#acceptEncoding = String(request.headers['accept-encoding'] ?? '');
    response.setHeader('X-ClickHouse-Server-Display-Name', 'vitrine');
    response.setHeader('X-ClickHouse-Timezone', 'UTC');
  }

  get isStarted(): boolean {
    return this.#response.headersSent;
  }

  identify(queryId: string): void {
    this.#response.setHeader('X-ClickHouse-Query-Id', queryId.replace(/[^\x20-\x7e]/g, '?'));
  }

  summarise(summary: Readonly<Record<string, number>>): void {
    const counts = {
      read_rows: 0,
      read_bytes: 0,
      written_rows: 0,
      written_bytes: 0,
      total_rows_to_read: 0,
      result_rows: 0,
      result_bytes: 0,
      elapsed_ns: 0,
      ...summary,
    };
    const texts = Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, String(Math.round(count))]));
    this.#response.setHeader('X-ClickHouse-Summary', JSON.stringify(texts));
  }

  /** Sends the chunks as they come; when one fails, the client sees a broken answer, never a shortened one. */
  async send(
    format: string,
    chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
    compress: boolean,
  ): Promise<void> {
    this.#response.setHeader('X-ClickHouse-Format', format);
    this.#response.setHeader('Content-Type', contentTypeOf(format));
    const encoder = compress ? this.#encoder() : undefined;
    const stages: Writable[] = encoder === undefined ? [this.#response] : [encoder, this.#response];
    await pipeline([Readable.from(chunks, { objectMode: false }), ...stages] as unknown as [Readable, Writable]);
  }

  fail(error: GatewayError): void {
    if (this.isStarted) {
      this.#response.destroy();
      return;
    }
    for (const name of ['Content-Encoding', 'X-ClickHouse-Format']) this.#response.removeHeader(name);
    this.#response.statusCode = error.status;
    this.#response.setHeader('X-ClickHouse-Exception-Code', error.code);
    this.#response.setHeader('Content-Type', 'text/plain; charset=UTF-8');
    this.#response.end(error.body);
  }

  #encoder() {
    const chosen = (['br', 'gzip', 'deflate'] as const).find((name) =>
      new RegExp(`\\b${name}\\b`).test(this.#acceptEncoding),
    );
    if (chosen === undefined) return undefined;
    this.#response.setHeader('Content-Encoding', chosen);
    if (chosen === 'br') return createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 3 } });
    return chosen === 'gzip' ? createGzip({ level: 3 }) : createDeflate({ level: 3 });
  }
}
