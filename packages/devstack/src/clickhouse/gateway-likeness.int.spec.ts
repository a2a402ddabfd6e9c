import { randomUUID } from 'node:crypto';
import { ClickHouseLogLevel, createClient } from '@clickhouse/client';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const { CLICKHOUSE_URL: url = '', CLICKHOUSE_USER: username = '', CLICKHOUSE_PASSWORD: password = '' } = process.env;
const database = `likeness_${randomUUID().slice(0, 8)}`;
const client = createClient({ url, username, password, log: { level: ClickHouseLogLevel.OFF } });

const answerOf = async (parameters: Record<string, string>, body: string): Promise<string> => {
  const target = `${url}/?${new URLSearchParams({ database, ...parameters })}`;
  const headers = { 'X-ClickHouse-User': username, 'X-ClickHouse-Key': password };
  return (await fetch(target, { method: 'POST', body, headers })).text();
};

beforeAll(async () => {
  await client.command({ query: `CREATE DATABASE ${database}` });
});
afterAll(async () => {
  await client.command({ query: `DROP DATABASE ${database}` });
  await client.close();
});

describe('a query asks for its own id', () => {
  const query_id = `it's "mine" ${database}`;

  it('and gets the one its client gave it, in a column of the name a server gives', async () => {
    const sql = 'SELECT queryID(), query_id( ) AS again, (SELECT initialQueryID()) AS first FORMAT JSONEachRow';
    expect(JSON.parse(await answerOf({ query_id }, sql))).toEqual({
      'queryID()': query_id,
      again: query_id,
      first: query_id,
    });
  });

  it('and finds itself by it', async () => {
    const sql = 'SELECT count() FROM system.processes WHERE query_id = queryID()';
    expect(await answerOf({ query_id }, sql)).toBe('1\n');
  });

  it('and stores it, a default of a table staying a call', async () => {
    const table = 'CREATE TABLE asked (said String, made String DEFAULT queryID()) ENGINE = Memory';
    expect(await answerOf({ query_id }, table)).toBe('');
    expect(await answerOf({ query_id }, 'INSERT INTO asked (said) VALUES (queryID())')).toBe('');
    expect(JSON.parse(await answerOf({}, 'SELECT said FROM asked FORMAT JSONEachRow'))).toEqual({ said: query_id });
    expect(await answerOf({}, 'SHOW CREATE TABLE asked')).toContain('DEFAULT queryID()');
  });
});

describe('the values of parameters', () => {
  const ids = Array.from({ length: 20_000 }, (_, index) => `produto-${index}`);
  const param_ids = `[${ids.map((id) => `'${id}'`).join(',')}]`;
  const sql = "SELECT {ids: Array(String)}[-1], getSetting('max_query_size')";
  const limit = async (parameters: Record<string, string> = {}) =>
    (await answerOf(parameters, "SELECT getSetting('max_query_size')")).trim();

  it('may be longer than a statement, whose own limit stays', async () => {
    expect(await answerOf({ param_ids }, sql)).toBe(`produto-19999\t${await limit()}\n`);
    const tooLong = `SELECT length('${'x'.repeat(Number(await limit()))}')`;
    expect(await answerOf({ param_ids }, tooLong)).toMatch(/^Code: 62\..*Max query size exceeded/);
  });

  it('leave the limit that a request or its session has set', async () => {
    expect(await answerOf({ param_ids, max_query_size: '5000' }, sql)).toBe('produto-19999\t5000\n');
    const session = { session_id: database };
    await answerOf(session, 'SET max_query_size = 6000');
    expect(await answerOf({ ...session, param_ids }, sql)).toBe('produto-19999\t6000\n');
    expect(await answerOf({ ...session, param_ids, no_such_setting: '1' }, sql)).toMatch(/^Code: 115\./);
    expect(await limit(session)).toBe('6000');
  });
});

describe('data that cannot be read', () => {
  it.each([
    ['JSONEachRow', '{"amount":"x"}'],
    ['CSV', 'x'],
    ['Native', 'half a block'],
    ['Parquet', 'no such file'],
  ])('as %s are told without a path of this machine', async (format, data) => {
    await answerOf({}, 'CREATE TABLE IF NOT EXISTS read (amount UInt8) ENGINE = Memory');
    const told = await answerOf({}, `INSERT INTO read FORMAT ${format}\n${data}`);
    expect(told).toMatch(/^Code: \d+\. DB::Exception: .* While executing .* \([A-Z_]+\)/s);
    expect(told).not.toMatch(/inserts|in file/);
  });
});
