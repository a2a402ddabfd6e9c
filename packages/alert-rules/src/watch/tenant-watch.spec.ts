import { describe, expect, it } from '@jest/globals';
import type { AcceptedTicket } from '@vitrine/contracts';
import { dayOfHours, noSums } from '@vitrine/domain';
import { streamedMeasures, streamedWidth } from '@vitrine/metrics';
import { seesWholeFromMs } from '../health/sees-whole-from.js';
import type { WatchedRule } from '../ready/ready-rule.js';
import { aLine, aRule, aTicket, at, MINUTE_MS, someFacts } from './small-tenant.spec-support.js';
import { TenantWatch } from './tenant-watch.js';
import type { WatchChange } from './watch-change.js';

function watching(rules: readonly WatchedRule[], facts = someFacts()) {
  const watch = new TenantWatch({ stage: 'all' });
  expect([...watch.use(rules, facts).values()].map(({ code, pointer }) => [code, pointer])).toEqual([]);
  return watch;
}
const told = (changes: readonly WatchChange[]) => changes.map(({ change, level, atMs }) => [change, level, atMs]);
const arrive = (watch: TenantWatch, ticket: AcceptedTicket) => watch.take(ticket, ticket.acceptedAt);

const lowHour = aRule('low', {
  condition: { kind: 'value', metric: 'netSales', window: '1h', side: 'below', warning: '100', critical: '40' },
});
const quiet = aRule('quiet', { condition: { kind: 'silence', side: 'above', warning: '30' } });
const large = aRule('large', {
  grain: 'ticket',
  condition: { kind: 'ticket', metric: 'netSales', side: 'above', warning: '5000' },
});

