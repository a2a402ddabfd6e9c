import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Batch } from '@vitrine/bus';
import { topics } from '@vitrine/contracts';
import { aTicket } from '../testing/a-ticket.js';
import { Harness } from '../testing/harness.js';
import { TENANT } from '../testing/tenant.js';
import { whatCounts, whatSold } from '../testing/what-counts.js';

const POISON = 'poison';
/** A dead member holds up its group for 10 s, and a machine in need makes a start three times as long as that. */
const LIFE_MS = 60_000;
/** When the one bad ticket fails, where its process is killed, in the order in which a batch comes there, and what is left of it. */
const SCENARIOS = [
  {
    fails: 'before',
    steps: ['after:given-up', 'after:sale_lines_v1', 'after:last'],
    all: [
      'after:begin',
      'before:given-up',
      'after:given-up',
      'before:cut',
      'after:cut',
      'before:piece',
      'after:sale_lines_v1',
      'before:rest',
      'after:rest',
      'before:last',
      'after:last',
    ],
    counted: { net: 120, tickets: 6 },
    totals: { messages: 8, accepted: 6, rejected: 2 },
    letters: ['invalid_json', 'unprocessable'],
  },
  {
    fails: 'after',
    steps: ['after:personal_values_v1', 'before:cut'],
    all: [
      'after:given-up',
      'after:control_totals_v1',
      'after:personal_values_v1',
      'after:journal_v1',
      'before:cut',
      'after:cut',
      'before:rest',
      'after:last',
    ],
    counted: { net: 140, tickets: 7 },
    totals: { messages: 8, accepted: 7, rejected: 1 },
    letters: ['invalid_json'],
  },
] as const;
const isLong = process.env.VITRINE_LONG === '1';

describe.each(SCENARIOS)(
  'a process that is killed with -9 while a batch is cut that fails $fails its rows are written',
  (scenario) => {
    const { fails, counted, totals, letters } = scenario;
    const steps: readonly string[] = isLong ? scenario.all : scenario.steps;
    let harness: Harness;
    beforeAll(async () => {
      harness = await Harness.start(`killed_${fails}`, { partitions: 1 });
    }, 60_000);
    afterAll(() => harness?.stop(), 60_000);

    it(
      'loses and doubles nothing, whatever step it dies at',
      async () => {
        const good = Array.from({ length: 6 }, (_, index) =>
          aTicket({ ticketId: `good-${index}`, sellerId: 'ana@example.com' }),
        );
        await harness.send(topics.salesRaw, [{ key: `${TENANT}:s1`, value: '{"oops"' }]);
        await harness.sendTickets([...good.slice(0, 4), aTicket({ ticketId: POISON }), ...good.slice(4)]);
        for (const step of steps)
          expect({ step, ended: await live(harness, step, fails) }).toEqual({ step, ended: 'SIGKILL' });
        const fail = async ({ resort, messages }: Batch): Promise<void> => {
          if (resort === 0 && messages.some(({ value }) => String(value).includes(POISON))) throw new Error(POISON);
        };
        await harness.process(fails === 'before' ? { beforeInsert: fail } : { afterInsert: fail });
        await harness.settled();
        expect(await stateOf(harness)).toEqual({
          facts: counted,
          rollup: counted,
          totals,
          personal: good.length,
          letters,
          events: good.map(({ ticketId }) => ticketId),
        });
      },
      (steps.length + 2) * LIFE_MS,
    );
  },
);

/** Runs the compiled service until the step kills it. @returns the signal that ended it */
async function live({ env }: Harness, step: string, fails: string): Promise<unknown> {
  const strings = Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
  const preload = ['--import', './services/processing/src/testing/killed-at.mjs'];
  const child = spawn(process.execPath, [...preload, 'services/processing/dist/main.js'], {
    env: {
      ...process.env,
      ...Object.fromEntries(strings),
      NODE_OPTIONS: '',
      LOG_LEVEL: 'fatal',
      KILLED_AT: step,
      POISON,
      FAILS: fails,
    },
    stdio: 'ignore',
  });
  try {
    const [, signal] = await once(child, 'exit', { signal: AbortSignal.timeout(LIFE_MS) });
    return signal;
  } catch {
    child.kill('SIGKILL');
    return 'never came to that step';
  }
}

async function stateOf(harness: Harness) {
  const { facts, rollup } = await whatSold(harness);
  const events = (await harness.read(topics.salesAccepted)).map(({ value }) => {
    const { ticketId } = JSON.parse(String(value)) as { ticketId: string };
    return ticketId;
  });
  return { facts, rollup, ...(await whatCounts(harness)), events };
}
