import { expect, it } from '@jest/globals';
import { type TenantFacts, TenantWatch, type WatchedRule } from '@vitrine/alert-rules';
import type { OutgoingRecord } from '@vitrine/bus';
import { anAcceptedTicket } from '@vitrine/consumer/testing';
import type { AcceptedTicket, AlertPartial, AlertStateRecord } from '@vitrine/contracts';
import { storeDateOf } from '@vitrine/domain';
import fc from 'fast-check';
import { partialRecords } from '../partials/partial-records.js';
import { type ArrivedPartial, partialStage } from '../partials/partial-stage.js';
import { tenantRulesOf } from '../rules/tenant-rules.js';
import { keptByTenant } from '../state/kept-state.js';
import { readStateRecord } from '../state/read-state.js';
import { aDraft } from '../testing/a-rule.js';
import { ticketStage } from '../tickets/ticket-stage.js';
import type { Stage, StageChange } from './stage.js';
import { WatchedTenant } from './watched-tenant.js';

const RUNS = process.env.VITRINE_LONG ? 1_000 : 20;
const TENANT = 'loja';
const ZONE = 'America/Sao_Paulo';
const STORES = ['s1', 's2', 's3'];
const START_MS = Date.parse('2026-10-20T10:00:00-03:00');

const stores = STORES.map((id) => ({ id, name: id, region: id === 's3' ? 'Norte' : 'Sul', timeZone: ZONE, hours: [] }));
const facts: TenantFacts = {
  ...{ asOfMs: START_MS, timeZone: ZONE, stores: new Map(stores.map((store) => [store.id, store])) },
  ...{ categoryOf: () => undefined, lowPerformers: [], pastDaysOf: () => [], soldDaysOf: () => 0 },
  goalOf: () => undefined,
};
const limits = { warning: '100', critical: '300' };
const rules: WatchedRule[] = ['network', 'region', 'store'].flatMap((grain) =>
  [
    { kind: 'value', metric: 'netSales', window: '15m', side: 'above', ...limits },
    { kind: 'value', metric: 'netSales', window: 'day', side: 'above', ...limits },
    { kind: 'silence', side: 'above', warning: '2' },
  ].map((condition, place) => ({ id: `${grain} ${place}`, version: 1, draft: aDraft({ grain, condition }) })),
);
const ruled = tenantRulesOf(1, rules, facts);

interface Step {
  readonly afterMs: number;
  readonly storeId: string;
  readonly amount: number;
}

/** Of one transaction: what it takes, if anything, and when. */
interface Turn<Input> {
  readonly nowMs: number;
  readonly inputs: readonly Input[];
}

const steps = fc.array(
  fc.record({
    afterMs: fc.oneof(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 50_000 })),
    storeId: fc.constantFrom(...STORES),
    amount: fc.integer({ min: 1, max: 60 }),
  }),
  { minLength: 5, maxLength: 60 },
);
const deaths = fc.uniqueArray(fc.nat(120), { maxLength: 12 });

function ticketsOf(of: readonly Step[]): Turn<AcceptedTicket>[] {
  let nowMs = START_MS;
  return of.map(({ afterMs, storeId, amount }, number) => {
    nowMs += afterMs;
    const { soldOn, hour: soldHour } = storeDateOf(nowMs, ZONE);
    const of = { lineId: '1', productId: 'p1', quantity: '1', discount: '0', unitPrice: String(amount) };
    const ticket = anAcceptedTicket({
      ...{
        storeId,
        soldOn,
        soldHour,
        ticketId: `t-${number}`,
        eventId: `e-${number}`,
        rawAt: nowMs,
        acceptedAt: nowMs,
      },
      ...{ soldAt: new Date(nowMs).toISOString(), lines: [{ ...of, netAmount: String(amount) }] },
      ...{ netSales: String(amount), source: { partition: 0, offset: String(number) } },
    });
    return { nowMs, inputs: [ticket] };
  });
}

