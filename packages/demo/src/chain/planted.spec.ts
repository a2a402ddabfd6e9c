import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dayAt } from './calendar.js';
import { spanOf } from './incident-effect.js';
import type { Incident, WeekPlan } from './incident-kinds.js';
import { openingMs } from './opening.js';
import type { Place } from './places.js';
import { plannedWeek } from './planted.js';
import { type World, worldOf } from './world.js';

const seeds = fc.integer({ min: 1, max: 2 ** 31 - 1 });
const ends = fc.date({ min: new Date('2025-01-01'), max: new Date('2029-01-01'), noInvalidDate: true });
const WEEKS = Array.from({ length: 14 }, (_, index) => index - 13);

describe('the incidents of every week', () => {
  it('are sixty or more of thirteen kinds over twenty stores and ninety days, whatever the seed and the season', () => {
    fc.assert(
      fc.property(seeds, ends, (seed, end) => {
        const incidents = planOf(chainOf(seed, end)).flatMap((week) => week.incidents);
        expect(incidents.length).toBeGreaterThanOrEqual(60);
        expect(new Set(incidents.map(({ kind }) => kind)).size).toBe(13);
        expect(new Set(incidents.map(({ id }) => id)).size).toBe(incidents.length);
      }),
      { numRuns: 10 },
    );
  });

  it('leave three weeks clean, and fall on hours in which their store is open', () => {
    fc.assert(
      fc.property(seeds, ends, (seed, end) => {
        const world = chainOf(seed, end);
        for (const incident of planOf(world).flatMap((week) => week.incidents)) {
          const place = world.places[incident.store as number] as Place;
          const { fromMs, toMs } = spanOf(world, incident);
          expect(dayAt(fromMs, place.offsetMinutes)).toBeGreaterThanOrEqual(world.firstDay + 21);
          expect(fromMs).toBeGreaterThanOrEqual(openingMs(place, dayAt(fromMs, place.offsetMinutes)).fromMs);
          expect(toMs).toBeLessThanOrEqual(openingMs(place, dayAt(toMs - 1, place.offsetMinutes)).toMs);
          expect(toMs).toBeGreaterThan(fromMs);
        }
      }),
      { numRuns: 10 },
    );
  });

  it('never meet another incident or a look-alike in the same store', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 40 }), (seed, stores) => {
        for (const { incidents, lookAlikes } of planOf(chainOf(seed, new Date('2026-11-21T14:00:00Z'), stores))) {
          const touched = incidents.map(({ store }) => store);
          expect(new Set(touched).size).toBe(touched.length);
          expect(lookAlikes.flatMap((one) => one.stores).filter((store) => touched.includes(store))).toEqual([]);
        }
      }),
      { numRuns: 10 },
    );
  });

  it('are the same with the same seed, and others with another', () => {
    const end = new Date('2026-11-21T14:00:00Z');
    expect(planOf(chainOf(5, end))).toEqual(planOf(chainOf(5, end)));
    expect(planOf(chainOf(6, end))).not.toEqual(planOf(chainOf(5, end)));
  });

  it('are the four of the last week unless every week is asked for', () => {
    const plans = planOf(worldOf({ end: new Date('2026-11-21T14:00:00Z'), stores: 20 }));
    const kinds = (week: WeekPlan | undefined) => week?.incidents.map(({ kind }: Incident) => kind);
    expect(plans.slice(0, -1).flatMap(({ incidents }) => incidents)).toEqual([]);
    expect(kinds(plans.at(-1))).toEqual(['silentStore', 'discountSpree', 'refundSpike', 'productStops']);
    expect(plans.flatMap(({ lookAlikes }) => lookAlikes)).toEqual([]);
  });
});

function chainOf(seed: number, end: Date, stores = 20): World {
  return worldOf({ seed, end, stores, incidentsEveryWeek: true });
}

function planOf(world: World): readonly WeekPlan[] {
  return WEEKS.map((week) => plannedWeek(world, week));
}
