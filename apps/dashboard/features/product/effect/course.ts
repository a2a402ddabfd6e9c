import { figuresOf, type Grain } from '@/features/figures/axis/timeline';
import type { Figure, MetricAnswer } from '@/lib/api/types';

/**
 * Net sales of a product along the axis. Where its stores sold other things, no row of it means that none was sold; where nothing at all
 * was sold, nobody knows.
 *
 * @param product by the grain, not compared: a comparison would bring rows of days that nothing was heard of
 * @param anything net sales of all products in the same stores, asked alike
 * @returns null where nobody knows, and for what is still to come
 */
export function courseOf(
  product: MetricAnswer | undefined,
  anything: MetricAnswer | undefined,
  grain: Grain,
  keys: readonly string[],
): Figure[] {
  const others = figuresOf(anything, 'netSales', grain, keys);
  return figuresOf(product, 'netSales', grain, keys).map(
    (own, index) => own ?? (others[index] === null || others[index] === undefined ? null : '0.00'),
  );
}
