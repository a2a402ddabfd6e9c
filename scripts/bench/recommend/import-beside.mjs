import { intervalOf, medianOf } from '../median.mjs';
import { LINES, ticketTexts } from '../tickets.mjs';
import { openSuite } from './suite.mjs';

const [TICKETS_A_SEND, TENANT_KEY] = [500, 'loja-teste:s1'];

/**
 * Lines a second from the raw topic to the facts, with the service `recommendations` counting beside processing and without it, in turns.
 * In a turn without it what it missed is left for the next one, so that a turn with it also counts what came before.
 * @returns with ÷ without: the median of the turns, and the interval that it lies in with 95 %
 */
export async function importBeside({ turns = 8, tickets = 4_000 } = {}) {
  const suite = await openSuite('bench_import');
  try {
    const { harness } = suite;
    await harness.createTenant('loja-teste', 'BRL');
    await suite.run('processing', { PRIVACY_KEY: 'ab'.repeat(32) });
    let sent = 0;
    const turn = async () => {
      const started = performance.now();
      for (let left = tickets; left > 0; left -= TICKETS_A_SEND) {
        const values = ticketTexts(TICKETS_A_SEND, sent);
        await harness.send(
          'sales.raw.v1',
          values.map((value) => ({ key: TENANT_KEY, value })),
        );
        sent += TICKETS_A_SEND;
      }
      await harness.settledBy('processing', 'sales.raw.v1', 600_000);
      return (tickets * LINES * 1_000) / (performance.now() - started);
    };
    const withService = async () => {
      const service = await suite.run('recommendations');
      const figure = await turn();
      await harness.settledBy('recommendations', 'sales.accepted.v1', 600_000);
      await service.stop('SIGTERM');
      return figure;
    };
    await turn();
    const ratios = [];
    const figures = { with: [], without: [] };
    for (let at = 0; at < turns; at++) {
      const [first, second] = at % 2 === 0 ? ['with', 'without'] : ['without', 'with'];
      for (const side of [first, second]) figures[side].push(await (side === 'with' ? withService() : turn()));
      ratios.push(figures.with.at(-1) / figures.without.at(-1));
    }
    const [low, high] = intervalOf(ratios);
    const shown = (figure) => Number(figure.toFixed(3));
    console.log(
      `import beside the service: ${Math.round(medianOf(figures.with))} lines a second, without it ${Math.round(medianOf(figures.without))}`,
    );
    return { importRatio: shown(medianOf(ratios)), importRatioInterval: [shown(low), shown(high)] };
  } finally {
    await suite.close();
  }
}
