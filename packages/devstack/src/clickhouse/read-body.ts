import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import type { DataFiles } from './data-files.js';
import type { Engine } from './engine.js';
import { GatewayError } from './gateway-error.js';

const ours = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
};
/** Left to the engine, which reads compressed files. */
const engines = new Set(['lz4', 'zstd', 'xz', 'bz2', 'snappy']);

/** The whole body, decompressed. */
export async function readBody(message: IncomingMessage, engine: Engine, files: DataFiles): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  const encoding = (message.headers['content-encoding'] ?? 'identity').toLowerCase();
  if (encoding === 'identity' || body.length === 0) return body;
  try {
    if (encoding in ours) return await ours[encoding as keyof typeof ours](body);
    if (engines.has(encoding))
      return await files.with(body, (path) =>
        engine.ask(`SELECT * FROM file('${path}', 'RawBLOB', 'x String', '${encoding}')`, 'RawBLOB'),
      );
  } catch {
    throw new GatewayError(354, 'ZLIB_INFLATE_FAILED', `The body is not valid ${encoding}`, 400);
  }
  throw new GatewayError(448, 'UNKNOWN_COMPRESSION_METHOD', `Unknown compression method ${encoding}`, 400);
}

/** The URL's parameters, with those of a multipart form over them: clients move long ones there. */
export async function readForm(
  url: URLSearchParams,
  message: IncomingMessage,
  body: Buffer,
): Promise<{ form: URLSearchParams; data: Buffer }> {
  const type = message.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return { form: url, data: body };
  const form = new URLSearchParams(url);
  const parts = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  for (const [name, value] of parts.entries()) {
    if (typeof value !== 'string')
      throw new GatewayError(48, 'NOT_IMPLEMENTED', 'External tables are not supported by the embedded engine');
    form.set(name, value);
  }
  return { form, data: Buffer.alloc(0) };
}
