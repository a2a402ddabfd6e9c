import { describe, expect, it } from '@jest/globals';
import { describeSettings, settingsOf } from '@vitrine/contracts';
import { changesOf, textOf } from './setting-text';

const fields = describeSettings();
const values = settingsOf({ keepDays: 400 });

describe('what was typed into settings', () => {
  it.each([
    [{}, {}],
    [{ keepDays: '400', networkFloorTickets: ' 5 ' }, {}],
    [{ keepDays: '' }, { keepDays: null }],
    [{ keepDays: ' 30 ' }, { keepDays: 30 }],
    [{ storeNames: 'anonymous' }, { storeNames: 'anonymous' }],
    [{ networkFloorTickets: '1.5' }, { networkFloorTickets: '1.5' }],
    [{ networkFloorTickets: '' }, { networkFloorTickets: '' }],
    [{ networkFloorTickets: 'dez' }, { networkFloorTickets: 'dez' }],
    [{ recommendHoldoutWithout: ' ' }, {}],
    [{ recommendHoldoutWithout: ' l1,l2\nl3 ' }, { recommendHoldoutWithout: ['l1', 'l2', 'l3'] }],
    [{ recommendHoldoutWithout: 'Loja Paulista; l1' }, { recommendHoldoutWithout: ['Loja Paulista', 'l1'] }],
    [{ recommendWeights: '0,25|0|0,5|0,25' }, {}],
    [
      { recommendWeights: '0,2| 1 |muito|' },
      { recommendWeights: { margin: 0.2, price: 1, stock: 'muito', promotion: '' } },
    ],
  ])('%j changes %j', (typed, changes) => {
    expect(changesOf(fields, values, typed, 'pt-BR')).toEqual(changes);
  });

  it('begins as what is there', () => {
    const shown = [null, 400, 'named' as const, ['a', 'b']].map((value) => textOf(value, 'pt-BR'));
    expect(shown).toEqual(['', '400', 'named', 'a, b']);
    expect(textOf(values.recommendWeights, 'pt-BR')).toBe('0,25|0|0,5|0,25');
    expect(textOf(values.recommendWeights, 'en')).toBe('0.25|0|0.5|0.25');
  });
});
