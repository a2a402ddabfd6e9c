/**
 * How many evaluations a second the rule engine does, decoding included, beside json-rules-engine on the same tickets and rules. An
 * evaluation is one rule on one ticket in its scope, through to a state. json-rules-engine keeps no sums: it is handed those that ours has
 * added up, and its time is that of its own looks alone.
 */
import { Engine } from 'json-rules-engine';

const STORES = 500;
const RULES = 1_000;
const START_MS = Date.UTC(2026, 10, 24, 13);
const WINDOWS = ['5m', '15m', '30m', '1h', '4h'];
const METRICS = ['netSales', 'tickets', 'averageTicket', 'discountRate'];

/** @param modules domain, metrics and alertRules, built @returns evaluations a second of both, and the mean number of matching rules */
export async function measureEngines({ metrics, alertRules, contracts }, tickets = 20_000) {
  const rules = rulesOf(contracts);
  const messages = messagesOf(tickets);
  const ours = measureOurs({ alertRules, rules, messages });
  const theirs = await measureTheirs({ metrics, rules, messages: messages.slice(0, 500) });
  const matching = meanMatching(rules);
  return {
    engineEventsPerSecond: Math.round(ours),
    rulesEngineEventsPerSecond: Math.round(theirs),
    engineEvaluationsPerSecond: Math.round(ours * matching),
    rulesEngineEvaluationsPerSecond: Math.round(theirs * matching),
    meanMatchingRules: matching,
  };
}

/** Hardly any rings: alerts are rare. A fifth of the rules are about every store, the others about twenty-five each. */
function rulesOf({ alertRuleDraftSchema }) {
  return Array.from({ length: RULES }, (_, index) => {
    const first = (index * 7) % STORES;
    const storeIds = Array.from({ length: 25 }, (__, next) => storeOf(first + next));
    const draft = alertRuleDraftSchema.parse({
      name: `rule ${index}`,
      grain: 'store',
      ...(index % 5 !== 0 && { storeIds }),
      condition: {
        ...{ kind: 'value', metric: METRICS[index % METRICS.length], window: WINDOWS[index % WINDOWS.length] },
        ...{ side: 'above', warning: String(20_000 + index), critical: String(90_000 + index) },
      },
      schedule: { openHoursOnly: false },
      routing: { to: 'responsible', channels: ['app'] },
    });
    return { id: `rule-${index}`, version: 1, draft };
  });
}

const storeOf = (number) => `loja-${number % STORES}`;

function messagesOf(count) {
  return Array.from({ length: count }, (_, at) => {
    const atMs = START_MS + at * 20;
    const line = { lineId: '1', productId: `p${at % 300}`, sellerId: `v${at % 10}`, quantity: '2', unitPrice: '59.9' };
    const ticket = {
      ...{ tenantId: 'rede', storeId: storeOf(at), ticketId: `t${at}`, revision: 0, status: 'closed', kind: 'sale' },
      ...{
        soldAt: new Date(atMs).toISOString(),
        soldOn: '2026-11-24',
        soldHour: 13,
        channel: 'store',
        currency: 'BRL',
      },
      ...{ eventId: `e${at}`, sellerIds: [`v${at % 10}`], lines: [{ ...line, discount: '5', netAmount: '114.8' }] },
      ...{ netSales: '114.8', source: { partition: 0, offset: String(at) }, rawAt: atMs, acceptedAt: atMs },
    };
    return Buffer.from(JSON.stringify(ticket));
  });
}

function measureOurs({ alertRules, rules, messages }) {
  const watch = new alertRules.TenantWatch({ stage: 'tickets' });
  watch.use(rules, factsOf());
  for (const message of messages) takeOne(watch, message);
  const start = process.cpuUsage();
  // The second round goes on in time, with everything warm.
  for (const message of messages) takeOne(watch, message, messages.length * 20);
  return messages.length / cpuSeconds(start);
}

function takeOne(watch, message, laterMs = 0) {
  const ticket = JSON.parse(message);
  watch.take(ticket, ticket.acceptedAt + laterMs);
  watch.takePartials();
}

async function measureTheirs({ metrics, rules, messages }) {
  const engines = new Map(Array.from({ length: STORES }, (_, at) => [storeOf(at), engineFor(storeOf(at), rules)]));
  const facts = Object.fromEntries(
    WINDOWS.flatMap((window) => METRICS.map((metric) => [`${metric} ${window}`, 114.8])),
  );
  const figure = metrics.figureOf('netSales');
  const run = async (message) => {
    const ticket = JSON.parse(message);
    const sums = metrics.streamedSums(ticket.kind, ticket.lines);
    await engines.get(ticket.storeId).run({ ...facts, 'netSales 5m': figure(sums) });
  };
  for (const message of messages) await run(message);
  const start = process.cpuUsage();
  for (const message of messages) await run(message);
  return messages.length / cpuSeconds(start);
}

function engineFor(storeId, rules) {
  const engine = new Engine();
  for (const { draft } of rules) {
    if (draft.storeIds && !draft.storeIds.includes(storeId)) continue;
    const { metric, window, warning } = draft.condition;
    const over = { fact: `${metric} ${window}`, operator: 'greaterThanInclusive', value: Number(warning) };
    engine.addRule({ conditions: { all: [over] }, event: { type: 'warning' } });
  }
  return engine;
}

function meanMatching(rules) {
  const all = rules.reduce((sum, { draft }) => sum + (draft.storeIds ? draft.storeIds.length : STORES), 0);
  return all / STORES;
}

function factsOf() {
  const store = (id) => [id, { id, name: id, region: 'Sul', timeZone: 'America/Sao_Paulo', hours: [] }];
  return {
    ...{ asOfMs: START_MS, timeZone: 'America/Sao_Paulo', categoryOf: () => undefined, pastDaysOf: () => [] },
    ...{
      goalOf: () => undefined,
      lowPerformers: [],
      stores: new Map(Array.from({ length: STORES }, (_, at) => store(storeOf(at)))),
    },
  };
}

function cpuSeconds(start) {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}
