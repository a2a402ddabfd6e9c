import { describe, expect, it } from '@jest/globals';
import { createFormats } from '@/lib/format/formats';
import { aStore } from '@/testing/people';
import { aCorrection } from './a-correction.fixture';
import { correctionRows, movedBy } from './correction-rows';
import { correctionsPath } from './corrections-path';

const settings = { currency: 'BRL', minorDigits: 2, timeZone: 'America/Sao_Paulo' };
const pt = createFormats({ ...settings, locale: 'pt-BR' });
const plain = (text: string | null | undefined) => text?.replace(/\u00a0|\u202f/g, ' ').replace('\u2060', '');
const rowOf = (change: Parameters<typeof aCorrection>[0]) => {
  const [row] = correctionRows([aCorrection(change)], [aStore({ id: 's1', name: 'Centro' })], pt);
  if (!row) throw new Error('no row');
  return row;
};

describe('a change on the screen', () => {
  it('is written out: when, where, of which day, from what to what', () => {
    const row = rowOf({});
    expect([row.when, row.store, row.tickets, plain(row.before), plain(row.after)]).toEqual([
      '20/11/2026, 18:05',
      'Centro',
      2,
      'R$ 300,00',
      'R$ 250,50',
    ]);
    expect([plain(row.change?.text), row.change?.direction, plain(row.costChange)]).toEqual([
      '-R$ 49,50',
      'down',
      '+R$ 1,25',
    ]);
  });

  it.each([
    ['0.00', 'same'],
    ['-0.00', 'same'],
    ['0.0001', 'up'],
    ['-0.01', 'down'],
    ['1250.00', 'up'],
  ] as const)('of %s points %s', (change, direction) => {
    expect(rowOf({ netSales: { before: '0.00', after: '0.00', change } }).change?.direction).toBe(direction);
  });

  it('names a store that nobody knows by its id, and leaves out costs that nobody told', () => {
    const { cost: _, ...blind } = aCorrection({ storeId: 'gone' });
    expect(correctionRows([blind], [], pt)).toMatchObject([{ store: 'gone', costChange: null }]);
  });

  it('has a name of its own in the list', () => {
    const ids = [aCorrection(), aCorrection({ cause: 'void' }), aCorrection({ soldOn: '2026-11-18' })];
    expect(new Set(correctionRows(ids, [], pt).map(({ id }) => id)).size).toBe(3);
  });
});

it('what all changes come to is said without a sign: a word says the direction', () => {
  const { netSales, cost } = movedBy({ changes: 3, tickets: 2, netSales: '-49.50', cost: '0.00' }, pt);
  expect([netSales.direction, plain(netSales.amount), cost?.direction]).toEqual(['down', 'R$ 49,50', 'same']);
  expect(movedBy({ changes: 3, tickets: 2, netSales: '1.00' }, pt).cost).toBeNull();
});

it('the question names the days, and stores only where some are chosen', () => {
  const period = { from: '2026-11-01', to: '2026-11-20' };
  expect(correctionsPath(period, null)).toBe('/v1/corrections?from=2026-11-01&to=2026-11-20&limit=50');
  expect(correctionsPath(period, ['a b', 'c'])).toBe(
    '/v1/corrections?from=2026-11-01&to=2026-11-20&limit=50&stores=a+b%2Cc',
  );
  expect(correctionsPath(period, [])).toMatch(/stores=$/);
});
