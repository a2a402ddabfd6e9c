import { randomUUID } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { type ClickHouseClient, ClickHouseLogLevel, createClient } from '@clickhouse/client';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const { CLICKHOUSE_URL: url = '', CLICKHOUSE_USER: username = '', CLICKHOUSE_PASSWORD: password = '' } = process.env;
const database = `gateway_${randomUUID().slice(0, 8)}`;
const quiet = { log: { level: ClickHouseLogLevel.OFF } };
let client: ClickHouseClient;

/** A request as curl would make it. */
const post = (
  parameters: Record<string, string>,
  body: string | Uint8Array = '',
  headers: Record<string, string> = {},
  signal: AbortSignal | null = null,
) =>
  fetch(`${url}/?${new URLSearchParams({ database, ...parameters })}`, {
    method: 'POST',
    body,
    signal,
    headers: { 'X-ClickHouse-User': username, 'X-ClickHouse-Key': password, ...headers },
  });

const rows = async <T>(query: string, query_params: Record<string, unknown> = {}): Promise<T[]> =>
  (await client.query({ query, query_params, format: 'JSONEachRow' })).json<T>();

const until = async (condition: () => Promise<boolean>) => {
  const deadline = Date.now() + 30_000;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`Not within 30 s: ${condition}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

const nativeOf = async (query: string) =>
  new Uint8Array(await (await post({}, `${query} FORMAT Native`)).arrayBuffer());
const inOneBody = (sql: string, data: Uint8Array) => new Uint8Array(Buffer.concat([Buffer.from(sql), data]));

beforeAll(async () => {
  const admin = createClient({ url, username, password, ...quiet });
  await admin.command({ query: `CREATE DATABASE ${database}` });
  await admin.close();
  client = createClient({
    url,
    username,
    password,
    database,
    compression: { request: true, response: true },
    ...quiet,
  });
});

afterAll(async () => {
  await client.command({ query: `DROP DATABASE ${database}` });
  await client.close();
});

describe('reading', () => {
  it('binds parameters of any text', async () => {
    const text = "it's \\ a\tb\n\n; -- ção {x:String}";
    const [row] = await rows(
      'SELECT {text: String} AS text, {list: Array(String)} AS list, {none: Nullable(String)} AS none',
      { text, list: [text, ''], none: null },
    );
    expect(row).toEqual({ text, list: [text, ''], none: null });
  });

  it('binds as many parameters as an address of a megabyte holds', async () => {
    const ids = Array.from({ length: 10_000 }, (_, index) => `produto-${index}`);
    const sql = 'SELECT length({ids: Array(String)}) AS ids, {ids: Array(String)}[-1] AS last';
    expect(await rows(sql, { ids })).toEqual([{ ids: 10_000, last: 'produto-9999' }]);
  });

  it('streams a large result', async () => {
    const result = await client.query({ query: 'SELECT number FROM numbers(300000)', format: 'JSONEachRow' });
    let count = 0;
    for await (const part of result.stream()) count += part.length;
    expect(count).toBe(300_000);
  });

  it.each([
    ['SHOW TABLES', /described/],
    ['SHOW DATABASES', /gateway_/],
    ['SHOW CREATE TABLE described', /CREATE TABLE/],
    ['DESCRIBE TABLE described', /^a\tUInt8/],
    ['EXISTS TABLE described', /^1\n$/],
    ['EXPLAIN SELECT a FROM described', /\w/],
  ])('answers %s, in a format that is streamed elsewhere', async (sql, expected) => {
    await post({}, 'CREATE TABLE IF NOT EXISTS described (a UInt8) ENGINE = Memory');
    const answer = await post({}, sql);
    expect([answer.status, await answer.text()]).toEqual([200, expect.stringMatching(expected)]);
    expect(await rows(sql)).not.toHaveLength(0);
  });

  it('answers in the format asked for, in the headers ClickHouse uses', async () => {
    const answer = await post({ query_id: `id-${database}`, default_format: 'CSVWithNames' }, 'SELECT 1 AS a;');
    expect(await answer.text()).toBe('"a"\n1\n');
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'x-clickhouse-query-id': `id-${database}`,
      'x-clickhouse-format': 'CSVWithNames',
      'x-clickhouse-timezone': 'UTC',
    });
  });

  it('compresses when both sides want it', async () => {
    const raw = await post({ enable_http_compression: '1' }, 'SELECT 7', { 'Accept-Encoding': 'gzip' });
    expect(raw.headers.get('content-encoding')).toBe('gzip');
    expect(await raw.text()).toBe('7\n');
    expect((await post({}, 'SELECT 7', { 'Accept-Encoding': 'gzip' })).headers.get('content-encoding')).toBeNull();
    expect(gunzipSync(gzipSync('x')).toString()).toBe('x');
  });

  it('one request leaves nothing to the next', async () => {
    await post({ max_threads: '7', param_x: '1' }, 'SELECT {x:Int8}');
    await post({}, 'SET max_threads = 7');
    await post({}, 'USE system');
    expect(await (await post({}, "SELECT currentDatabase(), getSetting('max_threads') = 7")).text()).toBe(
      `${database}\t0\n`,
    );
    expect((await post({}, 'SELECT {x:Int8}')).headers.get('x-clickhouse-exception-code')).toBe('456');
  });
});

describe('refusing', () => {
  it('an address that is none, and goes on', async () => {
    expect((await fetch(`${url}//`)).status).toBe(404);
    expect(await (await fetch(`${url}/ping`)).text()).toBe('Ok.\n');
  });

  it.each([
    ['SELECT * FROM nowhere', '60', 404],
    ['SELEC 1', '62', 400],
    ['SELECT 1; SELECT 2', '62', 400],
    ["SELECT throwIf(1, 'no') FORMAT JSON", '395', 500],
    ['INSERT INTO nowhere FORMAT JSONEachRow {}', '60', 404],
  ])('%s', async (sql, code, status) => {
    const answer = await post({}, sql);
    expect([answer.status, answer.headers.get('x-clickhouse-exception-code')]).toEqual([status, code]);
    expect(await answer.text()).toMatch(new RegExp(`^Code: ${code}\\. DB::Exception: .* \\([A-Z_]+\\)`, 's'));
  });

  it('an unknown setting or database', async () => {
    expect((await post({ no_such_setting: '1' }, 'SELECT 1')).headers.get('x-clickhouse-exception-code')).toBe('115');
    expect((await post({ database: 'nowhere' }, 'SELECT 1')).headers.get('x-clickhouse-exception-code')).toBe('81');
  });

  it('a body it cannot read', async () => {
    expect((await post({}, 'SELECT 1', { 'Content-Encoding': 'zstd' })).status).toBe(400);
    expect((await post({}, 'SELECT 1', { 'Content-Encoding': 'gzip' })).status).toBe(400);
  });

  it('a wrong password, as the client tells it', async () => {
    const stranger = createClient({ url, username, password: `${password}x`, ...quiet });
    await expect(stranger.query({ query: 'SELECT 1' })).rejects.toMatchObject({
      code: '516',
      type: 'AUTHENTICATION_FAILED',
    });
    await stranger.close();
  });

  it('a change through GET', async () => {
    const target = new URLSearchParams({
      user: username,
      password,
      query: `CREATE TABLE ${database}.got (a Int8) ENGINE = Memory`,
    });
    expect((await fetch(`${url}/?${target}`)).headers.get('x-clickhouse-exception-code')).toBe('164');
  });

  it('an answer cut short by an error is never a complete one', async () => {
    const cut = post({}, 'SELECT throwIf(number = 3000000) FROM numbers(4000000)').then((answer) => answer.text());
    await expect(cut).rejects.toThrow();
  });
});

