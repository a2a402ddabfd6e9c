import { expect, it } from '@jest/globals';
import type { MetricAnswer } from '@/lib/api/types';
import { draw, wordsOf } from '@/testing/draw';
import { aRow } from '@/testing/rows';
import { TrendPanel } from './trend-panel';

type Asked = Parameters<typeof TrendPanel>[0]['product']['current']['product'];

const answered = (sales: Record<string, string>): Partial<Asked> => {
  const rows = Object.entries(sales).map(([day, netSales]) => aRow({ day, netSales }));
  const data: MetricAnswer = { columns: [], rows, total: aRow({}), asOf: '2026-11-20T12:00:00Z' };
  return { data, isPending: false, isError: false, isPlaceholderData: false } as Partial<Asked>;
};

function words(product: Partial<Asked>, anything: Partial<Asked>): string {
  const current = { grain: 'day', product, anything };
  const given = { current, earlier: current, comparePeriod: undefined } as unknown;
  return wordsOf(
    draw(<TrendPanel product={given as Parameters<typeof TrendPanel>[0]['product']} />, {
      address: '/products/p1?period=2026-11-01..2026-11-04',
    }),
  );
}

it('says on how many of the known days it sold', () => {
  const own = answered({ '2026-11-01': '5.00' });
  expect(words(own, answered({ '2026-11-01': '9.00', '2026-11-02': '8.00' }))).toContain('Vendeu em 1 de 2 dias');
  expect(words(answered({}), answered({ '2026-11-02': '8.00' }))).toContain('Não vendeu nestes dias');
});

it('says nothing of days that nobody knows, or of the days asked for before', () => {
  const unknown = words(answered({}), answered({}));
  expect(unknown).toContain('Ainda sem dados destes dias');
  expect(unknown).not.toMatch(/Vendeu|Não vendeu/);
  const stale = { ...answered({ '2026-11-01': '5.00' }), isPlaceholderData: true } as Partial<Asked>;
  expect(words(stale, stale)).not.toContain('Vendeu em');
  const failed = {
    ...answered({}),
    data: undefined,
    isError: true,
    refetch: () => undefined,
  } as unknown as Partial<Asked>;
  expect(words(failed, answered({}))).not.toContain('Vendeu em');
});
