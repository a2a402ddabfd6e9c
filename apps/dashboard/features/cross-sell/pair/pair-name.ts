import type { Pair } from './standing';

/** What a product of a pair is called: its code while the catalogue does not know it. */
export function pairNames({ names, productIds }: Pick<Pair, 'names' | 'productIds'>): [string, string] {
  return [names[0] ?? productIds[0], names[1] ?? productIds[1]];
}
