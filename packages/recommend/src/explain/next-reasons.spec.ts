import { describe, expect, it } from '@jest/globals';
import { nextReasons, ownEvidence } from './next-reasons.js';
import { nextSentence } from './next-sentence.js';

const on = (soldOn: string, ...productIds: string[]) => ({ soldOn, productIds });
const history = [
  on('2026-10-01', 'coffee', 'cup'),
  on('2026-10-11', 'coffee'),
  on('2026-10-11', 'coffee', 'tea'),
  on('2026-10-25', 'coffee'),
  on('2026-11-20', 'coffee', 'cup'),
];

describe('what a customer’s own baskets tell', () => {
  it('is how often, how far apart by the median, and when last', () => {
    // Days apart: 10, 14 and 26. Two baskets of one day are no gap.
    const coffee = { baskets: 5, everyDays: 14, lastSoldOn: '2026-11-20', isInLast: true };
    expect(ownEvidence(history, 'coffee')).toEqual(coffee);
    expect(ownEvidence(history, 'tea')).toEqual({
      ...{ baskets: 1, everyDays: null, lastSoldOn: '2026-10-11', isInLast: false },
    });
    expect(ownEvidence(history, 'cup')).toMatchObject({ baskets: 2, everyDays: null, isInLast: true });
    expect(ownEvidence([], 'cup')).toEqual({ baskets: 0, everyDays: null, lastSoldOn: null, isInLast: false });
  });

  it('is a reason, the most telling first, said in both languages', () => {
    const said = (productId: string, follows = false) => {
      const own = ownEvidence(history, productId);
      const [reason = 'popular'] = nextReasons(own, follows);
      return (['pt-BR', 'en'] as const).map((locale) => nextSentence(reason, own, productId, locale));
    };
    expect(nextReasons(ownEvidence(history, 'coffee'), true)).toEqual(['everyDays', 'lastTime']);
    expect(said('coffee')).toEqual(['Leva coffee a cada 14 dias.', 'Takes coffee every 14 days.']);
    expect(said('cup')).toEqual(['Comprou cup da última vez.', 'Bought cup last time.']);
    expect(said('tea')).toEqual(['Já comprou tea 1 vez.', 'Has bought tea 1 time.']);
    expect(said('hat', true)[1]).toBe('Those who bought the same took hat the next time.');
    expect(said('hat')[1]).toBe('hat is among what those who return take most.');
  });
});
