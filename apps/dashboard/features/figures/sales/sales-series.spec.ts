import { describe, expect, it } from '@jest/globals';
import { createFormats } from '@/lib/format/formats';
import { type SalesSeries, salesChart, salesTable } from './sales-series';

const formats = createFormats({ locale: 'pt-BR', currency: 'BRL', minorDigits: 2, timeZone: 'America/Sao_Paulo' });
const words = { caption: 'Vendas por hora', fileName: 'f', key: 'Hora', change: 'Variação', isNew: 'novo' };
const whole = { kind: 'percent', value: 0.1, direction: 'up' } as const;
const day: SalesSeries = {
  keys: ['0', '1', '2', '3'],
  labels: ['00h', '01h', '02h', '03h'],
  current: ['110.00', null, '5.00', null],
  comparison: ['100.00', '80.00', '50.00', null],
  names: { current: 'Hoje', comparison: 'sex, 13/11' },
  last: 2,
  isRunning: true,
  whole,
  minorDigits: 2,
};
const plain = (cells: readonly unknown[] = []) => cells.map((cell) => String(cell).replaceAll('\u00a0', ' '));
const rowsOf = (series: SalesSeries) => salesTable(series, formats, words).rows;

describe('net sales as a table', () => {
  it('says an hour, its sales, those of the comparison and the change', () => {
    const { columns } = salesTable(day, formats, words);
    expect(columns).toEqual(['Hora', 'Hoje', 'sex, 13/11', 'Variação']);
    expect(plain(rowsOf(day)[0]?.shown)).toEqual(['00h', 'R$ 110,00', 'R$ 100,00', '+10,0%']);
  });

  it('holds a quiet hour that is over against the other, and no hour under way or to come', () => {
    expect(rowsOf(day).map(({ shown }) => shown[3])).toEqual(['+10,0%', '-100,0%', '—', '—']);
  });

  it('compares the last point too once the period is over', () => {
    expect(rowsOf({ ...day, isRunning: false })[2]?.shown[3]).toBe('-90,0%');
  });

  it('calls new what nothing stood against', () => {
    const first = { ...day, comparison: ['0.00', '80.00', '50.00', null] };
    expect(rowsOf(first)[0]?.shown[3]).toBe('novo');
  });

  it('gives the file exact figures, and null where nothing was sold', () => {
    expect(rowsOf(day)[1]?.exact).toEqual(['1', null, '80.00', '-100,0%']);
  });

  it('has two columns without a comparison', () => {
    const alone = { ...day, comparison: [], names: { current: 'Hoje', comparison: null } };
    expect(salesTable(alone, formats, words).columns).toEqual(['Hora', 'Hoje']);
    expect(rowsOf(alone)[0]?.exact).toEqual(['0', '110.00']);
  });
});

describe('net sales as a chart', () => {
  it('draws zero for a quiet hour, and nothing for one to come', () => {
    expect(salesChart(day, formats, 'agora').current.values).toEqual([110, 0, 5, null]);
  });

  it('does not take missing days for days without sales', () => {
    const gap = { kind: 'none', value: null, direction: null, reason: 'missing_days' } as const;
    expect(salesChart(day, formats, null).comparison?.values).toEqual([100, 80, 50, 0]);
    expect(salesChart({ ...day, whole: gap }, formats, null).comparison?.values).toEqual([100, 80, 50, null]);
  });

  it('marks the moment only where it is on the axis', () => {
    expect(salesChart(day, formats, 'agora').now).toEqual({ index: 2, word: 'agora' });
    expect(salesChart(day, formats, null)).not.toHaveProperty('now');
  });
});
