import { describe, expect, it } from '@jest/globals';
import { metricIds } from '@vitrine/contracts';
import { glossary } from './glossary.js';

describe('the glossary', () => {
  it('has every metric of the contract, in two languages that differ', () => {
    const entries = glossary();
    expect(entries.map((entry) => entry.id)).toEqual(expect.arrayContaining([...metricIds]));
    for (const { name, formula } of entries) {
      expect(name.en).not.toBe(name['pt-BR']);
      expect(formula.en).not.toBe(formula['pt-BR']);
    }
  });

  it('says what adds up and over what a goal can be split', () => {
    const byId = new Map(glossary().map((entry) => [entry.id, entry]));
    expect(byId.get('netSales')).toMatchObject({ additive: true, unit: 'money', kind: 'additive' });
    expect(byId.get('tickets')).toMatchObject({ additive: false, unit: 'count', kind: 'distinct' });
    expect(byId.get('goalRate')?.dimensions).not.toContain('product');
  });

  it('says that ratios change in points, and everything else in percent', () => {
    const inPoints = glossary().filter(({ changesIn }) => changesIn === 'points');
    expect(inPoints.map(({ id }) => id)).toEqual([
      'marginRate',
      'costCoverage',
      'discountRate',
      'returnRate',
      'goalRate',
    ]);
  });
});