describe('a named session', () => {
  const inSession = (name: string, more: Record<string, string> = {}) => ({
    session_id: `${database}${name}`,
    ...more,
  });
  const codeOf = async (answer: Promise<Response>) => (await answer).headers.get('x-clickhouse-exception-code');
  const valueIn = async (parameters: Record<string, string>) =>
    (await post(parameters, "SELECT getSetting('max_threads')")).text();

  it('keeps temporary tables and SET for its next query, and for no other', async () => {
    const own = createClient({ url, username, password, database, session_id: `${database}own`, ...quiet });
    await own.command({ query: 'CREATE TEMPORARY TABLE mine (n UInt8)' });
    await own.insert({ table: 'mine', values: [{ n: 1 }, { n: 2 }], format: 'JSONEachRow' });
    await own.command({ query: 'SET max_threads = 3' });
    const total = "SELECT sum(n) AS total, getSetting('max_threads') AS threads FROM mine";
    const result = await own.query({ query: total, format: 'JSONEachRow' });
    expect(await result.json()).toEqual([{ total: 3, threads: 3 }]);
    await own.close();
    expect(await codeOf(post(inSession('other'), total))).toBe('60');
    expect(await codeOf(post({}, total))).toBe('60');
  });

  it('keeps nothing of what a request said for itself alone', async () => {
    await post(inSession('set', { database: 'default' }), 'SET max_threads = 5');
    expect(await valueIn(inSession('set', { max_threads: '7', log_comment: "it's", database: 'system' }))).toBe('7\n');
    expect(await valueIn(inSession('set'))).toBe('5\n');
    const after = "SELECT getSetting('log_comment'), currentDatabase()";
    const bare = `${url}/?${new URLSearchParams(inSession('set'))}`;
    const headers = { 'X-ClickHouse-User': username, 'X-ClickHouse-Key': password };
    expect(await (await fetch(bare, { method: 'POST', body: after, headers })).text()).toBe('\tdefault\n');
  });

  it('runs one query at a time', async () => {
    const slow = post(inSession('busy'), 'SELECT sleep(1)');
    await until(async () => (await codeOf(post(inSession('busy'), 'SELECT 1'))) === '373');
    // Read to its end: until then the session is in use.
    expect(await (await slow).text()).toBe('0\n');
    expect((await post(inSession('busy'), 'SELECT 1')).status).toBe(200);
  });

  it('ends after its time-out, which has a limit', async () => {
    const check = { session_check: '1' };
    expect(await codeOf(post(inSession('gone', check), 'SELECT 1'))).toBe('372');
    const short = { session_timeout: '0' };
    expect(await codeOf(post(inSession('gone', short), 'SELECT 1'))).toBeNull();
    await until(async () => (await codeOf(post(inSession('gone', { ...check, ...short }), 'SELECT 1'))) === '372');
    expect(await codeOf(post(inSession('gone', { session_timeout: '3601' }), 'SELECT 1'))).toBe('374');
  });

  it('is not read through a link, which could never be written again', async () => {
    const link = new URLSearchParams({ user: username, password, query: 'SELECT 1', ...inSession('link') });
    expect((await fetch(`${url}/?${link}`)).status).toBe(501);
  });
});

