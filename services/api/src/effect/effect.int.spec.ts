import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { RecommendationEffect } from '@vitrine/contracts';
import { addDays, formatMoney } from '@vitrine/domain';
import { type HoldoutDay, isHeldOut, upliftOf } from '@vitrine/recommend';
import {
  cancelRow,
  RecommendationFeedbackLog,
  type RecommendationFeedbackRow,
  type SaleLineRow,
  SaleLines,
} from '@vitrine/warehouse';
import { aRowSource, aSaleLineRow } from '@vitrine/warehouse/testing';
import { Client } from '../testing/client.js';
import { type ApiUnderTest, startApi } from '../testing/start-api.js';
import { seedWorld } from '../testing/world.js';

jest.setTimeout(60_000);

const [NORTE, SUL] = ['acme-st-norte-1', 'acme-st-sul-1'] as const;
const first = '2026-03-01';
const last = addDays(first, 20);
const seller = (storeId: string) => `se-um-of-${storeId}`;

interface Sold {
  readonly storeId: string;
  readonly day: string;
  readonly hour: number;
  readonly netE4: number;
}

/** Numbers below a thousand, the same each time. */
let drawn = 11;
const draw = () => {
  drawn = (drawn * 7_919 + 17) % 10_007;
  return drawn % 1_000;
};
/** One ticket an hour, worth more where suggestions are shown. Some are given back days later, some were corrected. */
const rows: SaleLineRow[] = [];
const sold: Sold[] = [];
function sellOne(storeId: string, day: string, hour: number): void {
  const isHeld = isHeldOut({ tenantId: 'acme', storeId, businessDate: day, hour });
  const netE4 = 500_000 + draw() * 100 + (isHeld ? 0 : 100_000);
  const ticketId = `${day}-${hour}`;
  const fate = draw() % 10;
  const row = lineOf({ storeId, day, hour, ticketId, netE4 });
  if (fate === 1) {
    const wrong = { ...row, netAmountE4: 9_990_000 };
    rows.push(wrong, cancelRow(wrong, aRowSource({ sourceOffset: 2 })), { ...row, revision: 1 });
  } else if (fate === 3) rows.push(...exchanged(row));
  else rows.push(row);
  if (fate === 2) rows.push(backOf(row, addDays(day, 3)));
  sold.push({ storeId, day, hour, netE4: fate === 2 ? 0 : netE4 });
}

function lineOf({ storeId, day, hour, ticketId, netE4 }: Sold & { ticketId: string }): SaleLineRow {
  return aSaleLineRow({
    ...{ tenantId: 'acme', storeId, soldOn: day, soldHour: hour, soldMinute: 30, ticketId, eventId: ticketId },
    ...{ soldAtMs: Date.parse(`${day}T${String(hour + 3).padStart(2, '0')}:30:00Z`), productId: 'shirt' },
    ...{ sellerId: seller(storeId), netAmountE4: netE4, unitPriceE4: netE4 },
  });
}

/** In exchange for something of before the period, which is the first line of the ticket. */
function exchanged(row: SaleLineRow): SaleLineRow[] {
  const back = { quantityE3: -1_000, netAmountE4: -250_000, unitPriceE4: 250_000, returnTicketId: 'long ago' };
  return [
    { ...row, ...back, returnLineId: '1' },
    { ...row, lineId: '2', lineNo: 1, ticketCount: 0 },
  ];
}

/** Given back at night, in an hour in which nothing is sold. */
function backOf(row: SaleLineRow, soldOn: string): SaleLineRow {
  return {
    ...row,
    ...{ ticketId: `back-${row.ticketId}`, eventId: `back-${row.ticketId}`, kind: 'return', ticketCount: 0 },
    ...{ soldOn, soldHour: 21, quantityE3: -1_000, netAmountE4: -row.netAmountE4, unitPriceE4: row.unitPriceE4 },
    ...{ returnTicketId: row.ticketId, returnLineId: row.lineId, soldAtMs: Date.parse(`${soldOn}T23:59:00Z`) },
  };
}

for (const storeId of [NORTE, SUL])
  for (let day = first; day <= last; day = addDays(day, 1))
    for (let hour = 9; hour < 19; hour++) sellOne(storeId, day, hour);

