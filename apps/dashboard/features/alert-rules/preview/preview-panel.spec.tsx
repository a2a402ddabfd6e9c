import { describe, expect, it } from '@jest/globals';
import type { Backtest, UnsoldItem } from '@vitrine/contracts';
import { draw, wordsOf } from '@/testing/draw';
import { aRuleMaker } from '@/testing/people';
import { PreviewPanel } from './preview-panel';

const unsoldProduct = (place: number): UnsoldItem => ({
  ...{ kind: 'product', id: `p${place}`, pointer: `/productIds/${place}` },
});

/** The preview of a rule that never rang. */
function drawn(unsold: UnsoldItem[], locale: 'pt-BR' | 'en'): string {
  const result: Backtest = {
    ...{ from: '2026-10-21', to: '2026-11-20', firings: [], firingsTotal: 0, perWeek: 0, perManagerPerDay: null },
    ...{ overlaps: [], unsold, recipients: [], recipientsTotal: 0, ticketsRead: 0, tookMs: 1 },
  };
  const answered = { sentence: 'Avise quando vender.', result };
  const backtest = { current: answered, shown: answered, isPending: false, error: null, retry: () => undefined };
  return wordsOf(draw(<PreviewPanel backtest={backtest} isAskable />, { me: aRuleMaker(), locale }));
}

describe('the preview of a rule', () => {
  it('says what nobody has sold so far, and that the rule waits for it', () => {
    expect(drawn([unsoldProduct(1)], 'pt-BR')).toContain(
      'Até agora ninguém vendeu “p1” nas lojas que você vê. A regra espera que venda; se não era isso, confira o nome.',
    );
    expect(drawn([1, 2].map(unsoldProduct), 'en')).toContain(
      'Nobody sold “p1”, “p2” so far, in the stores that you see. The rule waits for them; check the names if that is not what you mean.',
    );
  });

  it('names five of many, and says nothing where all of it sells', () => {
    expect(drawn([1, 2, 3, 4, 5, 6, 7].map(unsoldProduct), 'pt-BR')).toContain('“p5”, mais 2 nas lojas');
    expect(drawn([], 'pt-BR')).not.toContain('ninguém vendeu');
  });
});
