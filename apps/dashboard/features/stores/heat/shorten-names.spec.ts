import { describe, expect, it } from '@jest/globals';
import { shortenNames } from './shorten-names';

describe('short names', () => {
  it.each([
    [
      'leave out what all begin with',
      ['Aurora Online', 'Aurora Savassi', 'Aurora Shopping Baía Azul'],
      ['Online', 'Savassi', 'Shopping Baía Azul'],
    ],
    [
      'keep at least one word',
      ['Aurora', 'Aurora Savassi', 'Aurora Moinhos'],
      ['Aurora', 'Aurora Savassi', 'Aurora Moinhos'],
    ],
    [
      'compare whole words',
      ['Aurora Norte', 'Auroral Sul', 'Aurora Leste'],
      ['Aurora Norte', 'Auroral Sul', 'Aurora Leste'],
    ],
    ['let two stores keep their names', ['Aurora Norte', 'Aurora Sul'], ['Aurora Norte', 'Aurora Sul']],
    ['do nothing to none', [], []],
  ])('%s', (_what, names, short) => {
    expect(names.map(shortenNames(names))).toEqual(short);
  });
});
