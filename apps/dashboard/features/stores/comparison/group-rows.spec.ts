import { describe, expect, it } from '@jest/globals';
import { groupRows } from './group-rows';

const row = (id: string, region: string, format: string) => ({ id, region, format });

describe('grouping stores', () => {
  const rows = [row('a', '', 'mall'), row('b', 'Sul', 'street'), row('c', 'Sudeste', 'mall'), row('d', 'Sul', '')];
  const read = (by: 'region' | 'format') =>
    groupRows(rows, by).map(({ name, rows: members }) => [name, members.map(({ id }) => id).join('')]);

  it('keeps the order of the rows and puts those without a group last', () => {
    expect(read('region')).toEqual([
      ['Sul', 'bd'],
      ['Sudeste', 'c'],
      ['', 'a'],
    ]);
    expect(read('format')).toEqual([
      ['mall', 'ac'],
      ['street', 'b'],
      ['', 'd'],
    ]);
  });
});
