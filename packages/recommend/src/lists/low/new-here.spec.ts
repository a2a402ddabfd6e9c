import { describe, expect, it } from '@jest/globals';
import { addDays } from '@vitrine/domain';
import { withStock } from './low-list.js';
import { canHaveNew, type FirstSeen, newHere } from './new-here.js';

const FIRST_SOLD = '2026-11-16';
const seen = (product = 'shirt'): FirstSeen => ({ store: 's0', product, category: 'roupas' });

/** A store that sold on each of so many days up to the eve of the product's first sale, but for the last `silent` of them. */
const daysBefore = (count: number, silent = 0) =>
  Array.from({ length: count }, (_, at) => addDays(FIRST_SOLD, at - count - silent));

const newOf = (knownDays: readonly string[], firstSoldOn: string | undefined = FIRST_SOLD, items = [seen()]) =>
  newHere(items, { knownDays: () => knownDays, firstSoldOn: () => firstSoldOn }).get('s0') ?? [];

describe('a product that was first sold lately', () => {
  it('is new where the store had long been selling, and is not judged', () => {
    const [item] = newOf(daysBefore(70));
    expect(item).toMatchObject({ productId: 'shirt', cause: 'newProduct', share: null, salesMissingE4: null });
    expect(item && withStock(item, 0).cause).toBe('newProduct');
  });

  it('is not new in a store that began hardly earlier: all that sells seldom would be', () => {
    expect(newOf(daysBefore(30))).toEqual([]);
    expect([canHaveNew(daysBefore(30)), canHaveNew(daysBefore(70))]).toEqual([false, true]);
  });

  it('is not new where the days before are unknown: it may have been sold on them', () => {
    expect(newOf(daysBefore(70, 40))).toEqual([]);
  });

  it('is not new where it was sold long ago', () => {
    expect(newHere([seen()], { knownDays: () => daysBefore(70), firstSoldOn: () => undefined }).size).toBe(0);
  });

  it('is named for some of a category, not for all that came at once', () => {
    const many = Array.from({ length: 9 }, (_, at) => seen(`p${at}`));
    expect(newOf(daysBefore(70), FIRST_SOLD, many)).toHaveLength(3);
  });
});
