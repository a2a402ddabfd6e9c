import { describe, expect, it } from '@jest/globals';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { CorrectionList } from '@vitrine/contracts';
import { FilterBar } from '@/features/filters/filter-bar';
import { ApiError } from '@/lib/api/client';
import { draw, type Surroundings, wordsOf } from '@/testing/draw';
import { aMe, aStore } from '@/testing/people';
import { aCorrection } from './a-correction.fixture';
import { correctionsPath } from './corrections-path';
import { CorrectionsScreen } from './corrections-screen';

const DAY = { from: '2026-11-19', to: '2026-11-19' };
const list = (fields: Partial<CorrectionList> = {}): CorrectionList => ({
  items: [aCorrection()],
  nextCursor: null,
  total: { changes: 1, tickets: 2, netSales: '-49.50', cost: '1.25' },
  ...fields,
});

/** The screen of 19 November, as the api answered for it. */
function drawn(answer: CorrectionList | undefined, around: Surroundings = {}, nextPageError?: Error): string {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  const key = ['corrections', correctionsPath(DAY, null)];
  if (answer) client.setQueryData(key, { pages: [answer], pageParams: [''] });
  if (nextPageError) {
    const failed = {
      status: 'error',
      error: nextPageError,
      fetchMeta: { fetchMore: { direction: 'forward' } },
    } as const;
    client.getQueryCache().find({ queryKey: key })?.setState(failed);
  }
  const screen = (
    <QueryClientProvider client={client}>
      <CorrectionsScreen />
    </QueryClientProvider>
  );
  const stores = [aStore({ id: 's1', name: 'Centro' })];
  return draw(screen, { stores, address: '/corrections?period=2026-11-19..2026-11-19', ...around });
}
const words = (markup: string) => wordsOf(markup).replaceAll('\u00a0', ' ').replaceAll('\u2060', '');

describe('the screen of corrections', () => {
  it('says what the changes come to, then each of them', () => {
    const said = words(drawn(list()));
    expect(said).toContain(
      '2 cupons mudaram depois de contados. As vendas líquidas caíram R$ 49,50. O custo subiu R$ 1,25.',
    );
    expect(said).toContain('20/11/2026, 18:05 Centro');
    expect(said).toMatch(/mudou depois do dia Correção 2 R\$ 300,00 R\$ 250,50 -R\$ 49,50 abaixo \+R\$ 1,25/);
  });

  it('says the same in English', () => {
    expect(words(drawn(list(), { locale: 'en' }))).toContain(
      '2 tickets changed after they were counted. Net sales fell by R$49.50. The cost rose by R$1.25.',
    );
  });

  it('says nothing of costs to whoever was told none', () => {
    const { cost: _, ...item } = aCorrection();
    const said = words(drawn(list({ items: [item], total: { changes: 1, tickets: 1, netSales: '0.00' } })));
    expect(said).toContain('1 cupom mudou depois de contado. As vendas líquidas continuam as mesmas.');
    expect(said).not.toMatch(/custo/i);
  });

  it('explains why there is nothing, and offers more days', () => {
    const none = list({ items: [], total: { changes: 0, tickets: 0, netSales: '0.00', cost: '0.00' } });
    expect(words(drawn(none))).toMatch(/Nada mudou nestas vendas depois de contadas\. .* Ver os últimos 30 dias/);
  });

  it('has a place for what is still being read, and a button for what comes after', () => {
    expect(drawn(undefined)).toContain('skeleton');
    expect(words(drawn(list({ nextCursor: 'x' })))).toContain('Ver mais');
    expect(words(drawn(list()))).not.toContain('Ver mais');
  });

  it('keeps what has arrived when the next page does not, says so, and lets people try again', () => {
    const problem = { title: 'busy', status: 503, code: 'unavailable', traceId: 'id-to-quote' } as const;
    const said = words(drawn(list({ nextCursor: 'x' }), {}, new ApiError(problem)));
    expect(said).toContain('20/11/2026, 18:05 Centro');
    expect(said).toMatch(/Estes números não chegaram.*Tentar de novo.*id-to-quote/);
  });

  it('is closed to a seller', () => {
    const me = aMe({ role: 'seller', scope: { sellerId: 'p1' } });
    expect(words(drawn(list(), { me }))).not.toMatch(/cupons|R\$/);
  });

  it('asks for days and stores, and compares them with nothing', () => {
    const bar = (address: string) => words(draw(<FilterBar />, { stores: [aStore({ id: 's1' })], address }));
    expect(bar('/overview')).toContain('vs.');
    expect(bar('/corrections')).toContain('Hoje');
    expect(bar('/corrections')).not.toContain('vs.');
  });
});
