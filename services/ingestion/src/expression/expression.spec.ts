import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compileExpression, compileText } from './compile.js';
import { RowFault } from './row.js';
import { ExpressionError } from './syntax.js';

const columns = ['Code', 'Quantity', 'Unit Price', 'When', 'Empty'];
const around = {
  columnIndex: (name: string) => columns.indexOf(name),
  lookup: (table: string, column: string) =>
    table === 'names' && column === 'Name' ? (key: string) => ({ k1: 'Ana' })[key] : undefined,
};
const row = { fields: ['k1', '3', '2.2981', '2010-12-01 08:26:00', ''], line: 7, raw: '' };
const value = (source: string) => compileText(source, around)(row);
const holds = (source: string) => compileExpression(source, around).run(row);

describe('an expression', () => {
  it.each([
    ["'it''s'", "it's"],
    ['Code', 'k1'],
    ['[Unit Price]', '2.2981'],
    ["upper(trim(concat(' a', Code, ' ')))", 'AK1'],
    ['Quantity * [Unit Price]', '6.8943'],
    ['Quantity * ([Unit Price] - 0.2981) + 1', '7'],
    ['-Quantity', '-3'],
    ['round([Unit Price] * Quantity, 2)', '6.89'],
    ['round(0.125, 2)', '0.12'],
    ['divide(1, 3)', '0.3333'],
    ["decimal('1.234,56', ',')", '1234.56'],
    ["decimal('.5')", '0.5'],
    ["when(startsWith(Code, 'x'), 'a', Quantity > 2, 'b', 'c')", 'b'],
    ["lookup('names', Code, 'Name')", 'Ana'],
    ["lookup('names', 'nobody', 'Name', '?')", '?'],
    ["firstOf(Empty, Code, 'z')", 'k1'],
    ["withoutEnd('17850.0', '.0')", '17850'],
    ["before(When, ' ')", '2010-12-01'],
    ["day('3/9/2024', 'd/M/yyyy')", '2024-09-03'],
    ["instant(When, 'yyyy-MM-dd HH:mm:ss', 'Europe/London')", '2010-12-01T08:26:00+00:00'],
    ["instant('2011-07-01 09:00', 'yyyy-MM-dd HH:mm', 'Europe/London')", '2011-07-01T09:00:00+01:00'],
    ["instant('2011-10-30 01:30', 'yyyy-MM-dd HH:mm', 'Europe/London')", '2011-10-30T01:30:00+01:00'],
    ["instant('2026-01-02 15:20:00 -0500', 'yyyy-MM-dd HH:mm:ss Z', 'UTC')", '2026-01-02T15:20:00-05:00'],
    ["instant('2026-01-02T15:20:00Z', 'yyyy-MM-ddTHH:mm:ssZ', 'America/Sao_Paulo')", '2026-01-02T15:20:00Z'],
    ["instant('2026-03-02 10:15:00+00', 'yyyy-MM-dd HH:mm:ss*', 'America/Sao_Paulo')", '2026-03-02T10:15:00+00:00'],
    ["instant('2026-03-02 10:15:00 +0530', 'yyyy-MM-dd HH:mm:ss *', 'UTC')", '2026-03-02T10:15:00+05:30'],
    ["instant('2026-03-02 10:15:00.250', 'yyyy-MM-dd HH:mm:ss*', 'America/Sao_Paulo')", '2026-03-02T10:15:00-03:00'],
    ["instant('2026-03-02 10:15:59 UTC', 'yyyy-MM-dd HH:mm*', 'America/Sao_Paulo')", '2026-03-02T10:15:00Z'],
    ["instant('seg., 02/03/2026 10:15', '* dd/MM/yyyy HH:mm', 'America/Sao_Paulo')", '2026-03-02T10:15:00-03:00'],
    ["instant('02/03/2026 00:00:00', 'dd/MM/yyyy*', 'America/Sao_Paulo')", '2026-03-02T00:00:00-03:00'],
    ["day('2026-03-02T23:30:00Z', 'yyyy-MM-dd*')", '2026-03-02'],
    ['lineNumber()', '7'],
  ])('%s is %s', (source, expected) => expect(value(source)).toBe(expected));

  it.each([
    ["Code = 'k1'", true],
    ["Code != 'k1'", false],
    ['[Unit Price] <= 2.2981', true],
    ["and(contains(Code, 'k'), not(isEmpty(Code)))", true],
    ["or(isEmpty(Empty), matches(Code, '[a-z]'))", true],
    ["matches(Code, 'k')", false],
  ])('%s holds: %s', (source, expected) => expect(holds(source)).toBe(expected));

  it.each([
    ['Nothing', 1, 'There is no column “Nothing”'],
    ['sum(Code)', 1, 'There is no function “sum”'],
    ['constructor(Code)', 1, 'There is no function “constructor”'],
    ["concat(Code, 'x'", 17, 'The expression ends too early (wanted “,”)'],
    ['Code Code', 6, '“Code” is not expected here'],
    ["when(Code, 'a', 'b')", 6, 'A condition is wanted here'],
    ["instant(When, 'HH:mm', 'UTC')", 1, 'instant: the pattern needs yyyy, MM and dd'],
    ["instant(When, 'yyyy-MM-dd', 'Mars')", 1, 'instant: there is no time zone “Mars”'],
    ["lookup('names', Code, 'Age')", 1, 'lookup: the profile has no such table or column'],
    ['trim(Code, Code)', 1, 'trim: takes 1 values, not 2'],
    ["instant(When, 'yyyy-MM-dd yyyy', 'UTC')", 1, 'instant: the pattern names a part twice'],
    ["decimal(Code, ';')", 1, 'decimal: wants the decimal mark, a comma or a point'],
    ["matches(Code, '[')", 1, 'matches: the pattern is no regular expression'],
    ['Code ? 1', 5, 'This cannot be read'],
  ])('%s is refused before the first row', (source, character, problem) => {
    expect(() => value(source)).toThrow(new ExpressionError(source, character - 1, problem));
  });

  it.each([
    ['2026-03-02 10:15:99', 'yyyy-MM-dd HH:mm:ss'],
    ['2026-03-02 10:59:60', 'yyyy-MM-dd HH:mm:ss*'],
    ['2026-03-02 10:60:00', 'yyyy-MM-dd HH:mm:ss'],
    ['2026-03-02 24:00:00', 'yyyy-MM-dd HH:mm:ss'],
    ['0099-03-02 10:00:00', 'yyyy-MM-dd HH:mm:ss'],
    ['2026-02-30 10:00:00', 'yyyy-MM-dd HH:mm:ss'],
    ['2026-03-02T23:30:00Z', 'yyyy-MM-dd HH:mm:ss*'],
    ['03/02/2026 10:15 PM', 'MM/dd/yyyy HH:mm *'],
    ['2026-03-02 10:15:00 EST', 'yyyy-MM-dd HH:mm:ss *'],
    ['2026-03-02 10:15:00 +2500', 'yyyy-MM-dd HH:mm:ss *'],
    ['2026-03-02 10:15:00Z -0300', 'yyyy-MM-dd HH:mm:ssZ*'],
    ['2026-03-02 10:15:00', 'yyyy-MM-dd*'],
    ['2026-03-02 10:15:00', 'yyyy-MM-dd HH*'],
    ['46083.5', 'yyyy-MM-dd HH:mm:ss*'],
  ])('%s is no time that %s reads whole', (text, pattern) => {
    const blame = { name: 'RowFault', code: 'invalid_value' };
    expect(() => value(`instant('${text}', '${pattern}', 'UTC')`)).toThrow(expect.objectContaining(blame));
  });

  it.each([
    ['Code * 1', 'invalid_value', 'Code'],
    ['Empty + 1', 'missing_field', 'Empty'],
    ["lookup('names', When, 'Name')", 'missing_field', 'When'],
    ["instant(Code, 'yyyy-MM-dd', 'UTC')", 'invalid_value', 'Code'],
    ["day('2023-02-29', 'yyyy-MM-dd')", 'invalid_value', ''],
    ['90000000000 * 90000000000', 'invalid_value', ''],
    ['divide(Quantity, 0)', 'invalid_value', ''],
  ])('%s blames the row: %s in column “%s”', (source, code, column) => {
    expect(() => value(source)).toThrow(expect.objectContaining({ name: 'RowFault', code, column }));
    expect(RowFault.name).toBe('RowFault');
  });
});

