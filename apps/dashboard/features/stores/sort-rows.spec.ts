import { describe, expect, it } from '@jest/globals';
import { sortRows } from './sort-rows';

const collator = new Intl.Collator('pt-BR');
const aRow = (name: string, netSales: string | null, previous: string | null = null) => ({
  name,
  figures: { netSales, 'netSales.previous': previous },
});
const names = (rows: { name: string }[]) => rows.map(({ name }) => name);

describe('sorting stores', () => {
  const rows = [aRow('Água Verde', '99.10', '100.00'), aRow('Batel', '1000.00', '500.00'), aRow('Abaeté', null)];

  it('knows 1000 from 99 and leaves the silent last', () => {
    expect(names(sortRows(rows, 'netSales', 'desc', collator))).toEqual(['Batel', 'Água Verde', 'Abaeté']);
    expect(names(sortRows(rows, 'netSales', 'asc', collator))).toEqual(['Água Verde', 'Batel', 'Abaeté']);
  });

  it('sorts by growth', () => {
    expect(names(sortRows(rows, 'change', 'desc', collator))).toEqual(['Batel', 'Água Verde', 'Abaeté']);
  });

  it('sorts names as people do', () => {
    expect(names(sortRows(rows, 'store', 'asc', collator))).toEqual(['Abaeté', 'Água Verde', 'Batel']);
  });
});
