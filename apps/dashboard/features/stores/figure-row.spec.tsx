import { describe, expect, it } from '@jest/globals';
import type { StoreRow } from '@/features/stores/comparison/store-rows';
import type { Figure, MetricChange } from '@/lib/api/types';
import { draw, wordsOf } from '@/testing/draw';
import { aRow } from '@/testing/rows';
import { FigureRow } from './figure-row';

const sold = { netSales: '980.10', tickets: 12, goalRate: 0.75 };
const fell: MetricChange = { kind: 'percent', value: -0.02, direction: 'down' };
const figuresWith = (more: Record<string, Figure>, change = fell) => aRow({ ...sold, ...more }, { netSales: change });
const figures = figuresWith({});
const row: StoreRow = {
  id: 's1',
  name: 'Loja 1',
  region: 'Sul',
  format: '',
  isOwn: false,
  figures,
  course: [1, null, 3],
  isUnlisted: false,
};
const columns = ['netSales', 'change', 'goalRate', 'tickets', 'marginRate'] as const;
const drawn = (of: Partial<Parameters<typeof FigureRow>[0]> = {}) =>
  draw(
    <table>
      <tbody>
        <FigureRow name="Loja 1" figures={figures} columns={columns} row={row} {...of} />
      </tbody>
    </table>,
  ).replaceAll('\u00a0', ' ');

describe('a row of the comparison', () => {
  it('writes each figure in its own way, in the order of the columns', () => {
    expect(wordsOf(drawn())).toMatch(/^Loja 1 R\$ 980,10 -2,0% abaixo 75,0% 12 —/);
  });

  it('says of a margin it may not tell that it is not told', () => {
    expect(wordsOf(drawn())).toContain('Não visível para você');
    expect(wordsOf(drawn({ figures: figuresWith({ marginRate: 0.31 }) }))).toContain('31,0%');
  });

  it('carries the store and its exact sales, the total neither', () => {
    expect(drawn()).toContain('data-testid="store-row-s1" data-value="980.10"');
    expect(draw(<FigureRow name="Total" figures={figures} columns={columns} />)).not.toContain('data-testid');
  });

  it('names why there is no change', () => {
    const unknown = (reason: MetricChange['reason']): MetricChange => ({
      kind: 'none',
      value: null,
      direction: null,
      reason,
    });
    const rowOf = (reason: MetricChange['reason']) => wordsOf(drawn({ figures: figuresWith({}, unknown(reason)) }));
    expect(rowOf('before_first_sale')).toContain('— sem vendas no período comparado');
    expect(rowOf('day_under_way')).toContain('— comparada quando o dia terminar');
  });
});
