import { here } from '../trees.mjs';
import { openSuite } from './suite.mjs';

const TEN_MILLION = 10_000_000;
const [PRODUCTS, STORES, AT_ONCE] = [20_000, 40, 1_000];

/**
 * Baskets counted as they are in a shop: through Kafka, the look-up of how each ticket is counted, and ClickHouse with its views. So many
 * are measured and ten million are said from that, as if the engine took the last like the first.
 * @returns seconds: of those measured, and extrapolated to ten million
 */
export async function countedStream({ baskets = 100_000 } = {}) {
  const suite = await openSuite('bench_counted', { partitions: 2 });
  try {
    const { harness } = suite;
    await sendBaskets(harness, baskets);
    const service = await suite.run('recommendations');
    const started = performance.now();
    await harness.settledBy('recommendations', 'sales.accepted.v1', 3_600_000);
    const seconds = (performance.now() - started) / 1_000;
    const cpuSeconds = await service.cpuSeconds();
    const [{ counted }] = await harness.rows('SELECT sum(b.baskets) AS counted FROM basket_counts_v1 AS b');
    if (Number(counted) !== baskets) throw new Error(`${counted} of ${baskets} baskets counted`);
    const ofTenMillion = (seconds * TEN_MILLION) / baskets;
    console.log(
      `${baskets} baskets through Kafka and ClickHouse counted in ${seconds.toFixed(1)} s (${cpuSeconds.toFixed(1)} s of the service's processor): ten million in ${(ofTenMillion / 60).toFixed(0)} min, extrapolated`,
    );
    return {
      countedBaskets: baskets,
      countedSeconds: Number(seconds.toFixed(1)),
      counted10MSecondsExtrapolated: Math.round(ofTenMillion),
    };
  } finally {
    await suite.close();
  }
}

async function sendBaskets(harness, baskets) {
  const { anAcceptedTicket } = await import(`${here}/packages/consumer/dist/testing/index.js`);
  let state = 7;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  for (let from = 0; from < baskets; from += AT_ONCE) {
    const messages = Array.from({ length: Math.min(AT_ONCE, baskets - from) }, (_, at) => {
      const size = 1 + Math.min(20, Math.floor(-2 * Math.log(1 - next())));
      const items = new Set(Array.from({ length: size }, () => `p${Math.floor(PRODUCTS * next() ** 2.5)}`));
      const lines = [...items].map((productId, line) => ({
        ...{ lineId: String(line), productId, quantity: '1', unitPrice: '1', discount: '0', netAmount: '1' },
      }));
      const storeId = `s${at % STORES}`;
      const placed = {
        ticketId: `t${from + at}`,
        eventId: `e${from + at}`,
        storeId,
        tenantId: 'bench',
        soldOn: '2026-11-20',
      };
      return { key: `bench:${storeId}`, value: JSON.stringify(anAcceptedTicket({ ...placed, lines })) };
    });
    await harness.send('sales.accepted.v1', messages);
  }
}
