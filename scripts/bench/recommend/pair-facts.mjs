import { factsOf } from './public-baskets.mjs';

/** Pairs of which somebody else's code computed the figures, from the same files. */
export function knownPairs(facts) {
  const byLift = facts.top5_by_lift_min_50_baskets ?? facts.top5_by_lift_min_200_baskets ?? [];
  return [...facts.top5_by_support, ...byLift];
}

/** What the product says of two products, in the words and digits of these figures. */
export function pairFiguresOf(pairClaim, counts, a, b) {
  const [first, second] = [counts.codeOf(a), counts.codeOf(b)];
  const { partners, baskets } = counts.rowOf(first);
  const together = baskets[partners.indexOf(second)];
  const [withFirst, withSecond] = [counts.itemBaskets[first], counts.itemBaskets[second]];
  const of = (one, other) => pairClaim({ baskets: counts.baskets, withFirst: one, withSecond: other, together });
  const [there, back] = [of(withFirst, withSecond), of(withSecond, withFirst)];
  const figures = { baskets_both: together, baskets_a: withFirst, baskets_b: withSecond };
  const rates = { support: digits(there.support, 6), lift: digits(there.lift, 4) };
  return {
    a,
    b,
    ...figures,
    ...rates,
    conf_a_to_b: digits(there.confidence, 4),
    conf_b_to_a: digits(back.confidence, 4),
  };
}

const digits = (figure, count) => Number(figure.toFixed(count));

/** Holds pairs against what is known of them. A difference is an error. */
export function checkPairs({ CountTable, pairClaim }, set, baskets, facts = factsOf(set)) {
  const table = new CountTable();
  for (const { items } of baskets) table.addBasket(items);
  const counts = table.counts();
  const known = knownPairs(facts);
  for (const fact of known) expectSame(fact, pairFiguresOf(pairClaim, counts, fact.a, fact.b));
  console.log(`${set}: ${counts.baskets} baskets, ${known.length} known pairs agree`);
}

function expectSame(fact, found) {
  const differs = Object.keys(fact).filter((name) => fact[name] !== found[name]);
  if (differs.length > 0) throw new Error(`${fact.a} with ${fact.b}: ${JSON.stringify(found)}, ${differs} differ`);
}
