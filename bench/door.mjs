/**
 * How fast the whole HTTP door is: from a request to its 202, beside a bare Fastify route that only produces the same records to the
 * same Kafka. Both are processes of their own that take turns; what is counted is their processor time and the clock.
 */
import { gzipSync } from 'node:zlib';
import { serve } from '../scripts/bench/door/serve.mjs';
import { surroundings } from '../scripts/bench/door/surroundings.mjs';
import { medianOf } from '../scripts/bench/median.mjs';
import { LINES, ticket } from './judge.mjs';

const TICKETS = 1_000;
const REQUESTS = 6;
const AT_ONCE = 2;

export const unit = 'lines per CPU second';
export const builds = ['@vitrine/ingestion', '@vitrine/devstack'];

const tickets = Array.from({ length: TICKETS }, (_, at) => ticket(at));
const asList = Buffer.from(JSON.stringify(tickets));
const asLines = Buffer.from(tickets.map((each) => JSON.stringify(each)).join('\n'));
const FORMS = {
  list: { body: asList, headers: { 'content-type': 'application/json' } },
  listPacked: { body: gzipSync(asList), headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' } },
  lines: { body: asLines, headers: { 'content-type': 'application/x-ndjson' } },
  linesPacked: {
    body: gzipSync(asLines),
    headers: { 'content-type': 'application/x-ndjson', 'content-encoding': 'gzip' },
  },
};

/** @param {number} rounds of each form @returns by form, what each does in a second of its processor and of the clock, and the ratios */
export async function beside(rounds) {
  const around = await surroundings();
  const sides = {
    door: await serve('services/ingestion/dist/main.js', around.env),
    peer: await serve('scripts/bench/door/bare-route.mjs', around.env),
  };
  try {
    return await compared(sides, around.key, rounds);
  } finally {
    for (const { stop } of Object.values(sides)) await stop();
    await around.leave();
  }
}

async function compared(sides, key, rounds) {
  const forms = {};
  for (const [form, request] of Object.entries(FORMS)) {
    const figures = { door: [], peer: [] };
    for (let round = -1; round < rounds; round++)
      for (const side of round % 2 === 0 ? ['door', 'peer'] : ['peer', 'door']) {
        const figure = await roundOf(sides[side], request, key);
        // The first only warms up.
        if (round >= 0) figures[side].push(figure);
      }
    forms[form] = summaryOf(figures);
    console.log(`${form}: ${JSON.stringify(forms[form])}`);
  }
  return { forms };
}

/** Some requests, a few of them at once. */
async function roundOf(side, { body, headers }, key) {
  const [cpu, clock] = [await side.cpuSeconds(), performance.now()];
  let left = REQUESTS;
  const client = async () => {
    while (left-- > 0) await send(side.url, { body, headers: { ...headers, authorization: `Bearer ${key}` } });
  };
  await Promise.all(Array.from({ length: AT_ONCE }, client));
  const lines = REQUESTS * TICKETS * LINES;
  const seconds = { cpu: (await side.cpuSeconds()) - cpu, clock: (performance.now() - clock) / 1e3 };
  return { cpu: lines / seconds.cpu, clock: lines / seconds.clock };
}

async function send(url, { body, headers }) {
  const response = await fetch(`${url}/v1/sales:batch`, { method: 'POST', body, headers });
  const answer = await response.json();
  if (response.status !== 202 || answer.accepted !== TICKETS)
    throw new Error(`${response.status}: ${JSON.stringify(answer).slice(0, 300)}`);
}

function summaryOf({ door, peer }) {
  const of = (figures, kind) => Math.round(medianOf(figures.map((figure) => figure[kind])));
  const ratio = (kind) => Number(medianOf(door.map((figure, round) => figure[kind] / peer[round][kind])).toFixed(3));
  return {
    door: { linesPerCpuSecond: of(door, 'cpu'), linesPerSecond: of(door, 'clock') },
    peer: { linesPerCpuSecond: of(peer, 'cpu'), linesPerSecond: of(peer, 'clock') },
    ratio: { cpu: ratio('cpu'), clock: ratio('clock') },
  };
}
