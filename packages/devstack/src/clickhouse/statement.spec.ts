import { describe, expect, it } from '@jest/globals';
import { readStatement } from './statement.js';

describe('readStatement', () => {
  it.each([
    ['select 1', undefined],
    ['SELECT 1 FORMAT JSON', 'JSON'],
    ['select a from t format CSV settings max_threads = 1', 'CSV'],
    ["select 'x format JSON' -- format CSV", undefined],
    ['select format from t', undefined],
    ['select * from (select 1 format) as format', undefined],
    ['with 1 as x select x format JSONEachRow;', 'JSONEachRow'],
  ])('the output format of %s is %s', (sql, format) => {
    expect(readStatement(sql)).toMatchObject({ kind: 'query', format });
  });

  it.each([
    ['insert into t format JSONEachRow {"a":1}', 'insert into t ', false, '{"a":1}'],
    ['INSERT INTO d.`t (x)` (a, b) FORMAT CSV\n1,2\n', 'INSERT INTO d.`t (x)` (a, b) ', true, '1,2\n'],
    ['insert into t SETTINGS a=1 format TSV\r\n\n', 'insert into t SETTINGS a=1 ', false, '\n'],
    ["insert into function file('x', 'CSV') format CSV 1", "insert into function file('x', 'CSV') ", true, '1'],
    ['insert into t FORMAT Native\n\u0001\u0002;select', 'insert into t ', false, '\u0001\u0002;select'],
  ])('%j has its data apart', (sql, head, hasColumns, data) => {
    const statement = readStatement(sql);
    expect(statement).toMatchObject({ kind: 'insert', head, hasColumns });
    expect(statement.kind === 'insert' && sql.slice(statement.dataStart)).toBe(data);
  });

  it.each(["insert into t values (1, 'a;b'), (2, 'c')", 'insert into t select 1', 'insert into t format Values (1)'])(
    '%s goes to the engine whole',
    (sql) => {
      expect(readStatement(sql)).toEqual({ kind: 'command', sql });
    },
  );

  it.each([
    ['', 62],
    ['-- nothing', 62],
    ['select 1; select 2', 62],
    ['insert into t values (1); drop table t', 62],
    ['insert into t', 62],
    ['insert into t format CSV; 1', 62],
    ["select 1 into outfile 'x'", 48],
    ["insert into t select * from input('a Int8') format CSV 1", 48],
  ])('%j is refused with code %i', (sql, code) => {
    expect(() => readStatement(sql)).toThrow(expect.objectContaining({ code }));
  });

  it('a closing semicolon is no second statement', () => {
    expect(readStatement("create table t (a String default ';') engine = Memory ; -- done")).toEqual({
      kind: 'command',
      sql: "create table t (a String default ';') engine = Memory ",
    });
  });
});
