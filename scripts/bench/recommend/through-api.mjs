import { setTimeout as sleep } from 'node:timers/promises';
import { here } from '../trees.mjs';
import { paced } from './paced.mjs';
import { openSuite } from './suite.mjs';

const [STORES, PRODUCTS, BASKETS_A_STORE, DAYS] = [12, 800, 2_000, 28];
const LINES_A_DAY = 150;
const PROMOTED = 40;
const ROWS_AT_ONCE = 20_000;
const DAY_MS = 86_400_000;

const storeOf = (at) => `s${at % STORES}`;
/** A few are loved, most are not. */
const productOf = (random) => `p${Math.floor(PRODUCTS * random ** 2.5)}`;
const share = (at, by = 0.618034) => (at * by) % 1;

/**
 * Companions asked of the api over HTTP, as a program does: directory, decisions, the service, products, promotions, stock, units of 28
 * days, each on the engines. Beside it what the api takes for `GET /v1/me`: its own way in, and one look into Postgres.
 * @returns the 95th percentiles in ms
 */
export async function throughApi({ rate = 5, seconds = 20 } = {}) {
  const suite = await openSuite('bench_companions');
  try {
    await fill(suite.harness.warehouse);
    const service = await suite.run('recommendations');
    const api = await suite.run('api', { RECOMMENDATIONS_URL: service.url });
    const created = await suite.harness.store.apiKeys.create({ tenantId: 'bench', name: 'bench', role: 'analyst' });
    const headers = { authorization: `Bearer ${created.key}` };
    const get = async (path) => {
      const answer = await fetch(`${api.url}${path}`, { headers });
      const text = await answer.text();
      if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${text.slice(0, 300)}`);
      return text;
    };
    const companions = (at) =>
      get(`/v1/recommendations/products/${productOf(share(at))}/companions?storeId=${storeOf(at)}`);
    await untilTold(() => companions(1));
    await paced(companions, { rate, seconds: 2 });
    const [companionsMs, meMs] = [
      await paced(companions, { rate, seconds }),
      await paced(() => get('/v1/me'), { rate, seconds }),
    ];
    console.log(
      `through the api, ${STORES} stores × ${PRODUCTS} products, ${rate} a second: p95 ${companionsMs.toFixed(1)} ms; GET /v1/me ${meMs.toFixed(1)} ms`,
    );
    return { apiP95Ms: Number(companionsMs.toFixed(1)), apiMeP95Ms: Number(meMs.toFixed(1)) };
  } finally {
    await suite.close();
  }
}

/** The service reads its counts when they are asked for the first time. */
async function untilTold(ask) {
  for (const end = Date.now() + 60_000; ; await sleep(200)) {
    const text = await ask().catch((error) => (Date.now() > end ? Promise.reject(error) : '{"items":[]}'));
    if (JSON.parse(text).items.length > 0) return;
    if (Date.now() > end) throw new Error('no companions');
  }
}

async function fill(warehouse) {
  const of = await import(`${here}/packages/warehouse/dist/index.js`);
  const { aSaleLineRow } = await import(`${here}/packages/warehouse/dist/testing/index.js`);
  const today = new Date().toISOString().slice(0, 10);
  const dayOf = (ago) => new Date(Date.now() - ago * DAY_MS).toISOString().slice(0, 10);
  const products = Array.from({ length: PRODUCTS }, (_, at) => ({
    ...{
      tenantId: 'bench',
      productId: `p${at}`,
      name: `Produto ${at}`,
      category: `c${at % 20}`,
      brand: '',
      version: 1,
    },
    ...{ unitPriceE4: 500_000 + at, unitCostE4: 200_000 + at * 100 },
  }));
  await new of.Products(warehouse).upsert(products, 'bench');
  const stores = Array.from({ length: STORES }, (_, at) => ({
    ...{ tenantId: 'bench', storeId: `s${at}`, name: `Loja ${at}`, region: 'Sul', timeZone: 'America/Sao_Paulo' },
    ...{ city: '', state: '', openedOn: null, areaM2: null, format: '', hours: [], version: 1 },
  }));
  await new of.Stores(warehouse).upsert(stores, 'bench');
  const record = (type, id, body) => ({
    tenantId: 'bench',
    type,
    id,
    version: 1,
    body: JSON.stringify({ type, ...body }),
  });
  const levels = stores.flatMap(({ storeId }) =>
    products.map(({ productId }) =>
      record('stockLevel', `${storeId}:${productId}`, {
        storeId,
        productId,
        quantity: '9',
        at: new Date().toISOString(),
      }),
    ),
  );
  const productIds = products.slice(0, PROMOTED).map(({ productId }) => productId);
  const promotion = { id: 'week', name: 'Semana', productIds, from: dayOf(3), to: dayOf(-3), discountRate: '0.1' };
  await new of.CatalogRecords(warehouse).upsert([...levels, record('promotion', 'week', promotion)], 'bench');
  const lines = Array.from({ length: STORES * DAYS * LINES_A_DAY }, (_, at) => {
    const ticketId = String(at);
    const [storeId, soldOn] = [storeOf(at), dayOf(Math.floor(at / STORES) % DAYS)];
    return aSaleLineRow({
      ...{
        tenantId: 'bench',
        storeId,
        soldOn,
        soldAtMs: Date.parse(`${soldOn}T15:00:00Z`),
        ticketId,
        eventId: ticketId,
      },
      ...{ productId: productOf(share(at)), sourceOffset: at },
    });
  });
  await inParts(lines, (rows, part) => new of.SaleLines(warehouse).append(rows, `bench:${part}`));
  const baskets = Array.from({ length: STORES * BASKETS_A_STORE }, (_, at) => {
    const items = [...new Set([1, 2, 3, 4].map((by) => productOf(share(at * 7 + by, 0.618034 + by / 97))))];
    return {
      ...{
        tenantId: 'bench',
        storeId: storeOf(at),
        ticketId: `b${at}`,
        ticketHash: of.ticketKeyHash(`b${at}`),
        soldOn: today,
      },
      ...{ revision: 0, acceptedAtMs: 1, sold: items.map((id) => [id, 1_000]), givenBack: [], gives: [], items },
      ...{ itemCount: items.length, isWholesale: 0, sourcePartition: 0, ingestedAtMs: 1, sign: 1 },
    };
  });
  await inParts(baskets, (rows, part) => new of.CountedBaskets(warehouse).append(rows, `bench:${part}`));
}

async function inParts(rows, write) {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) await write(rows.slice(from, from + ROWS_AT_ONCE), from);
}
