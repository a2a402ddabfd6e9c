import { describe, expect, it } from '@jest/globals';
import type { Tenant } from '@vitrine/store';
import type { ListSpans } from '@vitrine/warehouse';
import { readStore } from './read-store.js';
import { readTenant } from './read-tenant.js';
import type { Sources } from './sources.js';

const ZONES = { capital: 'America/Sao_Paulo', acre: 'America/Rio_Branco', other: 'America/Rio_Branco' };
const tenant = { id: 't', timeZone: ZONES.capital, recommendFrom: 'store' } as Tenant;
/** One o'clock of the first of December in the capital, eleven o'clock of the evening before in Acre. */
const nowMs = Date.parse('2026-12-01T04:00:00Z');

/** Every day until the date that is asked for is known; each question for these is noted. */
function sourcesOf(asked: string[]): Sources {
  const nothing = async () => [];
  const known = async (_: string, { today }: ListSpans) => {
    asked.push(today);
    return Object.keys(ZONES).map((storeId) => ({ storeId, recent: Number(today.slice(-2)), before: 0, month: 0 }));
  };
  const stores = Object.entries(ZONES).map(([storeId, timeZone]) => ({ storeId, timeZone }));
  return {
    ...{ stores: { load: async () => stores }, products: { load: nothing }, market: { series: nothing } },
    ...{ counts: { items: nothing, byStore: async () => new Map() }, stock: { ofStore: nothing } },
    ...{ promotions: { inForce: nothing }, facts: { knownDays: known, sold: nothing } },
  } as unknown as Sources;
}

describe('what is known of a store', () => {
  it('goes by its own date, as its sales do, and is read once for each date', async () => {
    const asked: string[] = [];
    const sources = sourcesOf(asked);
    const facts = await readTenant(sources, tenant, nowMs);
    const found = await Promise.all(Object.keys(ZONES).map((storeId) => readStore(sources, facts, storeId)));
    expect(found.map(({ storeId, today, known }) => [storeId, today, known.recent])).toEqual([
      ['capital', '2026-12-01', 1],
      ['acre', '2026-11-30', 30],
      ['other', '2026-11-30', 30],
    ]);
    expect(asked).toEqual(['2026-12-01', '2026-11-30']);
  });
});
