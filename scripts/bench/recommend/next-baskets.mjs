import { readFileSync } from 'node:fs';

const NAMED = 10;

/**
 * The last basket of each customer of two or more is what models are to name; they learn from all others.
 * @param file JSON `{ user: [[item, …], …] }`, the oldest basket first
 * @returns Recall@10: of the items in the last basket, the share among the ten named, as a mean over customers
 */
export function nextBaskets({ NextBasketModel }, file) {
  const codes = new Map();
  const known = Object.values(JSON.parse(readFileSync(file, 'utf8'))).map((baskets) => baskets.map(coded));
  function coded(items) {
    return [...new Set(items)].map((item) => codes.get(item) ?? codes.set(item, codes.size).get(item));
  }
  const asked = known.filter(({ length }) => length >= 2);
  const cases = asked.map((baskets) => ({ history: baskets.slice(0, -1), last: baskets.at(-1) }));
  const learned = known.map((baskets) => (baskets.length >= 2 ? baskets.slice(0, -1) : baskets));
  const model = new NextBasketModel(learned, codes.size);
  const nobody = new NextBasketModel([], codes.size);
  const popular = model.next([], NAMED);
  return {
    customers: cases.length,
    popular: recallOf(cases, () => popular),
    personal: recallOf(cases, (history) => nobody.next(history, NAMED)),
    nextBasket: recallOf(cases, (history) => model.next(history, NAMED)),
  };
}

function recallOf(cases, name) {
  const recalls = cases
    .filter(({ last }) => last.length > 0)
    .map(({ history, last }) => name(history).filter(({ code }) => last.includes(code)).length / last.length);
  return Number((recalls.reduce((sum, one) => sum + one, 0) / recalls.length).toFixed(4));
}
