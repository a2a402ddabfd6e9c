import fc from 'fast-check';
import { forgedCursor, oddPathPart, oddText, oddValue } from './odd-values.js';

/** One request, as it goes over the wire. */
export interface OddRequest {
  readonly method: string;
  /** The route that it is for, as the document names it. */
  readonly route: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: string | undefined;
}

type Schema = Readonly<Record<string, unknown>>;

/** The parts of the OpenAPI document that say what may be asked. */
export interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, unknown>> } | undefined;
}

interface Operation {
  readonly parameters?: ReadonlyArray<{ readonly name: string; readonly in: string }>;
  readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> };
}

/** Values by field name, where a schema gives no example. */
const FITTING: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  email: fc.uuid().map((id) => `odd-${id}@example.com`),
  password: fc.constant('a long enough password'),
  id: fc.uuid().map((id) => `odd-${id}`),
  name: fc.constant('Odd'),
  currency: fc.constant('BRL'),
  timeZone: fc.constant('America/Sao_Paulo'),
};

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
/** An open stream has no end to wait for. A busy machine's engines may be late for the probe, which then answers 503. */
const NOT_ASKED = new Set(['get /v1/stream', 'get /readyz']);

/** For every route of the document, requests with odd values in path, query, headers and body. */
export function oddRequests(document: Document): fc.Arbitrary<OddRequest>[] {
  return Object.entries(document.paths).flatMap(([route, item]) =>
    METHODS.filter((method) => method in item && !NOT_ASKED.has(`${method} ${route}`)).map((method) =>
      requestOf(document, route, method, item[method] as Operation),
    ),
  );
}

function requestOf(document: Document, route: string, method: string, operation: Operation): fc.Arbitrary<OddRequest> {
  const names = (operation.parameters ?? []).filter((one) => one.in === 'query').map(({ name }) => name);
  const schema = operation.requestBody?.content?.['application/json']?.schema;
  return fc
    .record({
      path: pathOf(route),
      query: queryOf(names),
      headers: oddHeaders,
      payload: schema === undefined ? fc.constant(undefined) : payloadOf(document, schema),
    })
    .map(({ path, query, headers, payload }) => ({
      method: method.toUpperCase(),
      route,
      url: `${path}${query === '' ? '' : `?${query}`}`,
      headers: payload === undefined ? headers : { 'content-type': 'application/json', ...headers },
      payload,
    }));
}

function pathOf(route: string): fc.Arbitrary<string> {
  const filled = fc.oneof({ weight: 3, arbitrary: oddPathPart }, { weight: 1, arbitrary: fc.constant('acme') });
  const parts = route.split('/').map((part) => (part.startsWith('{') ? filled : fc.constant(part)));
  return fc.tuple(...parts).map((filled) => filled.join('/'));
}

/** Mostly known parameters with odd values, one of them twice perhaps; now and then one that nobody knows. */
function queryOf(names: readonly string[]): fc.Arbitrary<string> {
  const nothing = fc.constant('');
  const unknown = oddPathPart.map((value) => `odd=${value}`);
  if (names.length === 0)
    return fc.oneof(
      { weight: 12, arbitrary: nothing },
      { weight: 1, arbitrary: unknown },
      { weight: 1, arbitrary: oddPathPart },
    );
  const pair = fc
    .constantFrom(...names)
    .chain((name) =>
      (name === 'cursor' ? forgedCursor : oddPathPart).map((value) => `${encodeURIComponent(name)}=${value}`),
    );
  return fc.oneof(
    { weight: 2, arbitrary: nothing },
    { weight: 8, arbitrary: fc.array(pair, { minLength: 1, maxLength: 2 }).map((pairs) => pairs.join('&')) },
    { weight: 1, arbitrary: unknown },
  );
}

/** Header values of printable ASCII: nothing else comes through an HTTP parser. */
const headerText = fc.oneof(
  oddText.map((text) => text.replace(/[^\x20-\x7e]/g, '').slice(0, 300)),
  fc.constantFrom(
    '"1"',
    'W/"1"',
    '*',
    'text/csv',
    'application/json; charset=utf-16',
    '00-0-0-0',
    '0-18446744073709551616',
    '-1',
  ),
);

const someHeaders: fc.Arbitrary<Record<string, string>> = fc.dictionary(
  fc.constantFrom(
    'if-match',
    'if-none-match',
    'idempotency-key',
    'accept-language',
    'accept',
    'content-type',
    'traceparent',
    'x-request-id',
    'x-forwarded-for',
    'x-forwarded-host',
    'last-event-id',
    'origin',
    'sec-fetch-site',
  ),
  headerText,
  { minKeys: 1, maxKeys: 2 },
);
const oddHeaders = fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: someHeaders });

