import { describe, expect, it } from '@jest/globals';
import { addDays, comparisonPeriod, comparisonShiftDays, daysBetween, daysOf, weekdayOf } from '@vitrine/domain';
import fc from 'fast-check';
import type { KnownDays, KnownStore } from './arrived-days.js';
import { type CoverageQuestion, readCoverage } from './coverage.js';

const EVERY_DAY = new Set([1, 2, 3, 4, 5, 6, 7]);
const aStore = (id: string, firstDay: string | undefined, fields: Partial<KnownStore> = {}): [string, KnownStore] => [
  id,
  { shownAs: id, region: '', firstDay, openOn: EVERY_DAY, ...fields },
];
const october = { from: '2026-09-27', to: '2026-10-27' };
const ask = (known: KnownDays, question: Partial<CoverageQuestion> = {}, period = october) =>
  readCoverage({
    known,
    today: '2026-11-20',
    access: { tenantId: 't', storeIds: undefined, sellerId: undefined },
    filters: [],
    asked: { period, shiftDays: 0, cut: undefined },
    compared: {
      period: comparisonPeriod(period, 'previousPeriod'),
      shiftDays: comparisonShiftDays(period, 'previousPeriod'),
      cut: undefined,
    },
    ...question,
  });
const everyDayFrom = (from: string, to = '2026-11-20') => daysOf({ from, to });

