import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { GatewayError } from './gateway-error.js';
import type { SessionName } from './sessions.js';

/** One query as it came over HTTP. */
export interface QueryRequest {
  /** The statement and, after an INSERT, its data: SQL may go over to a binary format in the middle. */
  readonly text: Buffer;
  readonly queryId: string;
  readonly database: string | undefined;
  readonly sessionName: SessionName | undefined;
  readonly defaultFormat: string;
  /** Settings of the engine and, as `param_name`, the values of `{name:Type}`, escaped as in TabSeparated. */
  readonly settings: ReadonlyMap<string, string>;
  /** Does the client want its answer compressed? */
  readonly gzip: boolean;
  /** Send the answer only when it is complete, so that an error always has its status. */
  readonly buffered: boolean;
}

/** Parameters of the interface itself; every other one is a setting of the engine. */
const OWN = new Set(
  `query query_id database default_format user password quota_key role stacktrace client_protocol_version
   enable_http_compression http_zlib_compression_level wait_end_of_query buffer_size send_progress_in_http_headers
   http_headers_progress_interval_ms cancel_http_readonly_queries_on_client_close compress decompress
   session_id session_check session_timeout`.split(/\s+/),
);
/** Features of ClickHouse that this gateway lacks. It refuses them, and never answers as if it had done them. */
const REFUSED = ['compress', 'decompress', 'role'];

/** The server's `max_session_timeout`. */
const LONGEST_SESSION_S = 3600;

/** @throws GatewayError for a body that cannot be read and for what the gateway does not do. */
export async function readRequest(message: IncomingMessage, url: URLSearchParams): Promise<QueryRequest> {
  const isOn = (name: string) => ['1', 'true'].includes(url.get(name) ?? '');
  const header = (name: string) => message.headers[name]?.toString();
  const refused = REFUSED.find((name) => (url.get(name) ?? '0') !== '0');
  if (refused !== undefined) throw notImplemented(`The parameter ${refused}`);
  if (header('content-type')?.startsWith('multipart/')) throw notImplemented('A multipart form');

  const body = await readBody(message);
  const settings = new Map([...url].filter(([name]) => !OWN.has(name)));
  // As ClickHouse: whatever can be a link must not change anything.
  if (message.method === 'GET' && !settings.has('readonly')) settings.set('readonly', '2');
  const query = url.get('query');
  return {
    text: query ? Buffer.concat([Buffer.from(`${query}\n`), body]) : body,
    queryId: url.get('query_id') || header('x-clickhouse-query-id') || randomUUID(),
    database: url.get('database') || header('x-clickhouse-database'),
    sessionName: sessionOf(url),
    defaultFormat: url.get('default_format') || header('x-clickhouse-format') || 'TabSeparated',
    settings,
    gzip: isOn('enable_http_compression') && /\bgzip\b/.test(header('accept-encoding') ?? ''),
    buffered: isOn('wait_end_of_query'),
  };
}

function sessionOf(url: URLSearchParams): SessionName | undefined {
  const id = url.get('session_id');
  if (!id) return undefined;
  const timeoutS = Number(url.get('session_timeout') ?? 60);
  if (!(timeoutS >= 0 && timeoutS <= LONGEST_SESSION_S))
    throw new GatewayError(374, 'INVALID_SESSION_TIMEOUT', `session_timeout takes 0 to ${LONGEST_SESSION_S} seconds`);
  return { id, timeoutS, mustExist: url.get('session_check') === '1' };
}

async function readBody(message: IncomingMessage): Promise<Buffer> {
  const body = Buffer.concat(await message.toArray());
  const encoding = (message.headers['content-encoding'] ?? 'identity').toLowerCase();
  if (encoding === 'identity' || body.length === 0) return body;
  if (encoding !== 'gzip')
    throw new GatewayError(448, 'UNKNOWN_COMPRESSION_METHOD', `Unknown compression method ${encoding}: use gzip`, 400);
  return promisify(gunzip)(body).catch(() => {
    throw new GatewayError(354, 'ZLIB_INFLATE_FAILED', 'The body is not valid gzip', 400);
  });
}

const notImplemented = (what: string): GatewayError =>
  new GatewayError(48, 'NOT_IMPLEMENTED', `${what} is not supported by the embedded engine`);
