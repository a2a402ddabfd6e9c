/**
 * What the rules of one large tenant hold in memory: a day of its sales, taken ticket by ticket, with rules of every grain. First each
 * grain by itself, then all together.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const RULES = 1_000;
const GRAINS = ['network', 'region', 'store', 'seller', 'category', 'product'];
/** So many rules of a grain are about all of its subjects; each of the others is about a few stores. */
const WIDE_OF_A_GRAIN = 10;
const STORES_OF_A_NARROW_RULE = 5;
const NARROW_GRAINS = ['store', 'seller', 'category', 'product'];
const CONDITIONS = [
  { metric: 'netSales', window: '1h' },
  { metric: 'tickets', window: '15m' },
  { metric: 'averageTicket', window: '4h' },
  { metric: 'netSales', window: 'day' },
  { metric: 'discountRate', window: 'week' },
];

const TICKETS_A_STORE = 40;
const LINES = 3;
const PRODUCTS = 300;
const CATEGORIES = 10;
const SELLERS_OF_A_STORE = 5;
const STORES_OF_A_REGION = 100;
const OPEN_MS = 10 * 3_600_000;
const START_MS = Date.parse('2026-11-24T09:00:00-03:00');

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');

/** @returns by grain, and `all`: subjects, their bytes together and each, and how often a rule looks at a subject */
export function measureMemory(modules, stores) {
  const rules = rulesOf(modules.contracts, stores);
  const grains = GRAINS.map((grain) => [grain, rules.filter((rule) => rule.draft.grain === grain)]);
  return Object.fromEntries([...grains, ['all', rules]].map(([name, some]) => [name, held(modules, some, stores)]));
}

function held({ alertRules }, rules, stores) {
  const facts = factsOf(stores);
  const before = heapBytes();
  const watch = new alertRules.TenantWatch({ stage: 'all' });
  const failed = watch.use(rules, facts);
  if (failed.size > 0) throw [...failed.values()][0];
  for (let number = 0; number < TICKETS_A_STORE * stores; number++) {
    const ticket = ticketOf(number, stores);
    watch.take(ticket, ticket.acceptedAt);
    if (number % 5_000 === 0) watch.takeChangedStates();
  }
  watch.takeChangedStates();
  const bytes = heapBytes() - before;
  const subjects = [...watch.sums()].filter(({ subject }) =>
    rules.some(({ draft }) => subject.startsWith(`${draft.grain}:`)),
  );
  return {
    rules: rules.length,
    subjects: subjects.length,
    bytes,
    bytesPerSubject: Math.round(bytes / subjects.length),
  };
}

function rulesOf({ alertRuleDraftSchema }, stores) {
  return Array.from({ length: RULES }, (_, number) => {
    const isWide = number < WIDE_OF_A_GRAIN * GRAINS.length;
    const grain = isWide ? GRAINS[number % GRAINS.length] : NARROW_GRAINS[number % NARROW_GRAINS.length];
    const storeIds = Array.from({ length: STORES_OF_A_NARROW_RULE }, (__, next) =>
      storeOf((number * 7 + next) % stores),
    );
    const draft = alertRuleDraftSchema.parse({
      ...{ name: `rule ${number}`, grain, schedule: { openHoursOnly: false } },
      ...(!isWide && { storeIds }),
      condition: {
        ...{ kind: 'value', ...CONDITIONS[Math.floor(number / GRAINS.length) % CONDITIONS.length] },
        ...{ side: 'above', warning: '90000000' },
      },
      routing: { to: 'responsible', channels: ['app'] },
    });
    return { id: `rule-${number}`, version: 1, draft };
  });
}

const storeOf = (number) => `loja-${number}`;

function factsOf(stores) {
  const all = Array.from({ length: stores }, (_, number) => [
    storeOf(number),
    {
      ...{ id: storeOf(number), name: storeOf(number), region: `regiao-${Math.floor(number / STORES_OF_A_REGION)}` },
      ...{ timeZone: 'America/Sao_Paulo', hours: [] },
    },
  ]);
  return {
    ...{ asOfMs: START_MS, timeZone: 'America/Sao_Paulo', stores: new Map(all) },
    categoryOf: (product) => `categoria-${Number(product.slice(1)) % CATEGORIES}`,
    ...{ pastDaysOf: () => [], soldDaysOf: () => 0, goalOf: () => undefined, lowPerformers: [] },
  };
}

function ticketOf(number, stores) {
  const store = number % stores;
  const atMs = START_MS + Math.floor((number / (TICKETS_A_STORE * stores)) * OPEN_MS);
  const lines = Array.from({ length: LINES }, (_, line) => ({
    ...{
      lineId: String(line),
      productId: `p${(number * 31 + line * 97 + Math.floor(number / stores) * 13) % PRODUCTS}`,
    },
    ...{ sellerId: `v${store}-${Math.floor(number / stores) % SELLERS_OF_A_STORE}`, quantity: '1' },
    ...{ unitPrice: '59.9', discount: '5', netAmount: '54.9' },
  }));
  return {
    ...{
      tenantId: 'rede',
      storeId: storeOf(store),
      ticketId: `t${number}`,
      revision: 0,
      status: 'closed',
      kind: 'sale',
    },
    ...{
      soldAt: new Date(atMs).toISOString(),
      soldOn: '2026-11-24',
      soldHour: new Date(atMs - 10_800_000).getUTCHours(),
    },
    ...{ channel: 'store', currency: 'BRL', eventId: `e${number}`, sellerIds: [lines[0].sellerId], lines },
    ...{ netSales: '164.7', source: { partition: 0, offset: String(number) }, rawAt: atMs, acceptedAt: atMs },
  };
}

function heapBytes() {
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}