const offer = (offerId: string, more: Partial<RecommendationFeedbackRow> = {}): RecommendationFeedbackRow => ({
  ...{ tenantId: 'acme', storeId: NORTE, saidOn: first, saidAtMs: Date.parse(`${first}T14:00:00Z`) },
  ...{ sellerId: seller(NORTE), offerId, outcome: 'offered', productId: 'shirt', companionId: 'belt' },
  isMeasured: true,
  ...more,
});
/** Twenty minutes after the offers a ticket has both products; another seller's has, and one of the next hour but one. */
const basket = (ticketId: string, minutes: number, sellerId: string, productIds: readonly string[]): SaleLineRow[] =>
  productIds.map((productId, lineNo) => {
    const soldAtMs = Date.parse(`${first}T14:00:00Z`) + minutes * 60_000;
    const hour = 11 + Math.floor(minutes / 60);
    const row = lineOf({ storeId: NORTE, day: first, hour, ticketId, netE4: 0 });
    return {
      ...row,
      soldAtMs,
      sellerId,
      productId,
      lineNo,
      lineId: String(lineNo + 1),
      ticketCount: lineNo === 0 ? 1 : 0,
    };
  });
const other = `se-dois-of-${NORTE}`;
const baskets = [
  ...basket('seen', 20, seller(NORTE), ['shirt', 'belt']),
  ...basket('seen-others', 25, other, ['shirt', 'hat']),
  ...basket('seen-late', 61, seller(NORTE), ['shirt', 'sock']),
  ...basket('seen-once', 40, other, ['coat', 'glove']),
  ...basket('seen-alone', 30, seller(NORTE), ['scarf']),
];
const said: RecommendationFeedbackRow[] = [
  offer('offer-1'),
  offer('offer-1'),
  offer('offer-1', { outcome: 'sold', saidAtMs: Date.parse(`${first}T14:30:00Z`) }),
  offer('offer-2'),
  // Said of another companion under the same id: no such offer was made.
  offer('offer-2', { companionId: 'cap', outcome: 'sold', saidAtMs: Date.parse(`${first}T14:30:00Z`) }),
  offer('offer-2', { companionId: 'cap', outcome: 'notUseful', saidAtMs: Date.parse(`${first}T14:31:00Z`) }),
  offer('offer-3', { companionId: 'hat' }),
  offer('offer-4', { companionId: 'sock' }),
  offer('offer-4', { companionId: 'sock', outcome: 'notUseful' }),
  offer('offer-5', { companionId: 'scarf' }),
  offer('offer-6', { companionId: 'scarf', productId: '' }),
  offer('offer-7', { companionId: 'sock', outcome: 'sold' }),
  // The same id of another seller is another offer.
  offer('offer-1', { sellerId: other, companionId: 'hat' }),
  offer('offer-8', { sellerId: '', companionId: 'cap' }),
  // Of two offers of one hour one ticket is one sale: that of the offer that is told to be sold.
  offer('offer-a', { sellerId: other, productId: 'coat', companionId: 'glove' }),
  offer('offer-b', { sellerId: other, productId: 'coat', companionId: 'glove', outcome: 'sold' }),
  offer('offer-9', { storeId: SUL, sellerId: seller(SUL), saidOn: addDays(first, 2) }),
];

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApi('api_effect', async (store, warehouse) => {
    await seedWorld(store, warehouse, new Date());
    await new SaleLines(warehouse).append([...rows, ...baskets], 'effect');
    await new RecommendationFeedbackLog(warehouse).append(said, 'effect');
  });
}, 180_000);
afterAll(() => api?.stop(), 60_000);

const ask = async (who: string, query = `from=${first}&to=${last}`) => {
  const client = await Client.signIn(api.url, `${who}@acme.example`);
  return client.get(`/v1/recommendations/effect?${query}`);
};
const effectOf = async (who: string, query?: string) => (await (await ask(who, query)).json()) as RecommendationEffect;

/** Days as somebody with the list of sales would add them up. */
function daysOf(stores: Readonly<Record<string, string>>): HoldoutDay[] {
  const extra = baskets.filter(({ ticketCount }) => ticketCount === 1);
  const all = [...sold, ...extra.map((row) => ({ storeId: NORTE, day: first, hour: row.soldHour, netE4: 0 }))];
  const days = new Map<string, HoldoutDay>();
  for (const { storeId, day, hour, netE4 } of all) {
    const since = stores[storeId];
    if (since === undefined || day < since) continue;
    const kind = isHeldOut({ tenantId: 'acme', storeId, businessDate: day, hour }) ? 'heldOut' : 'shown';
    const none = { tickets: 0, netSalesE4: 0 };
    const before = days.get(day) ?? { businessDate: day, shown: none, heldOut: none };
    const { tickets, netSalesE4 } = before[kind];
    days.set(day, { ...before, [kind]: { tickets: tickets + 1, netSalesE4: netSalesE4 + netE4 } });
  }
  return [...days.values()].sort((one, two) => (one.businessDate < two.businessDate ? -1 : 1));
}