describe('writing', () => {
  beforeAll(async () => {
    const window = 'SETTINGS non_replicated_deduplication_window = 1000';
    await client.command({
      query: `CREATE TABLE sales (store LowCardinality(String), amount Decimal(18, 4), note String DEFAULT 'none') ENGINE = MergeTree ORDER BY store ${window}`,
    });
    await client.command({
      query: `CREATE TABLE totals (store LowCardinality(String), amount Decimal(38, 4)) ENGINE = SummingMergeTree ORDER BY store ${window}`,
    });
    await client.command({
      query:
        'CREATE MATERIALIZED VIEW totals_mv TO totals AS SELECT store, sum(amount) AS amount FROM sales GROUP BY store',
    });
  });

  const writtenBy = (answer: Response) => JSON.parse(answer.headers.get('x-clickhouse-summary') ?? '{}').written_rows;
  const totalOf = (store: string) =>
    rows<{ count: number; total: string; rolled: string }>(
      `SELECT count() AS count, toString(sum(amount)) AS total,
              (SELECT toString(sum(amount)) FROM totals WHERE store = {store:String}) AS rolled
       FROM sales WHERE store = {store:String}`,
      { store },
    ).then(([row]) => row);

  it('JSON rows, exact decimals and defaults, whatever the white space', async () => {
    const answer = await post(
      { query: 'INSERT INTO sales FORMAT JSONEachRow' },
      '{"store":"j","amount":12345678901234.5678}\n\n{"store":"j","amount":"0.0001",\n"note":"a;\\n\\nb"}\n',
    );
    expect(writtenBy(answer)).toBe('3'); // two rows and one of the view, as a server counts
    expect(await totalOf('j')).toEqual({ count: 2, total: '12345678901234.5679', rolled: '12345678901234.5679' });
    expect(await rows("SELECT note FROM sales WHERE store = 'j' ORDER BY note")).toEqual([
      { note: 'a;\n\nb' },
      { note: 'none' },
    ]);
  });

  it.each([
    ['CSV', 'INSERT INTO sales (store, amount, note)', '"csv",1.0001,"a\n\nb"\n"csv",1,x\n'],
    ['CSVWithNames', 'INSERT INTO sales', 'amount,store\n1.0001,CSVWithNames\n1,CSVWithNames\n'],
    ['TabSeparated', 'INSERT INTO sales (store, amount)', 'TabSeparated\t1.0001\nTabSeparated\t1\n'],
    ['Values', 'INSERT INTO sales (store, amount)', "('Values', 1.0001), ('Values', 1)"],
    [
      'JSONCompactEachRow',
      'INSERT INTO sales (store, amount)',
      '["JSONCompactEachRow", "1.0001"]\n["JSONCompactEachRow", 1]',
    ],
  ])('%s', async (format, into, data) => {
    expect((await post({ query: `${into} FORMAT ${format}` }, data)).status).toBe(200);
    expect(await totalOf(format === 'CSV' ? 'csv' : format)).toMatchObject({ count: 2, total: '2.0001' });
  });

  it.each([
    ['SELECT', "INSERT INTO sales (store, amount) SELECT 'SELECT', 0.5 FROM numbers(5)", '6'],
    ['VALUES', "INSERT INTO sales (store, amount) VALUES ('VALUES', {half:Decimal(18, 4)}), ('VALUES', 2)", '3'],
  ])('INSERT … %s, and tells how much', async (store, sql, written) => {
    const answer = await post({ param_half: '0.5' }, sql);
    expect([answer.status, writtenBy(answer)]).toEqual([200, written]);
    expect(await totalOf(store)).toMatchObject({ total: '2.5', rolled: '2.5' });
  });

  it('settings named in the statement, before its data', async () => {
    const sql = `INSERT INTO sales (store, amount) SETTINGS input_format_skip_unknown_fields = 1 FORMAT JSONEachRow`;
    expect((await post({}, `${sql}\n{"store":"set","amount":1,"more":2}`)).status).toBe(200);
    expect(await totalOf('set')).toMatchObject({ count: 1 });
  });

  it('a Native block three times under one token counts once, in the table and in its view', async () => {
    const block = await nativeOf("SELECT 'token' AS store, toDecimal64(number, 4) AS amount FROM numbers(100000)");
    const settings = {
      insert_deduplication_token: `${database}:0-1`,
      deduplicate_blocks_in_dependent_materialized_views: '1',
    };
    for (let i = 0; i < 3; i++) {
      const answer = await post({ ...settings, query: 'INSERT INTO sales (store, amount) FORMAT Native' }, block);
      expect(await answer.text()).toBe('');
    }
    expect(await totalOf('token')).toEqual({ count: 100_000, total: '4999950000', rolled: '4999950000' });
  });

  it('SQL and a Native block in one body, gzipped or not', async () => {
    const bodyOf = async (amount: number, into = 'sales') =>
      inOneBody(
        `INSERT INTO ${into} FORMAT Native\n`,
        await nativeOf(`SELECT toDecimal64(${amount}, 4) AS amount, 'one body' AS store FROM numbers(3)`),
      );
    expect((await post({}, await bodyOf(1, 'sales (store, amount)'))).status).toBe(200);
    const gzipped = new Uint8Array(gzipSync(await bodyOf(2, 'sales (store, amount)')));
    expect((await post({}, gzipped, { 'Content-Encoding': 'gzip' })).status).toBe(200);
    expect((await post({}, await bodyOf(3))).status).toBe(200);
    expect(await totalOf('one body')).toMatchObject({ count: 9, total: '18' });
  });

  it('half a block is an error and leaves no row', async () => {
    const block = await nativeOf("SELECT 'half' AS store, toDecimal64(1, 4) AS amount FROM numbers(1000)");
    const answer = await post(
      {},
      inOneBody('INSERT INTO sales (store, amount) FORMAT Native\n', block.subarray(0, 900)),
    );
    expect([answer.status, answer.headers.get('x-clickhouse-exception-code')]).toEqual([500, '33']);
    expect(await totalOf('half')).toMatchObject({ count: 0 });
  });

  it('no data at all still needs a table', async () => {
    expect((await post({ query: 'INSERT INTO sales FORMAT Native' })).status).toBe(200);
    expect((await post({ query: 'INSERT INTO nowhere FORMAT Native' })).status).toBe(404);
  });
});

