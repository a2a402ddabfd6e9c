import { describe, expect, it } from '@jest/globals';
import { addDays, noSums } from '@vitrine/domain';
import { streamedMeasures, streamedWidth, subjectKey } from '@vitrine/metrics';
import { DayBook } from '../facts/day-book.js';
import { someFacts } from '../watch/small-tenant.spec-support.js';
import { expectedSalesOf } from './expected-sales.js';

const TICKETS = streamedMeasures.indexOf('tickets');
const tickets = (count: number) => noSums(streamedWidth).map((_, index) => (index === TICKETS ? count : 0));
const store = { grain: 'store', key: subjectKey('centro') };
const seller = { grain: 'seller', key: subjectKey('centro', 'v1') };
/** A Tuesday that is no holiday. */
const TODAY = '2026-10-20';
const HOURS = [9, 10, 11, 12, 13, 14, 15, 16, 17, 18];

/** Eight weeks in which a store sells so many in each open hour, and a seller a tenth of them. */
function chain(countOn: (ago: number, hour: number) => number, sells: (ago: number) => boolean = () => true) {
  const book = new DayBook(() => 'Sul');
  for (let ago = 1; ago <= 56; ago++) {
    const day = addDays(TODAY, -ago);
    for (const hour of HOURS) book.addHour('centro', day, hour, tickets(countOn(ago, hour)));
    if (sells(ago)) book.addDay(seller, day, tickets(HOURS.reduce((sum, hour) => sum + countOn(ago, hour), 0) / 10));
  }
  return someFacts({ pastDaysOf: (subject) => book.pastDaysOf(subject) });
}

describe('usual sales of a day', () => {
  it('run through the hours as days of the kind did', () => {
    const usual = expectedSalesOf(
      store,
      TODAY,
      chain(() => 12),
    );
    expect([9, 10, 14, 24].map((hour) => usual?.before(hour * 60))).toEqual(
      [0, 12, 60, 120].map((n) => expect.closeTo(n, 6)),
    );
    expect(usual?.before(9 * 60 + 15)).toBeCloseTo(3, 6);
  });

  it('know an hour of the week in which hardly anybody comes', () => {
    const usual = expectedSalesOf(
      store,
      TODAY,
      chain((ago, hour) => (ago % 7 === 0 && hour === 14 ? 1 : 12)),
    );
    expect((usual?.before(15 * 60) ?? 0) - (usual?.before(14 * 60) ?? 0)).toBeLessThan(3);
  });

  it('are not moved by a day on which the store was shut, and barely by a bad one', () => {
    const usual = expectedSalesOf(
      store,
      TODAY,
      chain((ago) => (ago === 7 ? 2 : 12)),
    );
    expect(usual?.before(1_440)).toBeCloseTo(120, 6);
    expect(usual?.noise).toBeLessThan(0.01);
  });

  it('follow the goals of days where these tell sales better than the weekday does', () => {
    const facts = chain((ago) => (ago % 2 === 0 ? 24 : 12));
    const goalOf = (_: string, day: string) => (day === TODAY || dayAgo(day) % 2 === 1 ? 1_000 : 2_000);
    expect(expectedSalesOf(store, TODAY, { ...facts, goalOf })?.before(1_440)).toBeCloseTo(120, 6);
  });

  it('of a seller are a part of the store, and without verdict where days off are many', () => {
    expect(
      expectedSalesOf(
        seller,
        TODAY,
        chain(() => 12),
      )?.before(1_440),
    ).toBeCloseTo(12, 6);
    const often = expectedSalesOf(
      seller,
      TODAY,
      chain(
        () => 12,
        (ago) => ago % 2 === 0,
      ),
    );
    expect(often?.noise).toBeGreaterThan(0.5);
  });

  it('are nothing to judge on a holiday or where hardly anything sells, and not known of a new store', () => {
    expect(
      expectedSalesOf(
        store,
        '2026-11-02',
        chain(() => 12),
      ),
    ).toBeNull();
    expect(
      expectedSalesOf(
        seller,
        TODAY,
        chain(() => 1),
      ),
    ).toBeNull();
    expect(expectedSalesOf(store, TODAY, someFacts())).toBeUndefined();
  });
});

const dayAgo = (day: string): number => Math.round((Date.parse(TODAY) - Date.parse(day)) / 86_400_000);
