/**
 * `node service-process.mjs PRODUCTS PAIRS STORES`: the service's answers over HTTP, on made-up counts that are decayed, in the place of ClickHouse. Says its
 * port, the seconds that reading took, the MiB that it took, and the ms until it answers again after it was dropped; at `fit` it fits the nightly model again in its thread, and says when it is done.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { createHttpApp, createLogger } from '@vitrine/platform';
import { here } from '../trees.mjs';

const dist = `${here}/services/recommendations/dist`;
const [
  { CompanionsController },
  { CompanionAnswers },
  { IndexCache },
  { readIndex, stateOf },
  { openIndex },
  { IndexDisk },
  { NightlyFits },
  { fitInThread },
] = await Promise.all(
  [
    'companions/companions.controller',
    'companions/companions',
    'index/index-cache',
    'index/read-index',
    'index/open-index',
    'disk/index-disk',
    'ranking/nightly-fits',
    'ranking/fit-in-thread',
  ].map((name) => import(`${dist}/${name}.js`)),
);
const [products, pairs, stores] = process.argv.slice(2).map(Number);
const BASKETS = 20 * products;
const NIGHTLY = {
  live: { kind: 'cosine-max', weight: 0.1 },
  nightly: { kind: 'ease', ease: { lambda: 100, denseProducts: 1_500, tailWeight: 1 }, weight: 0.1 },
  ranks: 'nightly',
  halfLifeWeeks: 26,
};

const idOf = (code) => `p${code}`;
/** A few are loved, most are not. */
const drawn = (random) => Math.min(products - 1, Math.floor(products * random ** 2.5));

function* madeUpPairs() {
  let state = 1;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const each = Math.ceil(pairs / products);
  let told = 0;
  for (let code = 0; code < products && told < pairs; code++) {
    const partners = new Set();
    for (let tries = 0; partners.size < Math.min(each, products - 1 - code) && tries < 8 * each; tries++) {
      const other = Math.max(code + 1, drawn(next()));
      if (other < products) partners.add(other);
    }
    told += partners.size;
    const baskets = [...partners].map((other) => 3 + (other % 40));
    yield { productId: idOf(code), partners: [...partners].map(idOf), baskets, weights: baskets };
  }
}

const everyStore = Array.from({ length: stores }, (_, store) => [`s${store}`, 10]);
const reader = {
  totals: async () => ({ baskets: BASKETS, largeBaskets: 0, weight: BASKETS, stores, changes: 1 }),
  items: async () =>
    Array.from({ length: products }, (_, code) => ({
      productId: idOf(code),
      weight: 60 * stores,
      stores: everyStore.map(([id]) => [id, 60, 20_000]),
    })),
  shelfWeeks: async () => new Map(),
  pairHistogram: async () => [{ baskets: 40, pairs, grouped: pairs }],
  pairs: async (_, { part }) => (part === 0 ? [...madeUpPairs()] : []),
};

let chosenAtMs = 1;
const fits = new NightlyFits({
  fit: (task) => fitInThread(new URL(`file://${dist}/ranking/fit-worker.js`), task),
  onError: (error) => console.error(error),
});
const sources = {
  reader,
  choices: { of: async () => ({ chosenAtMs, choice: NIGHTLY }) },
  fits,
  nowMs: Date.now,
};
const folder = await mkdtemp(join(tmpdir(), 'bench-indexes-'));
const disk = new IndexDisk({
  ...{ folder, database: 'bench', mostBytes: 2 ** 30, leastBytes: 0 },
  onError: (error) => console.error(error),
});
const cacheOf = (read) =>
  new IndexCache({
    read,
    stateOf: (of) => stateOf(sources, of),
    open: (of, data) => openIndex(fits, of, data),
    laid: disk,
    mostBytes: 400 * 2 ** 20,
    onError: (error) => console.error(error),
  });
const indexes = cacheOf((of) => readIndex(sources, of));

/** @returns the ms from a question of what lies on the disk, in the memory of the machine, to its answer */
async function droppedReadMs(data) {
  disk.lay({ tenantId: 'bench' }, data);
  await disk.settled();
  const answers = new CompanionAnswers(cacheOf(() => Promise.reject(new Error('It is not on the disk.'))));
  const askedMs = performance.now();
  await answers.answer({
    ...{ tenantId: 'bench', storeId: 's0', productIds: ['p1'], limit: 20, mayLearnFromNetwork: true },
    ...{ alsoProductIds: [], withoutProductIds: [] },
  });
  return performance.now() - askedMs;
}

class Bench {}
const module = {
  module: Bench,
  controllers: [CompanionsController],
  providers: [{ provide: CompanionAnswers, useValue: new CompanionAnswers(indexes) }],
};
const { app } = await createHttpApp(module, { logger: createLogger('recommendations', 'silent') });
globalThis.gc?.();
const before = process.memoryUsage();
const startedMs = performance.now();
const index = await indexes.of({ tenantId: 'bench' });
const readSeconds = (performance.now() - startedMs) / 1_000;
globalThis.gc?.();
await turn();
// Arrays go in the background, when the first one has found nobody who holds them.
globalThis.gc?.();
await turn();
const after = process.memoryUsage();
const bytes = after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers;
await fits.of('bench', index.counts, await sources.choices.of());
const dropped = {
  decayedMs: await droppedReadMs(index.data),
  plainMs: await droppedReadMs({ ...index.data, decayed: undefined }),
};
await rm(folder, { recursive: true });
await app.listen(0, '127.0.0.1');
process.on('message', async () => {
  chosenAtMs++;
  const fitStartedMs = performance.now();
  await fits.of('bench', index.counts, await sources.choices.of());
  process.send({ fitSeconds: (performance.now() - fitStartedMs) / 1_000 });
});
process.send({ url: await app.getUrl(), readSeconds, mib: bytes / 2 ** 20, dropped });