function expectedOf(days: readonly HoldoutDay[]) {
  const uplift = upliftOf(days);
  if (uplift.state !== 'measured') throw new Error('This should have been measured.');
  const { perTicketE4, broughtE4, perTicketInterval: interval, shownTickets, heldOutTickets, effect } = uplift;
  const perTicketInterval = { low: formatMoney(interval.low), high: formatMoney(interval.high) };
  const amounts = { perTicket: formatMoney(perTicketE4), brought: formatMoney(broughtE4), perTicketInterval };
  return { state: 'measured', days: days.length, shownTickets, heldOutTickets, effect, ...amounts };
}

describe('the effect of suggestions', () => {
  it('is the difference of hours with and without, returns in the hour of their sale, corrections included', async () => {
    const { uplift, stores, currency } = await effectOf('admin');
    expect(currency).toBe('BRL');
    expect(uplift).toMatchObject(expectedOf(daysOf({ [NORTE]: first, [SUL]: addDays(first, 2) })));
    const byStore = new Map(stores.map((store) => [store.storeId, store]));
    expect(byStore.get(NORTE)?.uplift).toMatchObject(expectedOf(daysOf({ [NORTE]: first })));
    expect(byStore.get(SUL)?.uplift).toMatchObject(expectedOf(daysOf({ [SUL]: addDays(first, 2) })));
    expect(byStore.get('acme-st-norte-2')?.uplift).toEqual({
      ...{ state: 'tooEarly', days: 0, missingDays: 14, heldOutTickets: 0, missingHeldOutTickets: null },
    });
  });

  it('counts offers by store and seller: each once, sold as told or as tickets show', async () => {
    const { adoption, sellers, stores } = await effectOf('admin');
    const of = (sellerId: string | null) => sellers.find((one) => one.sellerId === sellerId)?.adoption;
    // Told: 1 and 7. Seen: 1 with the one belt, 6 of the scarf by itself; no ticket has shirt and scarf, the sock came too late.
    expect(of(seller(NORTE))).toEqual({
      ...{ offered: 7, sold: 3, soldTold: 2, soldSeen: 2, notUseful: 1 },
      ...{ soldRate: 3 / 7, notUsefulRate: 1 / 7 },
    });
    expect(of(other)).toMatchObject({ offered: 3, sold: 2, soldTold: 1, soldSeen: 2, soldRate: 2 / 3 });
    expect(of(null)).toMatchObject({ offered: 1, sold: 0, soldRate: 0 });
    expect(adoption).toMatchObject({ offered: 12, sold: 5 });
    expect(stores.find(({ storeId }) => storeId === NORTE)?.adoption).toMatchObject({ offered: 11, sold: 5 });
    expect(sellers.find(({ sellerId }) => sellerId === other)?.name).toBe(`Pessoa dois de ${NORTE}`);
  });

  it('is of the caller’s stores alone', async () => {
    const { stores, sellers, uplift, adoption } = await effectOf('manager');
    expect(stores.map(({ storeId }) => storeId)).toEqual([NORTE]);
    expect(new Set(sellers.map(({ storeId }) => storeId))).toEqual(new Set([NORTE]));
    expect(uplift).toMatchObject(expectedOf(daysOf({ [NORTE]: first })));
    expect(adoption.offered).toBe(11);
    expect((await effectOf('admin', `from=${first}&to=${last}&storeId=${SUL}`)).adoption.offered).toBe(1);
    expect((await ask('manager', `from=${first}&to=${last}&storeId=${SUL}`)).status).toBe(403);
    expect((await ask('seller')).status).toBe(403);
  });

  it('is too early to tell of few days, and refused of a period that is none or too long', async () => {
    const { uplift } = await effectOf('admin', `from=${first}&to=${addDays(first, 9)}`);
    expect(uplift).toMatchObject({ state: 'tooEarly', days: 10, missingDays: 4 });
    for (const period of [`from=${last}&to=${first}`, `from=${first}&to=${addDays(first, 92)}`, `from=${first}`])
      expect((await ask('admin', period)).status).toBe(400);
  });

  it('is not measured in stores, or on days, that showed suggestions at all hours', async () => {
    await new RecommendationFeedbackLog(api.warehouse).append(
      [offer('offer-x', { saidOn: addDays(first, 4), isMeasured: false })],
      'off',
    );
    const days = daysOf({ [NORTE]: first }).filter(({ businessDate }) => businessDate !== addDays(first, 4));
    expect((await effectOf('manager')).uplift).toMatchObject(expectedOf(days));
    const tenant = await api.store.tenants.find('acme');
    if (tenant) await api.store.tenants.changeSettings(tenant, { recommendHoldoutWithout: [NORTE] });
    const { stores } = await effectOf('manager');
    expect(stores).toMatchObject([{ isMeasured: false, uplift: { state: 'tooEarly', days: 0 } }]);
  });
});
