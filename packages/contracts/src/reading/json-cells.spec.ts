import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { JsonCellReader } from './json-cells.js';

describe('the cells of a JSON object', () => {
  it.each([
    '9007199254740993',
    '820982911946154509',
    '0.1',
    '10.00',
    '1.0',
    '1',
    '-0',
    '1e21',
    '1e-7',
    '1E400',
    '0.30000000000000004',
    'true',
  ])('keep %s as it is written', (source) => {
    expect(new JsonCellReader(['n']).read(`{"a":[${source}], "n" : ${source}\n}`)).toMatchObject({ cells: [source] });
  });

  it('are found by the names that lead to them, the whole name first', () => {
    const reader = new JsonCellReader(['a.b', 'lines.1.sku', 'x', 'toString', 'a']);
    expect(reader.read('{"a.b":2,"a":{"b":1},"lines":[{"sku":3},{"sku":4}],"x":null}')).toEqual({
      cells: ['2', '4', undefined, undefined, '{"b":1}'],
      notText: [4],
    });
  });

  it.each(['01', '{"n":01}', '{"n":1,}', '{n:1}', '{"n":1} x', '', '{"n":'])('are not looked for in %j', (text) => {
    expect(new JsonCellReader(['n']).read(text)).toBe('invalid_json');
  });

  it('are not looked for in what is no object', () => {
    for (const text of ['[1]', '7', 'null', '"{}"']) expect(new JsonCellReader(['n']).read(text)).toBe('not_an_object');
  });

  it('say what JSON.parse says, of any object', () => {
    const object = fc.dictionary(fc.string({ unit: 'grapheme', maxLength: 3 }), fc.jsonValue({ maxDepth: 3 }));
    fc.assert(
      fc.property(object, fc.constantFrom(undefined, 1, '\t'), (value, indent) => {
        const names = Object.keys(value).filter((name) => !name.includes('.'));
        const read = new JsonCellReader(names).read(JSON.stringify(value, null, indent));
        const expected = names.map((name) => {
          const member = value[name];
          if (member === null || typeof member === 'string') return member ?? undefined;
          return JSON.stringify(member, null, indent);
        });
        const notText = names.flatMap((name, at) =>
          /^(?:boolean|object)$/u.test(typeof (value[name] ?? 1)) ? [at] : [],
        );
        const marked = notText.length > 0 ? { notText } : {};
        if (indent === undefined) expect(read).toEqual({ cells: expected, ...marked });
        else expect(read).toMatchObject({ cells: { length: names.length } });
      }),
    );
  });
});
