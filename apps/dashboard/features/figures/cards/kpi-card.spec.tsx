import { describe, expect, it } from '@jest/globals';
import { draw, type Surroundings, wordsOf } from '@/testing/draw';
import { KpiCard, type KpiCardProps } from './kpi-card';

const course = { values: [1, 2, null], comparison: [], length: 3, fromZero: true, partial: undefined };
const card: KpiCardProps = {
  id: 'netSales',
  value: '1234.50',
  previous: '1000.00',
  change: { kind: 'percent', value: 0.2345, direction: 'up' },
  versus: 'vs. sex, 13/11',
  course,
  note: null,
  isLoading: false,
  isStale: false,
  asOf: undefined,
  href: null,
  isWide: true,
};
const drawn = (change: Partial<KpiCardProps>, around?: Surroundings) =>
  draw(<KpiCard {...card} {...change} />, around).replaceAll('\u00a0', ' ');

describe('the card of a figure', () => {
  it('says name, figure, change and what it is compared with', () => {
    const words = wordsOf(drawn({}));
    expect(words).toContain('Vendas líquidas');
    expect(words).toContain('R$ 1.234,50 +23,5% acima vs. sex, 13/11');
  });

  it('keeps the exact decimal for programs that read the page', () => {
    expect(drawn({})).toContain('data-value="1234.50" data-previous="1000.00"');
  });

  it('is written in the language of the page', () => {
    expect(wordsOf(drawn({}, { locale: 'en' }))).toContain('Net sales');
  });

  it('shows no figure while it waits for one', () => {
    expect(wordsOf(drawn({ isLoading: true, value: undefined, change: undefined }))).not.toMatch(/—|R\$|vs\./);
  });

  it('says that nothing is compared instead of a change', () => {
    expect(wordsOf(drawn({ versus: null }))).toContain('Sem comparação');
    expect(wordsOf(drawn({ versus: null }))).not.toContain('+23,5%');
  });

  it('is one link where it leads somewhere, and none elsewhere', () => {
    expect(drawn({ href: '/stores?sort=netSales' })).toContain('href="/stores?sort=netSales"');
    expect(drawn({})).not.toContain('<a ');
  });
});