/** What the first stage hands to the second. */
function partialsOf(turns: readonly Turn<AcceptedTicket>[]): Turn<ArrivedPartial>[] {
  const watch = new TenantWatch({ stage: 'tickets' });
  watch.use(ruled.rules, facts);
  return turns.map(({ nowMs, inputs }, number) => {
    for (const ticket of inputs) watch.take(ticket, nowMs);
    const source = { partition: 0, range: { first: number, last: number }, formedAtMs: nowMs };
    const records = partialRecords('partials', TENANT, watch.takePartials(), source);
    return {
      nowMs,
      inputs: records.map(({ value }) => ({ partial: JSON.parse(String(value)) as AlertPartial, isMoved: false })),
    };
  });
}

/** A tenant in a partition whose owner dies before some commits: what it kept and told is what was committed. */
class Mortal<Input> {
  readonly told: string[] = [];
  private readonly kept = new Map<string, AlertStateRecord>();
  private readonly log: Input[] = [];
  private tenant: WatchedTenant<Input>;
  private transactions = 0;

  constructor(
    private readonly stage: Stage<Input>,
    private readonly dies: readonly number[],
  ) {
    this.tenant = this.claimed(0);
  }

  /** Time, then what has come: each in a transaction of its own, tried until it is committed. */
  take({ nowMs, inputs }: Turn<Input>): void {
    this.commit(nowMs, 0, () => this.tenant.tickTo(nowMs));
    const from = this.log.length;
    const take = () => inputs.flatMap((input, place) => this.tenant.take(input, from + place, nowMs) ?? []);
    this.commit(nowMs, inputs.length, take);
    this.log.push(...inputs);
  }

  private commit(nowMs: number, count: number, work: () => StageChange[]): void {
    const at = this.log.length + count;
    const place = { ...{ topic: 'state', partition: 0, among: 1, stage: this.stage.name }, tenantId: TENANT, at };
    for (;;) {
      const found = work();
      const records = this.tenant.records(place, nowMs);
      if (this.dies.includes(this.transactions++)) {
        this.tenant = this.claimed(nowMs);
        continue;
      }
      for (const { change } of found)
        this.told.push(JSON.stringify([change.atMs, change.ruleId, change.change, change.level, change.subject]));
      this.keep(records);
      return;
    }
  }

  private keep(records: readonly OutgoingRecord[]): void {
    for (const { key, value } of records) {
      if (value === null) this.kept.delete(String(key));
      else this.kept.set(String(key), readStateRecord(Buffer.from(value)) as AlertStateRecord);
    }
  }

  private claimed(nowMs: number): WatchedTenant<Input> {
    const tenant = new WatchedTenant({
      stage: this.stage,
      partition: 0,
      isOwn: () => true,
      sinceMs: null,
      pieceBytes: 1,
    });
    tenant.use(ruled);
    const kept = keptByTenant(this.kept.values()).get(TENANT);
    if (kept) tenant.restore(kept);
    const from = tenant.replayFrom ?? this.log.length;
    for (const [place, input] of this.log.slice(from).entries()) tenant.replay(input, from + place, nowMs);
    return tenant;
  }
}

function toldBy<Input>(stage: Stage<Input>, turns: readonly Turn<Input>[], dies: readonly number[]): string[] {
  const mortal = new Mortal(stage, dies);
  for (const turn of turns) mortal.take(turn);
  mortal.take({ nowMs: (turns.at(-1)?.nowMs ?? START_MS) + 60_000, inputs: [] });
  return mortal.told;
}

it('tells of stores what it would have told, whenever its owner dies', () => {
  const alike = fc.property(steps, deaths, (of, dies) => {
    const turns = ticketsOf(of).map(({ nowMs, inputs }) => ({
      nowMs,
      inputs: inputs.map((ticket) => ({ ticket, isMoved: false })),
    }));
    expect(toldBy(ticketStage, turns, dies)).toEqual(toldBy(ticketStage, turns, []));
  });
  fc.assert(alike, { numRuns: RUNS });
});

it('tells of networks and regions what it would have told, whenever its owner dies', () => {
  const alike = fc.property(steps, deaths, (of, dies) => {
    const turns = partialsOf(ticketsOf(of));
    expect(toldBy(partialStage, turns, dies)).toEqual(toldBy(partialStage, turns, []));
  });
  fc.assert(alike, { numRuns: RUNS });
});
