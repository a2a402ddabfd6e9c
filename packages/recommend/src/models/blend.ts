import type { BasketCounts } from '../baskets/counts.js';
import { sharesOf } from './best-sellers.js';
import { type Model, priorOf } from './model.js';

/**
 * A model that does not forget what sells anyway: s_j + w p_j^e, with p_j the share of baskets. Where few products dominate, the pairs alone
 * rank below best-sellers. The weight is chosen on baskets that neither the fit nor the test has seen: `chooseModel`.
 * @param exponent 1 for scores that grow with the share, ½ for those that shrink rare products
 */
export function blend(model: Model, counts: BasketCounts, weight: number, exponent = 1): Model {
  const prior = sharesOf(counts).map((share) => weight * share ** exponent);
  return {
    name: `${model.name} + ${weight} p${exponent === 1 ? '' : `^${exponent}`}`,
    prior: priorOf(prior),
    score: (basket, scores) => model.score(basket, scores),
  };
}