describe('a query that does not end', () => {
  const endless = 'SELECT sum(sipHash64(number)) FROM numbers(1000000000000000)';
  const isRunning = async (mark: string) =>
    (
      await rows('SELECT 1 FROM system.processes WHERE query LIKE {like:String} AND query NOT LIKE {not:String}', {
        like: `%${mark}%`,
        not: '%system.processes%',
      })
    ).length > 0;
  it('does not hold up others, and ends when its client goes', async () => {
    const mark = randomUUID();
    const gone = new AbortController();
    const slow = client.query({ query: `${endless} SETTINGS log_comment = '${mark}'`, abort_signal: gone.signal });
    slow.catch(() => undefined);
    await until(() => isRunning(mark));
    expect(await rows('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    gone.abort();
    await expect(slow).rejects.toThrow();
    await until(async () => !(await isRunning(mark)));
  });

  it('is listed under the id its client gave it, in its own words', async () => {
    const query_id = `of ${randomUUID()} /* ção */`;
    const gone = new AbortController();
    const slow = client.query({ query: endless, query_id, abort_signal: gone.signal });
    slow.catch(() => undefined);
    const listed = () =>
      rows('SELECT p.query FROM system.processes AS p WHERE query_id = {id:String}', { id: query_id });
    await until(async () => (await listed()).length > 0);
    expect(await listed()).toEqual([{ query: expect.stringMatching(/^SELECT sum/) }]);
    gone.abort();
    await until(async () => (await listed()).length === 0);
  });

  it('ends also when many clients go at once', async () => {
    const mark = randomUUID();
    const gone = new AbortController();
    const slow = Array.from({ length: 12 }, () =>
      post({}, `${endless} -- ${mark}`, {}, gone.signal).catch(() => 'gone'),
    );
    await until(() => isRunning(mark));
    gone.abort();
    expect(new Set(await Promise.all(slow))).toEqual(new Set(['gone']));
    await until(async () => !(await isRunning(mark)));
  });

  it('is killed by the id its client gave it', async () => {
    const query_id = randomUUID();
    const slow = client.query({ query: `${endless} SETTINGS log_comment = '${query_id}'`, query_id });
    slow.catch(() => undefined);
    await until(() => isRunning(query_id));
    await client.command({ query: 'KILL QUERY WHERE query_id = {id:String}'.replace('{id:String}', `'${query_id}'`) });
    await expect(slow).rejects.toMatchObject({ code: '394' });
  });
});
