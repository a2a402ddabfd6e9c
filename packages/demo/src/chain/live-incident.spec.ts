import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dayAt, midnightMs } from './calendar.js';
import { demoChain } from './demo-chain.js';
import { lateTillOf } from './late-tills.js';
import { planLive } from './live-incident.js';
import { openingMs } from './opening.js';
import type { Place } from './places.js';
import { worldOf } from './world.js';

const end = new Date('2026-11-18T12:00:00Z');
const world = worldOf({ end, stores: 20, days: 30, incidentsEveryWeek: true });
const noon = Date.parse('2026-11-18T15:00:00Z');
const night = Date.parse('2026-11-19T05:00:00Z');

describe('the live incident', () => {
  it('is due within a minute in a store that is open then, at any instant', () => {
    fc.assert(
      fc.property(fc.integer({ min: noon, max: noon + 30 * 86_400_000 }), (atMs) => {
        const incident = planLive(world, atMs);
        if (incident?.kind !== 'largeSale') throw new Error('No large sale is planned.');
        const place = world.places[incident.store] as Place;
        const open = openingMs(place, dayAt(incident.fromMs, place.offsetMinutes));
        expect(incident.fromMs).toBeGreaterThan(atMs);
        expect(incident.fromMs).toBeLessThan(atMs + 50_000);
        expect(incident.fromMs).toBeGreaterThanOrEqual(open.fromMs);
        expect(incident.fromMs).toBeLessThan(open.toMs);
        const day = dayAt(incident.fromMs, place.offsetMinutes);
        expect(lateTillOf(world, incident.store, day, midnightMs(day, place.offsetMinutes))).toBeNull();
      }),
      { numRuns: 50 },
    );
  });

  it('is in a shop by day and online at night', () => {
    const formatAt = (atMs: number) => world.places[planLive(world, atMs)?.store ?? -1]?.format;
    expect(formatAt(noon)).not.toBe('online');
    expect(formatAt(night)).toBe('online');
  });

  it('is none at night in a chain without an online shop', () => {
    expect(planLive(worldOf({ end, stores: 6, days: 30 }), night)).toBeNull();
  });

  it('is one ticket more in the messages, arrives within the minute and is part of the truth', () => {
    const liveAfter = new Date(noon);
    const chain = demoChain({ end, days: 10, liveAfter });
    const plain = demoChain({ end, days: 10 });
    const valuesOf = (one: typeof chain) => [...one.history(noon, noon + 60_000)].map(({ value }) => String(value));
    const before = new Set(valuesOf(plain));
    const added = valuesOf(chain).filter((value) => !before.has(value));
    expect(added).toHaveLength(1);
    const [told] = chain.truth.planted(noon, noon + 60_000);
    expect(told).toMatchObject({ id: 'live', kind: 'largeSale', effect: { tickets: 1 } });
    expect(JSON.parse(added[0] as string)).toMatchObject({ storeId: told?.storeId, kind: 'sale' });
  });

  it('happens only when it is asked for, and can be left out', () => {
    const isTold = (chain: ReturnType<typeof demoChain>) =>
      chain.truth.planted(noon, noon + 60_000).some(({ id }) => id === 'live');
    expect(isTold(demoChain({ end, days: 10 }))).toBe(false);
    expect(isTold(demoChain({ end, days: 10, liveAfter: new Date(noon), leaveOut: ['live'] }))).toBe(false);
  });
});
