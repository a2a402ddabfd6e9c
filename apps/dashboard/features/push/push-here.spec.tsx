import { describe, expect, it } from '@jest/globals';
import { draw, wordsOf } from '@/testing/draw';
import { PushHereView } from './push-here';
import type { PushState } from './push-state';

const view = (state: PushState, locale: 'pt-BR' | 'en' = 'pt-BR') =>
  draw(<PushHereView state={state} isBusy={false} onTurnOn={() => undefined} onTurnOff={() => undefined} />, {
    locale,
  });

describe('pushes on this browser', () => {
  it.each([
    ['off', 'Ativar', undefined],
    ['on', undefined, 'Desativar'],
    ['blocked', undefined, undefined],
    ['unsupported', undefined, undefined],
  ] as const)('when %s offer what helps', (state, on, off) => {
    const words = wordsOf(view(state));
    const buttons = ['Ativar', 'Desativar'].filter((word) =>
      new RegExp(`\\b${word}\\b`).test(words.split('aparelho').at(-1) ?? ''),
    );
    expect(buttons).toEqual([on, off].filter((word) => word !== undefined));
    expect(view(state)).toContain(`data-state="${state}"`);
  });

  it('on an iPhone are three steps away, in both languages', () => {
    expect(wordsOf(view('needsInstall'))).toContain('Adicionar à Tela de Início');
    expect(wordsOf(view('needsInstall', 'en'))).toContain('Add to Home Screen');
  });
});