describe('what nobody sees around a cell', () => {
  const unseen = fc.array(fc.constantFrom(' ', '\t', '\u00a0', '\u200b', '\ufeff', '\u3000'), { maxLength: 3 });
  const around1 = fc.tuple(unseen, fc.constantFrom('cancelled', 'paid', 'cafe\u0301', ''), unseen);
  const written = around1.map(([before, word, behind]) => ({ cell: before.join('') + word + behind.join(''), word }));
  const said = (source: string, cell: string) =>
    compileExpression(source, { ...around, columnIndex: () => 0 }).run({ fields: [cell], line: 1, raw: '' });

  it.each([
    ["Status = 'cancelled'", 'cancelled'],
    ["not(Status != 'cancelled')", 'cancelled'],
    ["' caf\u00e9\u00a0' = Status", 'cafe\u0301'],
    ["matches(Status, 'cancelled|void')", 'cancelled'],
    ["matches(Status, 'caf\u00e9')", 'cafe\u0301'],
    ["startsWith(Status, 'canc')", 'cancelled'],
    ["endsWith(Status, 'led')", 'cancelled'],
    ["contains(Status, 'f\u00e9')", 'cafe\u0301'],
    ["withoutStart(Status, 'can') = 'celled'", 'cancelled'],
    ["withoutEnd(Status, 'led') = 'cancel'", 'cancelled'],
    ['isEmpty(Status)', ''],
    ["firstOf(Status, 'x') = 'x'", ''],
    ["when(Status = 'cancelled', 'voided', 'closed') = 'voided'", 'cancelled'],
  ])('changes nothing in %s', (source, word) => {
    fc.assert(fc.property(written, (one) => said(source, one.cell) === (one.word === word)));
  });
});
