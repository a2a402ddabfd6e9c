import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, createServer, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const RATE = 500;
const SECONDS = 10;
const SIZES = [
  { products: 800, pairs: 20_000, stores: 12 },
  { products: 100_000, pairs: 2_000_000, stores: 12 },
];

/**
 * Companions asked of the service five hundred times a second, evenly whatever it answers: times count from when a question was due. The
 * service has one core of a Linux machine, its nightly fit included. Beside it a server that answers the same bytes
 * without a thought.
 * @returns the 95th percentile in ms of both shops, of the larger one during a fit too, and of the thoughtless server
 */
export async function served() {
  const measured = [];
  for (const size of SIZES) measured.push(await ofSize(size));
  const [small, large] = measured;
  return {
    companions12StoresP95Ms: small.p95,
    companionsP95Ms: large.p95,
    companionsDuringFitP95Ms: large.duringFit,
    bareP95Ms: large.bare,
    indexMib: large.mib,
    droppedReadMs: Math.round(large.dropped.decayedMs),
    droppedReadPlainMs: Math.round(large.dropped.plainMs),
  };
}

async function ofSize({ products, pairs, stores }) {
  const service = onOneCore('service-process.mjs', [products, pairs, stores]);
  const [{ url, readSeconds, mib, dropped }] = await once(service, 'message');
  try {
    const question = (at) => ({
      ...{ tenantId: 'bench', storeId: `s${at % stores}`, limit: 20, mayLearnFromNetwork: true },
      productIds: [`p${Math.floor(products * ((at * 0.618034) % 1) ** 2.5)}`],
    });
    await asked(`${url}/companions`, question, 2);
    const alone = await asked(`${url}/companions`, question);
    service.send('fit');
    const [duringFit, [{ fitSeconds }]] = await Promise.all([
      asked(`${url}/companions`, question),
      once(service, 'message'),
    ]);
    const bare = await ofBareServer(alone.body, question);
    console.log(
      `${products} products, ${pairs} pairs: read in ${readSeconds.toFixed(1)} s, ${mib.toFixed(0)} MiB; p95 ${alone.p95.toFixed(1)} ms at ${RATE} a second, ${duringFit.p95.toFixed(1)} ms while the nightly model is fitted (${fitSeconds.toFixed(1)} s); a bare server ${bare.toFixed(1)} ms`,
    );
    console.log(
      `dropped, it answers again from the disk in ${dropped.decayedMs.toFixed(0)} ms, without decay in ${dropped.plainMs.toFixed(0)} ms`,
    );
    return {
      ...{ p95: rounded(alone.p95), duringFit: rounded(duringFit.p95), bare: rounded(bare), mib: Math.round(mib) },
      dropped,
    };
  } finally {
    service.kill('SIGKILL');
  }
}

async function ofBareServer(body, question) {
  const server = createServer((incoming, answer) => {
    incoming.resume().on('end', () => answer.end(body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    return (await asked(`http://127.0.0.1:${server.address().port}`, question)).p95;
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

/** @throws when an answer is not 200 */
async function asked(url, question, seconds = SECONDS) {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const took = [];
  let body = '';
  const start = performance.now();
  const answers = [];
  for (let at = 0; at < RATE * seconds; at++) {
    const dueMs = start + (at * 1_000) / RATE;
    const wait = dueMs - performance.now();
    if (wait > 1) await sleep(wait);
    answers.push(
      post(url, agent, question(at)).then((text) => {
        took.push(performance.now() - dueMs);
        body = text;
      }),
    );
  }
  await Promise.all(answers);
  agent.destroy();
  took.sort((one, other) => one - other);
  return { p95: took[Math.floor(took.length * 0.95)], body };
}

async function post(url, agent, question) {
  const text = JSON.stringify(question);
  const sent = request(url, {
    method: 'POST',
    agent,
    headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) },
  });
  sent.end(text);
  const [answer] = await once(sent, 'response');
  const chunks = [];
  for await (const chunk of answer) chunks.push(chunk);
  if (answer.statusCode !== 200) throw new Error(`${answer.statusCode} ${Buffer.concat(chunks)}`);
  return Buffer.concat(chunks).toString();
}

function onOneCore(file, args) {
  const path = fileURLToPath(new URL(file, import.meta.url));
  const command = [process.execPath, '--expose-gc', path, ...args.map(String)];
  const [program, ...rest] = process.platform === 'linux' ? ['taskset', '-c', '0', ...command] : command;
  return spawn(program, rest, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
}

const rounded = (ms) => Number(ms.toFixed(1));
