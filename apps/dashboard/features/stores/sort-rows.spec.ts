import { describe, expect, it } from '@jest/globals';
import { changeOf } from '@vitrine/metrics/change';
import { sortRows } from './sort-rows';

const collator = new Intl.Collator('pt-BR');
const aRow = (name: string, netSales: string | null, previous: string | null = null) => {
  const change = changeOf({ unit: 'money', current: netSales, previous, minorDigits: 2 });
  const figures: Record<string, string | null> = { netSales };
  return { name, figures: Object.assign(figures, { changes: { netSales: change } }) };
};
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

  it('sorts what rose before what fell, whatever it rose or fell from', () => {
    const odd = [
      aRow('deeper', '-240.00', '-160.00'),
      aRow('halved', '500.00', '1000.00'),
      aRow('first sale', '80.00', '0.00'),
      aRow('out of the red', '50.00', '-100.00'),
      aRow('doubled', '1000.00', '500.00'),
      aRow('nothing', '5.00'),
    ];
    const growing = ['first sale', 'doubled', 'out of the red', 'deeper', 'halved', 'nothing'];
    expect(names(sortRows(odd, 'change', 'desc', collator))).toEqual(growing);
  });

  it('sorts names as people do', () => {
    expect(names(sortRows(rows, 'store', 'asc', collator))).toEqual(['Abaeté', 'Água Verde', 'Batel']);
  });
});