describe('coverage', () => {
  it('tells that four days of the compared period lie before the first sale', () => {
    const known = { stores: new Map([aStore('a', '2026-08-31')]), received: everyDayFrom('2026-08-31') };
    const { whole, gapOf } = ask(known);
    expect(whole).toEqual({
      asked: { days: 31, covered: 31, since: '2026-08-31' },
      comparePeriod: { days: 31, covered: 27, since: '2026-08-31' },
    });
    expect(gapOf({})).toBe('missing_days');
  });

  it('tells a period before the first sale from one that lacks days', () => {
    const known = { stores: new Map([aStore('a', '2026-09-27')]), received: everyDayFrom('2026-09-27') };
    expect(ask(known).gapOf({})).toBe('before_first_sale');
    expect(ask({ stores: new Map(), received: [] }).whole.asked).toEqual({ days: 31, covered: 0, since: null });
  });

  it('takes a day on which only others sold for a zero, and one on which nobody did for a gap', () => {
    const received = everyDayFrom('2026-08-01');
    const stores = new Map([aStore('a', '2026-08-01'), aStore('b', '2026-08-01')]);
    const filters = [{ dimension: 'store' as const, values: ['a'] }];
    expect(ask({ stores, received }, { filters }).gapOf({})).toBeUndefined();
    const lost = received.filter((day) => day !== '2026-10-05');
    expect(ask({ stores, received: lost }, { filters }).gapOf({})).toBe('missing_days');
    expect(ask({ stores, received: lost }).whole.asked.covered).toBe(30);
  });

  it('asks each row for its own stores and days', () => {
    const received = everyDayFrom('2026-08-01').filter((day) => day !== '2026-09-10');
    const stores = new Map([aStore('old', '2026-08-01'), aStore('new', '2026-10-01', { region: 'Sul' })]);
    const { gapOf } = ask({ stores, received });
    expect(gapOf({ store: 'new' })).toBe('before_first_sale');
    expect(gapOf({ region: 'Sul' })).toBe('before_first_sale');
    expect(gapOf({ store: 'old' })).toBe('missing_days');
    expect(gapOf({ store: 'old', day: '2026-10-11' })).toBe('missing_days'); // laid over 10 September
    expect(gapOf({ store: 'old', day: '2026-10-12' })).toBeUndefined();
    expect(gapOf({ store: 'old', weekday: 4 })).toBe('missing_days');
    expect(gapOf({ store: 'old', weekday: 5 })).toBeUndefined();
  });

  it('lacks nothing on a day under way, and nothing on days to come', () => {
    const received = everyDayFrom('2026-10-01', '2026-11-19');
    const known = { stores: new Map([aStore('a', '2026-10-01')]), received };
    const month = { from: '2026-11-18', to: '2026-11-24' };
    const { whole, gapOf } = ask(known, {}, month);
    expect(whole.asked).toEqual({ days: 7, covered: 2, since: '2026-10-01' });
    expect(gapOf({})).toBeUndefined();
  });

  it('does not miss the days on which a shop is closed: by its hours, or where nobody wrote them down by its sales', () => {
    const closed = (day: string) => weekdayOf(day) === 6;
    const received = everyDayFrom('2026-06-01').filter((day) => !closed(day));
    const hours = new Set([1, 2, 3, 4, 5, 7]);
    for (const openOn of [hours, new Set<number>()])
      expect(ask({ stores: new Map([aStore('a', '2026-06-01', { openOn })]), received }).gapOf({})).toBeUndefined();
    // who says that Saturday is a day like others lacks its sales
    expect(ask({ stores: new Map([aStore('a', '2026-06-01')]), received }).gapOf({})).toBe('missing_days');
    // a holiday is no weekday: eleven days of rest are eleven days without data
    const rest = received.filter((day) => day < '2026-10-01' || day > '2026-10-11');
    const unknown = aStore('a', '2026-06-01', { openOn: new Set() });
    expect(ask({ stores: new Map([unknown]), received: rest }).gapOf({})).toBe('missing_days');
  });

  it('takes a weekday for one of rest only after weeks of it', () => {
    const received = everyDayFrom('2026-11-02', '2026-11-13').filter((day) => weekdayOf(day) < 6);
    const known = { stores: new Map([aStore('a', '2026-11-02', { openOn: new Set() })]), received };
    expect(ask(known, {}, { from: '2026-11-09', to: '2026-11-15' }).whole.asked.covered).toBe(5);
  });

  it('does not tell by a hidden store’s days which it is', () => {
    const stores = new Map([aStore('own', '2026-01-01'), aStore('late', '2026-10-20', { shownAs: 'store-1' })]);
    const { whole, gapOf } = ask(
      { stores, received: everyDayFrom('2026-01-01') },
      { filters: [{ dimension: 'store', values: ['late'] }] },
    );
    expect(whole.asked.since).toBe('2026-01-01');
    expect(gapOf({ store: 'store-1' })).toBeUndefined();
  });

  it('agrees with a recount over generated days', () => {
    const START = '2026-03-02';
    const dayAt = (offset: number) => addDays(START, offset);
    const tenants = fc.record({
      stores: fc.array(fc.record({ first: fc.nat(60), openOn: fc.subarray([...EVERY_DAY], { minLength: 1 }) }), {
        minLength: 1,
        maxLength: 4,
      }),
      gaps: fc.uniqueArray(fc.nat(90), { maxLength: 20 }),
      from: fc.nat(80),
      length: fc.integer({ min: 1, max: 30 }),
      today: fc.integer({ min: 40, max: 120 }),
    });
    fc.assert(
      fc.property(tenants, ({ stores, gaps, from, length, today }) => {
        const known: KnownDays = {
          stores: new Map(
            stores.map(({ first, openOn }, at) => aStore(`s${at}`, dayAt(first), { openOn: new Set(openOn) })),
          ),
          received: Array.from({ length: 91 }, (_, at) => at)
            .filter((at) => !gaps.includes(at) && at <= today)
            .map(dayAt),
        };
        const period = { from: dayAt(from), to: dayAt(from + length - 1) };
        const { whole } = ask(known, { today: dayAt(today) }, period);
        const first = Math.min(...stores.map((store) => store.first));
        const recount = (days: string[]) => {
          let covered = 0;
          for (const day of days) {
            const at = daysBetween(START, day);
            const open = stores.filter((store) => store.first <= at && store.openOn.includes(weekdayOf(day)));
            if (at >= first && at <= today && ((at <= 90 && !gaps.includes(at)) || open.length === 0)) covered += 1;
          }
          return { days: days.length, covered, since: dayAt(first) };
        };
        expect(whole).toEqual({
          asked: recount(daysOf(period)),
          comparePeriod: recount(daysOf(comparisonPeriod(period, 'previousPeriod'))),
        });
      }),
    );
  });
});
