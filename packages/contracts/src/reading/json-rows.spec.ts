import { describe, expect, it } from '@jest/globals';
import type { ReadAs } from '../read-as.js';
import { JsonRows } from './json-rows.js';

interface Asked {
  format?: 'json' | 'ndjson';
  wanted?: string[];
  list?: string;
  size?: number;
}

function read(text: string, { format = 'json', wanted = ['id', 'who.name', 'n'], list, size = 4 }: Asked = {}) {
  const readAs: ReadAs = { format, encoding: 'utf-8' };
  const reader = new JsonRows({ file: 'x.json', wanted, list }, readAs);
  const rows = [];
  for (let at = 0; at < text.length; at += size) rows.push(...reader.push(text.slice(at, at + size)));
  return { rows: rows.concat(reader.end()), readAs, problem: reader.problem() };
}

const cellsOf = (text: string, asked?: Asked) =>
  read(text, asked).rows.map(({ fields, fault }) => (fault ? fault.text : fields));

const objects = [
  { id: 'a', who: { name: 'Ana "}" {' }, n: 1.5 },
  { id: 'b\\', n: null },
  { id: 'c', n: true },
];
const cells = [
  ['a', 'Ana "}" {', '1.5'],
  ['b\\', '', ''],
  ['c', '', 'true'],
];

describe('the rows of a JSON file', () => {
  it.each([1, 3, 4096])('are the elements of its list, in pieces of %i characters', (size) => {
    expect(cellsOf(JSON.stringify(objects, null, 1), { size })).toEqual(cells);
  });

  it.each([
    { written: 'one after the other', text: objects.map((object) => JSON.stringify(object)).join('') },
    { written: 'a line each', text: objects.map((object) => JSON.stringify(object)).join('\r\n') },
    { written: 'in two lists', text: JSON.stringify(objects.slice(0, 2)) + JSON.stringify(objects.slice(2)) },
    { written: 'in a list within an object', text: JSON.stringify({ page: 1, data: { orders: objects }, tags: [] }) },
  ])('may stand $written', ({ text }) => {
    expect(cellsOf(text)).toEqual(cells);
  });

  it('may be a single one', () => {
    expect(cellsOf(JSON.stringify(objects[0]))).toEqual([cells[0]]);
    expect(cellsOf(JSON.stringify({ id: 'x', lines: [{ sku: 1 }] }))).toEqual([['x', '', '']]);
  });

  it('are found again after a broken one', () => {
    expect(cellsOf('[{"id":"a"},{"id":,},{"id":"b"}},,7,{"id":"c\n"},{"id":"d"}]')).toEqual([
      ['a', '', ''],
      'notJson',
      'notJson',
      'notJson',
      'notAnObject',
      'notJson',
      ['d', '', ''],
    ]);
  });

  it('are refused when a wanted member is there twice, or is half a character', () => {
    expect(cellsOf('[{"n":1,"n":2,"id":"x"},{"x":1,"x":2,"id":"a"},{"id":"\\ud83d"},{"id":"\\ud83d\\ude00"}]')).toEqual(
      ['repeatedMember', ['a', '', ''], 'notText', ['😀', '', '']],
    );
  });

  it.each(['[{"id":"a"}', '[{"id":"a"},', '[{"id":"a"},{"id":"b', '[', '{"id":', '[{"id":"a"},\n{"id":{'])(
    'have no end in %j',
    (text) => {
      const { problem } = read(text);
      expect(problem).toMatchObject({ reason: 'cutOff', details: { line: text.includes('\n') ? '2' : '1' } });
    },
  );

  it('are none when there is nothing', () => {
    for (const text of ['', ' \n', '[]', ' [ ] \n']) expect(read(text)).toMatchObject({ rows: [], problem: null });
  });
});

describe('an object that is no row', () => {
  it('says where it was read', () => {
    expect(read('{"data":{"orders":[{"id":1}]}}').readAs.list).toBe('data.orders');
  });

  it('says which lists it holds when it cannot be known which is meant', () => {
    expect(() => read('{"orders":[{"id":1},{"id":2}],"refunds":[{"id":3}]}')).toThrow(
      expect.objectContaining({
        reason: 'wrappedList',
        details: { file: 'x.json', lists: 'orders (2), refunds (1)', example: 'orders' },
      }),
    );
  });

  it('is read at any size where the profile says, page after page, whatever lies beside', () => {
    const row = (id: number) => `{"id":${id},"orders":[{"id":"no"}]}`;
    const page = (...ids: number[]) =>
      `{"orders":{"id":"no"},"x":[{"orders":[1]}],"da\\u0074a":{"n":"orders","orders":[${ids.map(row)}]},"more":[[]]}`;
    const { rows, problem } = read(page(1, 2) + page(3), { list: 'data.orders', wanted: ['id'], size: 3 });
    expect(rows.map(({ fields }) => fields)).toEqual([['1'], ['2'], ['3']]);
    expect(problem).toBeNull();
  });

  it('is cut off, or has no list where the profile says', () => {
    expect(read('{"orders":[{"id":1}]', { list: 'orders' }).problem).toMatchObject({ reason: 'cutOff' });
    expect(read('{"order":[{"id":1}]}', { list: 'orders' }).problem).toMatchObject({ reason: 'noList' });
  });

  it('stops the reading before it fills the memory', () => {
    const reader = new JsonRows({ file: 'export.json', wanted: ['id'] }, { format: 'json', encoding: 'utf-8' });
    const push = () => {
      for (const piece of ['[{"rows":[', ...Array(200).fill('{"id":"x"},'.repeat(10_000))]) reader.push(piece);
    };
    expect(push).toThrow(
      expect.objectContaining({ reason: 'objectTooLong', details: { file: 'export.json', line: '1' } }),
    );
  });
});

describe('the rows of an NDJSON file', () => {
  it('are its lines, and a broken line costs that line only', () => {
    const lines = [JSON.stringify(objects[0]), '{"id":"x","n":', '"just text', '[1]', '', JSON.stringify(objects[2])];
    const { rows } = read(lines.join('\n'), { format: 'ndjson' });
    expect(rows.map(({ line, fault }) => [line, fault?.code])).toEqual([
      [1, undefined],
      [2, 'invalid_json'],
      [3, 'invalid_json'],
      [4, 'not_an_object'],
      [6, undefined],
    ]);
    expect(rows[1]?.raw).toBe('{"id":"x","n":');
  });

  it.each(['\n', '\r\n', '\r'])('may end with %j', (lineEnd) => {
    const text = objects.map((object) => JSON.stringify(object) + lineEnd).join('');
    for (const size of [1, 4, 400]) expect(cellsOf(text, { format: 'ndjson', size })).toEqual(cells);
  });

  it('are cut off when the last one has no end', () => {
    const { rows, problem } = read('{"id":"a"}\n{"id":"b","n":1', { format: 'ndjson' });
    expect(rows).toHaveLength(1);
    expect(problem).toMatchObject({ reason: 'cutOff', details: { line: '2' } });
  });
});
