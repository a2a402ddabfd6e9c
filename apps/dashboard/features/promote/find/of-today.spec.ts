import { describe, expect, it } from '@jest/globals';
import type { PromoteList } from '@vitrine/contracts';
import { isMeant, onlyMeant } from './of-today';

const item = (productId: string, name: string, barcodes?: string[]): PromoteList['items'][number] => ({
  ...{ productId, name, reasons: [] },
  ...(barcodes && { barcodes }),
});
const sheet = item('p1', 'Jogo de lençol', ['2000000000015', '036000291452']);
const cup = item('p2', 'Xícara');

describe('what is in hand, of the list of the day', () => {
  it.each(['lencol', 'P1', '2000000000015', '2 000000 000015', '36000291452', '0036000291452', '00036000291452'])(
    'is found by %j without a network',
    (words) => {
      expect([isMeant(sheet, words), isMeant(cup, words)]).toEqual([true, false]);
      expect(onlyMeant([cup, sheet], words)).toBe('p1');
    },
  );

  it.each(['2000000000022', '15', '0', 'caneca'])('is not found by %j', (words) => {
    expect([isMeant(sheet, words), isMeant(cup, words)]).toEqual([false, false]);
  });

  it('is asked again where several are meant', () => {
    expect(onlyMeant([sheet, item('p3', 'Colcha', ['2000000000015'])], '2000000000015')).toBeUndefined();
  });
});
