import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { beforeAll, expect, it } from '@jest/globals';
import type { Batch } from '@vitrine/bus';
import { topics } from '@vitrine/contracts';
import { aTicket, TENANT } from '@vitrine/testing';
import { Harness } from '../testing/harness.js';
import { whatCounts, whatSold } from '../testing/what-counts.js';

const POISON = 'poison';
/** Good tickets around the bad one. */
const GOOD = 6;
/** A dead member holds up its group for 10 s, and a busy machine takes ten times as long for a start. */
const LIFE_MS = 120_000;
/** When the one bad ticket fails, and what is left of it. The places of the kill are in the order in which a batch reaches them. */
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
type Scenario = (typeof SCENARIOS)[number];
const stepsOf = ({ all, steps }: Scenario): readonly string[] => (isLong ? all : steps);

let outcomes: PromiseSettledResult<Outcome>[];
// Side by side: what takes long is that the group waits for each dead member.
beforeAll(
  async () => {
    outcomes = await Promise.allSettled(SCENARIOS.map(killAtEachStep));
  },
  (Math.max(...SCENARIOS.map((scenario) => stepsOf(scenario).length)) + 2) * LIFE_MS,
);

it.each(SCENARIOS.map((scenario, index) => ({ ...scenario, index })))(
  'a process killed with -9 at any step while a batch is cut that fails $fails its rows are written loses and doubles nothing',
  ({ index, counted, totals, letters }) => {
    const outcome = outcomes[index] as PromiseSettledResult<Outcome>;
    if (outcome.status === 'rejected') throw outcome.reason;
    expect(outcome.value).toEqual({
      ends: stepsOf(SCENARIOS[index] as Scenario).map((step) => ({ step, ended: 'SIGKILL' })),
      facts: counted,
      rollup: counted,
      totals,
      personal: GOOD,
      letters,
      events: Array.from({ length: GOOD }, (_, at) => `good-${at}`),
    });
  },
);

type Outcome = Awaited<ReturnType<typeof killAtEachStep>>;

/** One life of the service for each step, and a last one, within this process, that comes to the end. */
async function killAtEachStep(scenario: Scenario) {
  const { fails } = scenario;
  const harness = await Harness.start(`killed_${fails}`, { partitions: 1 });
  try {
    await sendBatch(harness);
    const ends: { step: string; ended: unknown }[] = [];
    for (const step of stepsOf(scenario)) ends.push({ step, ended: await live(harness, step, fails) });
    const fail = async ({ resort, messages }: Batch): Promise<void> => {
      if (resort === 0 && messages.some(({ value }) => String(value).includes(POISON))) throw new Error(POISON);
    };
    await harness.process(fails === 'before' ? { beforeInsert: fail } : { afterInsert: fail });
    await harness.settled();
    return { ends, ...(await stateOf(harness)) };
  } finally {
    await harness.stop();
  }
}

/** A message that is no ticket, and the bad ticket between good ones. */
async function sendBatch(harness: Harness): Promise<void> {
  const good = Array.from({ length: GOOD }, (_, at) =>
    aTicket({ ticketId: `good-${at}`, sellerId: 'ana@example.com' }),
  );
  await harness.send(topics.salesRaw, [{ key: `${TENANT}:s1`, value: '{"oops"' }]);
  await harness.sendTickets([...good.slice(0, 4), aTicket({ ticketId: POISON }), ...good.slice(4)]);
}

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
