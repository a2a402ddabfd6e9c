const BASKETS = 10_000_000;
const PRODUCTS = 20_000;
const MEAN_ITEMS = 3;

/** Baskets of a large chain, made up one after the other: a few products are loved, and each brings its neighbours along. */
function* madeUpBaskets() {
  let state = 7;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const ids = Array.from({ length: PRODUCTS }, (_, code) => `p${code}`);
  for (let at = 0; at < BASKETS; at++) {
    const size = 1 + Math.min(20, Math.floor(-(MEAN_ITEMS - 1) * Math.log(1 - next())));
    const first = Math.floor(PRODUCTS * next() ** 2.5);
    const items = new Set([ids[first]]);
    while (items.size < size) {
      const isNear = next() < 0.3;
      items.add(ids[isNear ? (first + Math.floor(next() * 20)) % PRODUCTS : Math.floor(PRODUCTS * next() ** 2.5)]);
    }
    yield [...items];
  }
}

/** @returns the seconds in which ten million made-up baskets are counted by product and pair, making them up included */
export function countMany({ CountTable }) {
  const started = performance.now();
  const table = new CountTable();
  let items = 0;
  for (const basket of madeUpBaskets()) {
    table.addBasket(basket);
    items += basket.length;
  }
  const counts = table.counts();
  const seconds = (performance.now() - started) / 1_000;
  const told = counts.itemBaskets.reduce((sum, baskets) => sum + baskets, 0);
  if (counts.baskets !== BASKETS || told !== items)
    throw new Error(`${counts.baskets} baskets, ${told} of ${items} items counted`);
  const mib = process.memoryUsage().rss / 2 ** 20;
  console.log(
    `${BASKETS} baskets of ${PRODUCTS} products counted in ${seconds.toFixed(0)} s, ${mib.toFixed(0)} MiB in all`,
  );
  return Math.round(seconds);
}
