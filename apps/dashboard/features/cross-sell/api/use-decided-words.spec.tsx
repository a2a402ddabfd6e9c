import { describe, expect, it } from '@jest/globals';
import type { Choice } from '@/features/cross-sell/pair/places';
import { draw, wordsOf } from '@/testing/draw';
import { useDecidedWords } from './use-decided-words';

/** The clock of what is drawn stands on 20 November 2026. */
function Decided({ choice, stores }: { choice: Choice; stores: readonly (string | null)[] }) {
  const say = useDecidedWords({ timeZone: 'America/Sao_Paulo' });
  return say(
    choice,
    stores.map((storeId) => ({ storeId })),
  );
}
const said = (choice: Partial<Choice>, stores: readonly (string | null)[] = ['s1'], locale: 'pt-BR' | 'en' = 'pt-BR') =>
  wordsOf(draw(<Decided choice={{ decision: 'pin', from: null, to: null, ...choice }} stores={stores} />, { locale }));

describe('the notice of a decision', () => {
  it.each([
    [{}, 'Fixado: é oferecido primeiro.'],
    [{ from: '2026-11-20', to: '2026-11-20' }, 'Fixado: é oferecido primeiro.'],
    [{ from: '2026-11-21' }, 'Fixado: é oferecido primeiro a partir de 21/11/2026.'],
    [{ to: '2026-11-19' }, 'Salvo, mas terminou em 19/11/2026: nada muda agora.'],
    [{ decision: 'approve' as const, from: '2026-12-01' }, 'Aprovado a partir de 01/12/2026.'],
    [{ decision: 'block' as const, from: '2026-12-01' }, 'Bloqueado a partir de 01/12/2026; até lá continua.'],
    [{ decision: 'none' as const }, 'Decisão desfeita: as vendas decidem.'],
  ])('of %j says %p', (choice, words) => {
    expect(said(choice)).toBe(words);
  });

  it('says in how many stores it holds: the pairs of a bundle are no stores more', () => {
    expect(said({}, ['s1', 's1', 's2'])).toContain('Vale em 2 lojas.');
    expect(said({ to: '2026-11-19' }, ['s1', 's2'], 'en')).toBe(
      'Saved, but it ended on 11/19/2026: nothing changes now. It holds in 2 stores.',
    );
  });
});
