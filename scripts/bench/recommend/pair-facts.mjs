import { factsOf } from './public-baskets.mjs';

/** Holds pairs against figures that somebody else's code computed of the same files. A difference is an error. */
export function checkPairs({ CountTable, pairClaim }, set, baskets, facts = factsOf(set)) {
  const table = new CountTable();
  for (const { items } of baskets) table.addBasket(items);
  const counts = table.counts();
  const known = [
    ...facts.top5_by_support,
    ...(facts.top5_by_lift_min_50_baskets ?? facts.top5_by_lift_min_200_baskets ?? []),
  ];
  for (const fact of known) expectSame(fact, pairClaim(pairCountsOf(counts, fact.a, fact.b)));
  console.log(`${set}: ${counts.baskets} baskets, ${known.length} known pairs agree`);
}

function pairCountsOf(counts, one, other) {
  const [first, second] = [counts.codeOf(one), counts.codeOf(other)];
  const { partners, baskets } = counts.rowOf(first);
  return {
    baskets: counts.baskets,
    withFirst: counts.itemBaskets[first],
    withSecond: counts.itemBaskets[second],
    together: baskets[partners.indexOf(second)],
  };
}

function expectSame(fact, { counts, support, confidence, lift }) {
  const found = [counts.together, counts.withFirst, counts.withSecond, support, confidence, lift];
  const expected = [fact.baskets_both, fact.baskets_a, fact.baskets_b, fact.support, fact.conf_a_to_b, fact.lift];
  const isSame = found.every((figure, index) => Math.abs(figure - expected[index]) <= 0.0001);
  if (!isSame) throw new Error(`${fact.a} with ${fact.b}: ${found.join(' ')} and not ${expected.join(' ')}`);
}
