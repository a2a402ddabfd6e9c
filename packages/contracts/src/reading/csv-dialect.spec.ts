import { expect, it } from '@jest/globals';
import { csvDialectOf } from './csv-dialect.js';

it.each([
  ['a;b,c;d\n1,2,3', ';'],
  ['a', ','],
  ['a\tb;c\td', '\t'],
  ['a|b', '|'],
  ['"a,b,c";d\n', ';'],
  ['"two\nlines";b\n', ';'],
  ['', ','],
])('the delimiter of %j is %j', (text, delimiter) => {
  expect(csvDialectOf(text).delimiter).toBe(delimiter);
});

it('is the delimiter that finds the wanted columns, whatever else is frequent', () => {
  expect(csvDialectOf('id;price, in BRL, net\n', { wanted: ['id'] }).delimiter).toBe(';');
  expect(csvDialectOf('a,b;c;d;e\n', { wanted: ['a'] }).delimiter).toBe(',');
});

it('is the delimiter that gives as many cells as a file without a header has', () => {
  expect(csvDialectOf('1;2,50;3,10;4,5;x,y\n', { width: 5 }).delimiter).toBe(';');
});

it.each([
  ['sep=;\r\na;b\n', { delimiter: ';', lineEnd: '\n', preface: 7 }],
  ['SEP=|\na|b\n', { delimiter: '|', lineEnd: '\n', preface: 6 }],
  ['sep=\t\ra\tb\r', { delimiter: '\t', lineEnd: '\r', preface: 6 }],
  ['sep=,', { delimiter: ',', lineEnd: '\n', preface: 5 }],
  ['sep=x,y\n', { delimiter: ',', lineEnd: '\n', preface: 0 }],
])('a first line of Excel names it: %j', (text, dialect) => {
  expect(csvDialectOf(text)).toEqual(dialect);
});

it('a delimiter asked for rules', () => {
  expect(csvDialectOf('sep=;\na;b\n', { delimiter: ',' })).toMatchObject({ delimiter: ',', preface: 6 });
});

it.each([
  ['a,b\r1,2\r', '\r'],
  ['a,b\r\n1,2\r\n', '\n'],
  ['a,b\n1,x\ry\n', '\n'],
  ['"a\r",b\n', '\n'],
  ['"a\n",b\r', '\r'],
  ['a,b', '\n'],
])('the lines of %j end with %j', (text, lineEnd) => {
  expect(csvDialectOf(text).lineEnd).toBe(lineEnd);
});
