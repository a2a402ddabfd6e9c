import { describe, expect, it } from '@jest/globals';
import { ObjectScanner } from './object-rows.js';

function scan(text: string, byLine: boolean, size = 4) {
  const scanner = new ObjectScanner(['id', 'who.name', 'n'], byLine);
  const rows = [];
  for (let at = 0; at < text.length; at += size) rows.push(...scanner.push(text.slice(at, at + size)));
  return [...rows, ...scanner.end()];
}

describe('ObjectScanner', () => {
  const objects = [
    { id: 'a', who: { name: 'Ana "}" {' }, n: 1.5 },
    { id: 'b\\', n: null },
    { id: 'c', n: true },
  ];

  it.each([1, 3, 4096])('reads a JSON array in pieces of %i characters', (size) => {
    const rows = scan(JSON.stringify(objects, null, 1), false, size);
    expect(rows.map(({ fields }) => fields)).toEqual([
      ['a', 'Ana "}" {', '1.5'],
      ['b\\', '', ''],
      ['c', '', 'true'],
    ]);
  });

  it('reads NDJSON, and a broken line costs that line only', () => {
    const lines = [JSON.stringify(objects[0]), '{"id":"x","n":', '"just text', '[1]', '', JSON.stringify(objects[2])];
    const rows = scan(lines.join('\n'), true);
    expect(rows.map(({ line, fields }) => [line, fields.length])).toEqual([
      [1, 3],
      [2, 0],
      [3, 0],
      [4, 0],
      [6, 3],
    ]);
    expect(rows[1]?.raw).toBe('{"id":"x","n":');
  });

  it('stops at what is no list of rows before it fills the memory', () => {
    const scanner = new ObjectScanner(['id'], false, 'export.json');
    const push = () => {
      for (const piece of ['[{"rows":[', ...Array(200).fill('{"id":"x"},'.repeat(10_000))]) scanner.push(piece);
    };
    expect(push).toThrow(
      expect.objectContaining({ reason: 'objectTooLong', details: { file: 'export.json', line: '1' } }),
    );
  });
});
