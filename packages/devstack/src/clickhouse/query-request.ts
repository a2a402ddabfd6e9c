import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { GatewayError } from './gateway-error.js';

/** One query as it came over HTTP, apart from its body. */
export interface QueryRequest {
  readonly query: string;
  readonly queryId: string;
  readonly database: string | undefined;
  readonly defaultFormat: string;
  readonly sessionId: string | undefined;
  /** Values of `{name:Type}` in the statement, escaped as in TabSeparated. */
  readonly parameters: ReadonlyMap<string, string>;
  readonly settings: ReadonlyMap<string, string>;
  /** May the answer be compressed? */
  readonly compress: boolean;
  /** Send the answer only when it is complete, so that an error always has its status. */
  readonly buffered: boolean;
}

/** Parameters of the interface itself; every other one is a setting of the engine. */
const OWN = new Set([
  'query',
  'query_id',
  'database',
  'default_format',
  'user',
  'password',
  'quota_key',
  'session_id',
  'session_timeout',
]);
for (const name of [
  'session_check',
  'role',
  'enable_http_compression',
  'wait_end_of_query',
  'buffer_size',
  'compress',
  'decompress',
])
  OWN.add(name);
for (const name of [
  'client_protocol_version',
  'stacktrace',
  'http_zlib_compression_level',
  'send_progress_in_http_headers',
])
  OWN.add(name);
for (const name of ['http_headers_progress_interval_ms', 'cancel_http_readonly_queries_on_client_close']) OWN.add(name);

/** @throws GatewayError for what ClickHouse would do and this gateway does not: never a wrong answer instead. */
export function readRequest(message: IncomingMessage, form: URLSearchParams): QueryRequest {
  for (const name of ['compress', 'decompress']) {
    if (isOn(form.get(name)))
      throw new GatewayError(
        48,
        'NOT_IMPLEMENTED',
        `The parameter ${name} is not supported by the embedded engine: use HTTP compression`,
      );
  }
  const settings = new Map<string, string>();
  const parameters = new Map<string, string>();
  for (const [name, value] of form) {
    if (name.startsWith('param_')) parameters.set(name.slice('param_'.length), value);
    else if (!OWN.has(name)) settings.set(name, value);
  }
  // As ClickHouse: whatever can be a link must not change anything.
  if (message.method === 'GET' && !settings.has('readonly')) settings.set('readonly', '2');
  const header = (name: string) => message.headers[name]?.toString() || undefined;
  return {
    query: form.get('query') ?? '',
    queryId: form.get('query_id') || header('x-clickhouse-query-id') || randomUUID(),
    database: form.get('database') || header('x-clickhouse-database'),
    defaultFormat: form.get('default_format') || header('x-clickhouse-format') || 'TabSeparated',
    sessionId: form.get('session_id') || undefined,
    parameters,
    settings,
    compress: isOn(form.get('enable_http_compression')),
    buffered: isOn(form.get('wait_end_of_query')),
  };
}

const isOn = (value: string | null): boolean => value === '1' || value === 'true';
