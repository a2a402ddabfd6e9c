import { describe, expect, it } from '@jest/globals';
import { aMe } from '@/testing/people';
import { screenAt, screensOf } from './screens';

const idsOf = (me: Parameters<typeof screensOf>[0]) => screensOf(me).map(({ id }) => id);

describe('the screens', () => {
  it('a person has are those they may use', () => {
    expect(idsOf(aMe())).toEqual(['overview', 'stores', 'products', 'alerts', 'corrections']);
    expect(idsOf(aMe({ role: 'seller', scope: { sellerId: 'p1' } }))).toEqual(['overview', 'alerts']);
    expect(idsOf(aMe({ role: 'producer' }))).toEqual(['ops']);
  });

  it('have their addresses, and the pages below them', () => {
    expect(['/stores', '/stores/s1', '/storefront', '/login'].map((path) => screenAt(path)?.id)).toEqual([
      'stores',
      'stores',
      undefined,
      undefined,
    ]);
  });

  it('answer to a letter of their own', () => {
    const keys = [
      '/overview',
      '/stores',
      '/products',
      '/low-performers',
      '/cross-sell',
      '/alerts',
      '/corrections',
      '/ops',
      '/settings',
    ].map((path) => screenAt(path)?.key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