/** A body that fits but for one odd place, any JSON, or no JSON at all. */
function payloadOf(document: Document, schema: Schema): fc.Arbitrary<string> {
  const fitting = fittingOf(document, schema, 4);
  return fc.oneof(
    { weight: 1, arbitrary: fitting.map((value) => JSON.stringify(value) ?? '') },
    {
      weight: 4,
      arbitrary: fc.tuple(fitting, oddValue, fc.nat()).map(([value, odd, at]) => oddAt(value, () => odd, at)),
    },
    {
      weight: 4,
      arbitrary: fc.tuple(fitting, oddText, fc.nat()).map(([value, odd, at]) => oddAt(value, within(odd), at)),
    },
    { weight: 2, arbitrary: oddValue.map((value) => JSON.stringify(value) ?? '') },
    {
      weight: 1,
      arbitrary: fc.constantFrom('', '{', '[1,', '{"a":1e999}', `${'['.repeat(100_000)}1${']'.repeat(100_000)}`),
    },
    { weight: 1, arbitrary: fc.constantFrom('{"__proto__":{"a":1}}', '{"constructor":{"prototype":1}}', '\ufeff{}') },
  );
}

/** The fitting text with something odd in its middle, which a check of its beginning or end alone lets in. */
const within =
  (odd: string) =>
  (value: unknown): unknown =>
    typeof value === 'string' ? `${value.slice(0, 1)}${odd}${value.slice(1)}` : odd;

/** Something that the schema allows, as far as its examples and the names of its fields tell. */
function fittingOf(document: Document, schema: Schema, depth: number, name = ''): fc.Arbitrary<unknown> {
  const known = resolve(document, schema);
  const examples = known.examples as readonly unknown[] | undefined;
  if (known.const !== undefined) return fc.constant(known.const);
  if (Array.isArray(known.enum)) return fc.constantFrom(...(known.enum as unknown[]));
  if (examples !== undefined && examples.length > 0) return fc.constantFrom(...examples);
  const choices = (known.anyOf ?? known.oneOf) as readonly Schema[] | undefined;
  if (choices !== undefined) return fc.oneof(...choices.map((one) => fittingOf(document, one, depth - 1)));
  if (known.type === 'object') return objectOf(document, known, depth);
  if (known.type === 'array') {
    if (depth <= 0) return fc.constant([]);
    return fc.array(fittingOf(document, (known.items ?? {}) as Schema, depth - 1), { minLength: 1, maxLength: 2 });
  }
  if (known.type === 'integer' || known.type === 'number') return fc.integer({ min: 1, max: 50 });
  if (known.type === 'boolean') return fc.boolean();
  if (known.type !== 'string') return oddValue;
  return FITTING[name] ?? fc.constantFrom('acme', 'a', '2026-11-20');
}

function objectOf(document: Document, schema: Schema, depth: number): fc.Arbitrary<unknown> {
  const properties = Object.entries((schema.properties ?? {}) as Readonly<Record<string, Schema>>);
  if (depth <= 0 || properties.length === 0) return fc.constant({});
  const parts = Object.fromEntries(
    properties.map(([name, part]) => [name, fittingOf(document, part, depth - 1, name)]),
  );
  return fc.record(parts, { requiredKeys: (schema.required ?? []) as string[] });
}

function resolve(document: Document, schema: Schema): Schema {
  const name = /^#\/components\/schemas\/(.+)$/.exec(String(schema.$ref ?? ''))?.[1];
  return name === undefined ? schema : ((document.components?.schemas?.[name] ?? {}) as Schema);
}

/** The value as text with something odd in one of its places, chosen by `at`. */
function oddAt(value: unknown, odd: (fitting: unknown) => unknown, at: number): string {
  let count = 0;
  const places = countLeaves(value);
  const wanted = at % Math.max(1, places);
  const replaced = replace(value);
  return JSON.stringify(replaced) ?? '';

  function replace(node: unknown): unknown {
    if (typeof node !== 'object' || node === null || Object.keys(node).length === 0)
      return count++ === wanted ? odd(node) : node;
    if (Array.isArray(node)) return node.map(replace);
    return Object.fromEntries(Object.entries(node).map(([name, part]) => [name, replace(part)]));
  }
}

function countLeaves(node: unknown): number {
  if (typeof node !== 'object' || node === null || Object.keys(node).length === 0) return 1;
  return Object.values(node).reduce<number>((sum, part) => sum + countLeaves(part), 0);
}