describe('a watch', () => {
  it('judges a figure of a store with its evidence', () => {
    const watch = watching([lowHour]);
    watch.tickTo(at('08:00'));
    expect(told(arrive(watch, aTicket(at('09:20'), '60')))).toEqual([]);
    const raised = watch.tickTo(at('10:01'));
    expect(raised.map(({ subject, level, atMs }) => [subject.storeId, level, atMs])).toEqual([
      ['centro', 'warning', at('10:00')],
      ['praia', 'critical', at('10:00')],
    ]);
    expect(raised[0]?.evidence).toEqual([
      {
        ...{ condition: 'value', metric: 'netSales', by: 'value', side: 'below', warning: 100, critical: 40 },
        ...{ fromMs: at('09:00'), toMs: at('10:00'), tickets: 1 },
        ...{ value: 60, judged: 60, expected: null, spread: null },
      },
    ]);
    expect(told(arrive(watch, aTicket(at('10:10'), '60')))).toEqual([['recovered', 'none', at('10:10') + 2_000]]);
    expect(told(watch.tickTo(at('10:20')))).toEqual([['raised', 'warning', at('10:20')]]);
  });

  it('goes on judging a store that sold a million of something for ten million each, until it is corrected', () => {
    const margin = { kind: 'value', metric: 'marginRate', window: 'day', side: 'below', warning: '0.3' };
    const sales = { kind: 'value', metric: 'netSales', window: 'day', side: 'above', warning: '100' };
    const watch = watching([
      aRule('margin', { condition: margin }),
      aRule('sales', { condition: sales }),
      aRule('network', { grain: 'network', condition: margin }),
    ]);
    const odd = aTicket(at('10:00'), '50', { lines: [aLine('50', { quantity: '1000000', unitCost: '10000000' })] });
    const rung = [...arrive(watch, odd), ...watch.tickTo(at('10:01'))];
    expect(rung.map(({ ruleId, change }) => [ruleId, change])).toEqual([
      ['margin', 'raised'],
      ['network', 'raised'],
    ]);
    expect(rung[0]?.evidence[0]?.value).toBe(1 - 10_000_000_000_000 / 50);
    expect(told(arrive(watch, aTicket(at('10:05'), '60')))).toMatchObject([['raised', 'warning', expect.anything()]]);
    const { revision, soldOn, soldAt, kind, lines, netSales } = odd;
    const replaced = { revision, soldOn, soldAt, kind, lines, netSales, tickets: 1 as const };
    const good = { revision: 1, replaced, lines: [aLine('50', { unitCost: '10' })], ticketId: odd.ticketId };
    const mended = [...arrive(watch, aTicket(at('10:10'), '50', good)), ...watch.tickTo(at('10:11'))];
    expect(mended.filter(({ ruleId }) => ruleId !== 'sales').map(({ ruleId, change }) => [ruleId, change])).toEqual([
      ['margin', 'recovered'],
      ['network', 'recovered'],
    ]);
  });

  it('rings for a store without a sale since it opened, and not at night', () => {
    const watch = watching([quiet]);
    watch.tickTo(at('06:00'));
    expect(told(watch.tickTo(at('09:29')))).toEqual([]);
    const rings = watch.tickTo(at('09:30'));
    expect(rings.map(({ subject }) => subject)).toEqual([
      { grain: 'store', storeId: 'centro' },
      { grain: 'store', storeId: 'praia' },
    ]);
    expect(rings[0]).toMatchObject({
      ...{ change: 'raised', level: 'warning', sinceMs: at('09:30'), raisedMs: at('09:30'), atMs: at('09:30') },
      evidence: [{ condition: 'silence', by: 'minutes', value: 30, warning: 30, fromMs: at('09:00') }],
    });
    const sold = aTicket(at('09:40'), '10');
    expect(told(arrive(watch, sold))).toEqual([['recovered', 'none', sold.acceptedAt]]);
    expect(told(watch.tickTo(at('10:11')))).toEqual([['raised', 'warning', at('10:10')]]);
    expect(told(watch.tickTo(at('23:59')))).toEqual([]);
  });

  describe('and a till that stops', () => {
    const TICKETS = streamedMeasures.indexOf('tickets');
    /** Twelve sales an hour while it is open. */
    const hours = Array.from({ length: 24 }, (_, hour) =>
      noSums(streamedWidth).map((_, index) => (index === TICKETS && hour >= 9 && hour < 19 ? 12 : 0)),
    );
    const pastDay = (day: string) => ({ day, ...dayOfHours(hours) });
    const past = ['2026-09-22', '2026-09-29', '2026-10-06', '2026-10-13'].map(pastDay);
    const low = aRule('low', {
      condition: { kind: 'usual', metric: 'tickets', side: 'below', window: 'anyStretch', warning: '-2.5', slack: '2' },
    });

    /** What rings for a store with three tills that sell in turn, once in five minutes. */
    function ringsWhile(isSelling: (till: number, hour: number) => boolean) {
      const watch = watching([low], someFacts({ pastDaysOf: () => past }));
      const rings: WatchChange[] = [];
      for (const day of ['2026-10-19', '2026-10-20'])
        for (let minute = 0; minute < 9 * 60; minute += 5) {
          const till = (minute / 5) % 3;
          const soldMs = at('09:00', day) + minute * MINUTE_MS;
          const stopped = day === '2026-10-20' && !isSelling(till, 9 + Math.floor(minute / 60));
          if (stopped) rings.push(...watch.tickTo(soldMs));
          else rings.push(...arrive(watch, aTicket(soldMs, '50', { registerId: `cx${till}` })));
        }
      const [kept] = watch.takeChangedStates().filter(({ subject }) => subject.endsWith('centro'));
      const rang = rings.filter(({ subject, atMs }) => subject.storeId === 'centro' && atMs > at('09:00'));
      return { rang: told(rang).map(([change]) => change), blind: kept?.states?.['low@1']?.blind };
    }

    it('has no data of a store whose others sell as always', () => {
      expect(ringsWhile((till, hour) => till !== 0 || hour < 11)).toEqual({ rang: [], blind: 'noData' });
    });

    it('rings where the others sell less than they usually do, too', () => {
      let turn = 0;
      const { rang } = ringsWhile((till, hour) => hour < 11 || (till !== 0 && turn++ % 3 === 0));
      expect(rang).toEqual(['raised']);
    });

    it('rings where all have stopped', () => {
      expect(ringsWhile((_, hour) => hour < 11).rang).toEqual(['raised']);
    });
  });

  it('tells of a low performer what lies between it and its peers, and never their share', () => {
    const low = { store: 'centro', product: 'p1', category: 'Papelaria', share: 0.02, peersShare: 0.05 };
    const judged = { difference: -0.03, noise: 0.005, score: -6, weeks: 8, moneyMissingE4: 1_250_5000n };
    const because = { cause: 'priceAboveNetwork', rate: 0.12 } as const;
    const peers = aRule('peers', { grain: 'product', condition: { kind: 'belowPeers', side: 'below', warning: '-3' } });
    const watch = watching([peers], someFacts({ lowPerformers: [{ ...low, ...judged, because }] }));
    const [raised] = arrive(watch, aTicket(at('10:00'), '10'));
    expect(raised?.evidence).toMatchObject([
      { condition: 'belowPeers', value: -0.03, expected: null, spread: 0.005, judged: -6, atStake: 1_250.5, because },
    ]);
    expect(Number(raised?.atMs) - Number(raised?.evidence[0]?.fromMs)).toBe(8 * 7 * 86_400_000);
    expect(JSON.stringify(raised)).not.toContain('0.05,');
  });

  it('rings for a large sale at once, and changes with what comes back of it', () => {
    const watch = watching([large]);
    const sale = aTicket(at('10:00'), '9000');
    expect(arrive(watch, sale)).toMatchObject([
      {
        ...{ change: 'raised', subject: { grain: 'ticket', storeId: 'centro', ticketId: sale.ticketId } },
        evidence: [{ condition: 'ticket', metric: 'netSales', value: 9_000, tickets: 1 }],
      },
    ]);
    const given = (amount: string, minutes: number) =>
      aTicket(at('10:00') + minutes * MINUTE_MS, amount, {
        kind: 'return',
        lines: [aLine(amount, { returnOf: { ticketId: sale.ticketId } })],
      });
    expect(arrive(watch, given('-1000', 5))).toMatchObject([
      { change: 'restated', evidence: [{ value: 8_000, became: 'returned' }] },
    ]);
    expect(arrive(watch, given('-4000', 6))).toMatchObject([{ change: 'recovered', evidence: [{ value: 4_000 }] }]);
  });

  it('knows a cancelled sale by its goods where nothing names it', () => {
    const watch = watching([large]);
    arrive(watch, aTicket(at('10:00'), '9000', { lines: [aLine('9000', { productId: 'p7', quantity: '74215' })] }));
    const other = aTicket(at('10:10'), '-9000', { kind: 'return', lines: [aLine('-9000', { productId: 'p8' })] });
    expect(arrive(watch, other)).toEqual([]);
    const cancelled = { kind: 'return' as const, lines: [aLine('-9000', { productId: 'p7', quantity: '-74215' })] };
    expect(arrive(watch, aTicket(at('10:16'), '-9000', cancelled))).toMatchObject([{ change: 'recovered' }]);
  });

  it('ends the alert of a sale that is voided or corrected', () => {
    const watch = watching([large]);
    const sale = aTicket(at('10:00'), '9000');
    arrive(watch, sale);
    const { revision, soldOn, netSales, lines } = sale;
    const replaced = { revision, soldOn, netSales, tickets: 1, lines, soldAt: sale.soldAt, kind: sale.kind };
    const corrected = { ...sale, revision: 1, lines: [aLine('7000')], replaced };
    expect(arrive(watch, corrected)).toMatchObject([
      { change: 'restated', evidence: [{ value: 7_000, became: 'corrected' }] },
    ]);
    const voided = {
      ...sale,
      revision: 2,
      status: 'voided' as const,
      lines: [],
      replaced: { ...replaced, lines: corrected.lines },
    };
    expect(arrive(watch, voided)).toMatchObject([{ change: 'recovered', evidence: [{ became: 'voided' }] }]);
  });

  it('calls nobody to a sale that was called off, however little is left of it', () => {
    const small = aRule('small', {
      grain: 'ticket',
      condition: { kind: 'ticket', metric: 'netSales', side: 'below', warning: '5' },
    });
    const watch = watching([small]);
    const sale = aTicket(at('10:00'), '90');
    const voided = { ...sale, status: 'voided' as const, lines: [] };
    expect(arrive(watch, sale)).toEqual([]);
    expect(arrive(watch, voided)).toEqual([]);
    const tiny = aTicket(at('10:05'), '3');
    expect(arrive(watch, tiny)).toMatchObject([{ change: 'raised', evidence: [{ value: 3 }] }]);
    expect(arrive(watch, { ...tiny, status: 'voided', lines: [] })).toMatchObject([{ change: 'recovered' }]);
  });

  it('does not say that a sale was corrected whose cost came later', () => {
    const thin = aRule('thin', {
      grain: 'ticket',
      condition: { kind: 'ticket', metric: 'marginRate', side: 'below', warning: '0.1' },
    });
    const watch = watching([thin]);
    const of = (unitCost: string): Partial<AcceptedTicket> => ({ lines: [aLine('100', { unitCost })] });
    const sale = aTicket(at('10:00'), '100', of('95'));
    expect(arrive(watch, sale)).toMatchObject([{ change: 'raised' }]);
    const restated = { ...sale, ...of('40'), restatement: 'entry-1' };
    expect(arrive(watch, restated)).toMatchObject([{ change: 'recovered', evidence: [{ became: 'restated' }] }]);
  });

  it('calls nobody to what a return has left of a sale', () => {
    const small = aRule('small', {
      grain: 'ticket',
      condition: { kind: 'ticket', metric: 'netSales', side: 'below', warning: '5' },
    });
    const watch = watching([large, small]);
    const sale = aTicket(at('10:00'), '12000');
    expect(arrive(watch, sale)).toMatchObject([{ change: 'raised', ruleId: 'large' }]);
    const lines = [aLine('-12000', { returnOf: { ticketId: sale.ticketId } })];
    expect(arrive(watch, aTicket(at('10:05'), '-12000', { kind: 'return', lines }))).toMatchObject([
      { change: 'recovered', ruleId: 'large', evidence: [{ value: 0, became: 'returned' }] },
    ]);
  });

  it('says of an end what ended it, not what still holds', () => {
    const both = aRule('both', {
      condition: {
        kind: 'all',
        of: [
          { kind: 'value', metric: 'netSales', window: '15m', side: 'above', warning: '100' },
          { kind: 'value', metric: 'tickets', window: '15m', side: 'below', warning: '2' },
        ],
      },
    });
    const watch = watching([both]);
    expect(arrive(watch, aTicket(at('10:00'), '300'))).toMatchObject([{ change: 'raised' }]);
    expect(arrive(watch, aTicket(at('10:01'), '300'))).toEqual([]);
    expect(arrive(watch, aTicket(at('10:02'), '300'))).toMatchObject([
      {
        change: 'recovered',
        evidence: [
          { metric: 'netSales', value: 900, stillHolds: true },
          { metric: 'tickets', value: 3 },
        ],
      },
    ]);
  });

  it('tells of a gate at the end only where it alone made the end', () => {
    const gated = aRule('gated', {
      condition: {
        kind: 'all',
        of: [
          { kind: 'value', metric: 'tickets', window: '15m', side: 'above', warning: '2', critical: '2' },
          { kind: 'value', metric: 'netSales', window: '15m', side: 'above', warning: '100', critical: '5000' },
        ],
      },
    });
    const ended = (bring: (watch: TenantWatch) => readonly WatchChange[]) => {
      const watch = watching([gated]);
      arrive(watch, aTicket(at('10:00'), '90'));
      expect(arrive(watch, aTicket(at('10:10'), '300'))).toMatchObject([{ change: 'raised' }]);
      return bring(watch).map(({ change, evidence }) => [
        change,
        evidence.map(({ metric, stillHolds }) => [metric, stillHolds]),
      ]);
    };
    expect(ended((watch) => watch.tickTo(at('10:16')))).toEqual([
      [
        'recovered',
        [
          ['netSales', true],
          ['tickets', undefined],
        ],
      ],
    ]);
    const back = aTicket(at('10:11'), '-300', { kind: 'return', lines: [aLine('-300')] });
    expect(ended((watch) => arrive(watch, back))).toEqual([['recovered', [['netSales', undefined]]]]);
  });

  describe('and an end without a sale', () => {
    const hourless = () => {
      const { stores, ...facts } = someFacts();
      return { ...facts, stores: new Map([...stores].map(([id, store]) => [id, { ...store, hours: [] }])) };
    };
    const always = { schedule: { openHoursOnly: false }, condition: quiet.draft.condition };
    const endOf = (watch: TenantWatch, untilMs: number) =>
      watch
        .tickTo(untilMs)
        .filter(({ change, subject }) => change === 'recovered' && subject.storeId === 'centro')
        .map(({ evidence: [first] }) => first);

    it('says of a silence whether the store has shut or a holiday has begun', () => {
      const shut = watching([aRule('shut', always)]);
      shut.tickTo(at('09:00'));
      expect(endOf(shut, at('19:00'))).toMatchObject([{ value: null, judged: null, unjudged: 'shut' }]);
      const eve = '2026-10-11';
      const holiday = watching([aRule('holiday', always)], hourless());
      holiday.tickTo(at('09:00', eve));
      holiday.take(aTicket(at('22:00', eve), '10'), at('22:00', eve) + 2_000);
      expect(endOf(holiday, at('00:00', '2026-10-12'))).toMatchObject([
        { value: null, judged: null, unjudged: 'oddDay' },
      ]);
    });

    it('says that a silence is counted from the opening', () => {
      const watch = watching([aRule('open', { condition: quiet.draft.condition, recoverMinutes: 5 })]);
      watch.tickTo(at('09:00'));
      expect(endOf(watch, at('09:05', '2026-10-21'))).toMatchObject([{ value: 5, judged: 5, since: 'opening' }]);
    });
  });

  it('calls nobody for history, and counts it', () => {
    const above = aRule('above', {
      condition: { kind: 'value', metric: 'netSales', window: 'day', side: 'above', warning: '100', critical: '500' },
    });
    const watch = watching([above, large]);
    const old = aTicket(at('10:00'), '9000', { rawAt: at('12:00'), acceptedAt: at('12:00') });
    expect(arrive(watch, old)).toEqual([]);
    expect(watch.tickTo(at('13:00'))).toEqual([]);
    expect(arrive(watch, aTicket(at('13:00'), '1'))).toEqual([]);
  });

  it('keeps nothing of what was sold before any span begins', () => {
    const watch = watching([quiet, large]);
    const counted = [...watch.sums()];
    const ancient = aTicket(at('10:00', '2026-09-10'), '9000', { rawAt: at('12:00'), acceptedAt: at('12:00') });
    const { revision, soldOn, netSales, lines, soldAt, kind } = ancient;
    const replaced = { revision, soldOn, netSales, tickets: 1, lines, soldAt, kind };
    expect(arrive(watch, ancient)).toEqual([]);
    expect(arrive(watch, { ...ancient, revision: 1, lines: [aLine('7000')], replaced })).toEqual([]);
    expect([...watch.sums()]).toEqual(counted);
  });

  it('counts what was sold on the first of a month of 31 days to its end', () => {
    const month = aRule('month', {
      condition: { kind: 'value', metric: 'netSales', window: 'month', side: 'above', warning: '1000' },
    });
    const watch = watching([month]);
    const [first, last] = [at('00:00', '2026-10-01'), at('18:30', '2026-10-31')];
    arrive(watch, aTicket(first, '900', { rawAt: last, acceptedAt: last }));
    expect(arrive(watch, aTicket(last, '100'))).toMatchObject([{ change: 'raised', evidence: [{ value: 1_000 }] }]);
  });

  it('tells a person again when a correction moves what was told', () => {
    const above = aRule('above', {
      condition: { kind: 'value', metric: 'netSales', window: '1h', side: 'above', warning: '100' },
    });
    const watch = watching([above]);
    const sale = aTicket(at('10:00'), '300');
    expect(arrive(watch, sale)).toMatchObject([{ change: 'raised', evidence: [{ value: 300, judged: 300 }] }]);
    const { revision, soldOn, netSales, lines } = sale;
    const replaced = { revision, soldOn, netSales, tickets: 1, lines, soldAt: sale.soldAt, kind: sale.kind };
    const corrected = { ...sale, revision: 1, lines: [aLine('200')], replaced };
    expect(arrive(watch, corrected)).toMatchObject([{ change: 'restated', evidence: [{ value: 200 }] }]);
    expect(arrive(watch, { ...aTicket(at('10:05'), '50') })).toEqual([]);
    const back = aTicket(at('10:06'), '-120', { kind: 'return', lines: [aLine('-120')] });
    expect(arrive(watch, back)).toMatchObject([{ change: 'restated', evidence: [{ value: 130 }] }]);
  });

  describe('and a rule that asks for what nobody counted before', () => {
    const seller = (side: string) =>
      aRule('seller', {
        grain: 'seller',
        condition: { kind: 'value', metric: 'netSales', window: '15m', side, warning: '10' },
      });
    const above = seller('above');

    it('rings from the instant on at which it is said to see its whole window', () => {
      const watch = watching([quiet]);
      const { acceptedAt } = aTicket(at('10:00'), '7');
      arrive(watch, aTicket(at('10:00'), '7'));
      watch.use([above], someFacts());
      const wholeMs = acceptedAt + 15 * MINUTE_MS;
      expect(seesWholeFromMs(above, someFacts(), watch.countedSince())).toBe(wholeMs);
      expect(arrive(watch, aTicket(at('10:10'), '50'))).toEqual([]);
      expect(watch.take(aTicket(at('10:15'), '1'), wholeMs - 1)).toEqual([]);
      expect(watch.take(aTicket(at('10:15'), '1'), wholeMs)).toMatchObject([
        { change: 'raised', evidence: [{ value: 52 }] },
      ]);
    });

    it('does not believe that it was counted while it was away', () => {
      const before = watching([quiet]);
      before.tickTo(at('10:00'));
      arrive(before, aTicket(at('10:01'), '50'));
      const after = watching([seller('below')]);
      after.restore({ head: before.head(), states: before.takeChangedStates(), sums: before.sums() });
      expect(seesWholeFromMs(seller('below'), someFacts(), after.countedSince())).toBeGreaterThan(at('10:15'));
      arrive(after, aTicket(at('10:03'), '1'));
      expect(after.tickTo(at('10:10'))).toEqual([]);
    });

    it('holds nothing against a window before that was not counted', () => {
      const more = aRule('more', {
        grain: 'seller',
        condition: {
          ...{ kind: 'change', metric: 'netSales', window: '15m', by: 'amount', against: 'previousWindow' },
          ...{ side: 'above', warning: '10' },
        },
      });
      const watch = watching([quiet]);
      watch.tickTo(at('10:00'));
      arrive(watch, aTicket(at('09:50'), '900', { rawAt: at('10:00'), acceptedAt: at('10:00') }));
      watch.use([more], someFacts());
      expect(arrive(watch, aTicket(at('10:16'), '50'))).toEqual([]);
      expect(seesWholeFromMs(more, someFacts(), watch.countedSince())).toBe(at('10:30'));
    });
  });
});
