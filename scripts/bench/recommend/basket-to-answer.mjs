import { setTimeout as sleep } from 'node:timers/promises';
import { here } from '../trees.mjs';
import { openSuite } from './suite.mjs';

const [PRODUCTS, PARTNERS, STORES] = [100_000, 20, 3];
const [SMALL, LOOK_EVERY_MS, GIVEN_UP_MS] = ['bench', 250, 600_000];

/**
 * How long it takes from a sale to an answer that counts it, by the service's default settings, beside tenants of 100,000 products and 2
 * million pairs. Each of them sells once a second, so that every round of the service finds all of them changed and reads all of them anew.
 * @returns seconds, the longest of those measured: of a small tenant, and of one of the large
 */
export async function basketToAnswer({ tenants = 5, measured = 3 } = {}) {
  const suite = await openSuite('bench_answer');
  const large = Array.from({ length: tenants }, (_, at) => `large${at}`);
  let isOpen = true;
  try {
    await fill(suite.harness, large);
    const service = await suite.run('recommendations');
    const sell = await sellerOf(suite.harness);
    const together = (tenantId) => togetherOf(service.url, tenantId);
    for (const tenantId of [...large, SMALL]) await until(async () => (await together(tenantId)) > 0);
    const selling = (async () => {
      for (; isOpen; await sleep(1_000)) for (const tenantId of large) await sell(tenantId, ['a', 'b']);
    })();
    await sleep(30_000);
    const longest = {};
    for (const tenantId of [SMALL, large[0] ?? SMALL]) {
      const took = [];
      for (let at = 0; at < measured; at++) took.push(await answered(sell, together, tenantId));
      longest[tenantId === SMALL ? 'small' : 'large'] = Math.max(...took);
      console.log(
        `beside ${tenants} large tenants, of a ${tenantId === SMALL ? 'small' : 'large'} one: ${took.map((one) => one.toFixed(0)).join(', ')} s from the sale to the answer`,
      );
    }
    isOpen = false;
    await selling;
    return {
      basketToAnswerSeconds: Number(longest.small.toFixed(1)),
      basketToAnswerLargeSeconds: Number((longest.large ?? longest.small).toFixed(1)),
    };
  } finally {
    isOpen = false;
    await suite.close();
  }
}

async function answered(sell, together, tenantId) {
  const before = await together(tenantId);
  const soldMs = performance.now();
  await sell(tenantId, ['p5', 'p6']);
  await until(async () => (await together(tenantId)) > before);
  return (performance.now() - soldMs) / 1_000;
}

/** Straight into the counts: every product has as many partners, in three stores. */
async function fill({ warehouse, store: directory }, large) {
  const week = "toMonday(toDate('2026-11-27'))";
  for (const [tenantId, products] of [...large.map((name) => [name, PRODUCTS]), [SMALL, 100]]) {
    await directory.tenants.ensure({
      ...{ id: tenantId, name: tenantId, currency: 'BRL', timeZone: 'America/Sao_Paulo', locale: 'pt-BR' },
    });
    const of = (name, sql) => warehouse.command({ name: `bench.${name}`, sql });
    for (let store = 0; store < STORES; store++) {
      const key = `'${tenantId}' AS tenant_id, ${week} AS week, 's${store}' AS store_id`;
      await of(
        'pairs',
        `INSERT INTO pair_counts_v1 (tenant_id, week, store_id, product_a, product_b, baskets)
         SELECT ${key}, concat('p', toString(number % ${products})), concat('p', toString((number % ${products} + 1 + intDiv(number, ${products})) % ${products})), 10
         FROM numbers(${products * PARTNERS})`,
      );
      await of(
        'items',
        `INSERT INTO item_counts_v1 (tenant_id, week, store_id, product_id, baskets, large_baskets)
         SELECT ${key}, concat('p', toString(number)), 60, 0 FROM numbers(${products})`,
      );
      await of(
        'baskets',
        `INSERT INTO basket_counts_v1 (tenant_id, week, store_id, baskets, large_baskets, items, changes)
         SELECT ${key}, ${20 * products}, 0, ${60 * products}, 1`,
      );
    }
  }
}

async function sellerOf(harness) {
  const { anAcceptedTicket } = await import(`${here}/packages/consumer/dist/testing/index.js`);
  let sold = 0;
  return async (tenantId, items) => {
    const id = `t${sold++}`;
    const lines = items.map((productId, line) => ({
      ...{ lineId: String(line), productId, quantity: '1', unitPrice: '1', discount: '0', netAmount: '1' },
    }));
    const placed = { tenantId, storeId: 's0', ticketId: id, eventId: id, soldOn: '2026-11-27' };
    const value = JSON.stringify(anAcceptedTicket({ ...placed, lines }));
    await harness.send('sales.accepted.v1', [{ key: `${tenantId}:s0`, value }]);
  };
}

/** 0 where the service has no answer yet. */
async function togetherOf(url, tenantId) {
  const question = {
    ...{ tenantId, storeId: 's0', productIds: ['p5'], limit: 1, mayLearnFromNetwork: true },
    ...{ alsoProductIds: ['p6'], withoutProductIds: [] },
  };
  const [headers, body] = [{ 'content-type': 'application/json' }, JSON.stringify(question)];
  const answer = await fetch(`${url}/companions`, { method: 'POST', headers, body });
  if (!answer.ok) return 0;
  const { companions } = await answer.json();
  return companions.find(({ productId }) => productId === 'p6')?.basketsTogether ?? 0;
}

async function until(isDone) {
  for (const end = Date.now() + GIVEN_UP_MS; !(await isDone()); await sleep(LOOK_EVERY_MS))
    if (Date.now() > end) throw new Error(`not answered within ${GIVEN_UP_MS / 1_000} s`);
}
