import { describe, expect, it } from '@jest/globals';
import { readStatement } from './statement.js';

const read = (sql: string) => readStatement(Buffer.from(sql));

describe('readStatement', () => {
  it.each([
    ['select 1', undefined],
    ['SELECT 1 FORMAT JSON', 'JSON'],
    ['select a from t format CSV settings max_threads = 1', 'CSV'],
    ["select 'x format JSON' -- format CSV", undefined],
    ['select format from t', undefined],
    ['select * from (select 1 format) as format', undefined],
    ['with 1 as x select x format JSONEachRow;', 'JSONEachRow'],
    ["select 'ção' format CSV", 'CSV'],
  ])('the output format of %s is %s', (sql, format) => {
    expect(read(sql)).toMatchObject({ kind: 'select', format });
  });

  it.each([
    ['insert into t format JSONEachRow {"a":1}', 'insert into t ', 'format JSONEachRow', '{"a":1}'],
    ['INSERT INTO d.`t (x)` (a, b) FORMAT CSV\n1,2\n', 'INSERT INTO d.`t (x)` (a, b) ', 'FORMAT CSV', '1,2\n'],
    ['insert into t SETTINGS a=1 format TSV\r\n\n', 'insert into t ', 'SETTINGS a=1 format TSV', '\n'],
    ["insert into function file('x', 'CSV') format CSV 1", "insert into function file('x', 'CSV') ", 'format CSV', '1'],
    ['insert into t FORMAT Native\n\u0001\u0002;select', 'insert into t ', 'FORMAT Native', '\u0001\u0002;select'],
    ['insert into `ção` format Values (1)', 'insert into `ção` ', 'format Values', '(1)'],
  ])('%j has its data apart', (sql, into, how, data) => {
    expect(read(sql)).toEqual({ kind: 'load', into, how, data: Buffer.from(data) });
  });

  it.each(["insert into t values (1, 'a;b'), (2, 'ç')", 'insert into t select 1'])(
    '%s goes to the engine whole',
    (sql) => {
      expect(read(sql)).toEqual({ kind: 'insert', sql });
    },
  );

  it.each([
    ['', 62],
    ['-- nothing', 62],
    [';', 62],
    ['select 1; select 2', 62],
    ['insert into t values (1); drop table t', 62],
    ['insert into t', 62],
    ['insert into t format', 62],
    ['insert into t format CSV; 1', 62],
    ["select 1 into outfile 'x'", 48],
    ["insert into t select * from input('a Int8') format CSV 1", 48],
  ])('%j is refused with code %i', (sql, code) => {
    expect(() => read(sql)).toThrow(expect.objectContaining({ code }));
  });

  it('a closing semicolon is no second statement', () => {
    expect(read("create table t (a String default ';') engine = Memory ; -- done")).toEqual({
      kind: 'other',
      sql: "create table t (a String default ';') engine = Memory ",
      format: undefined,
    });
  });
});
