import { describe, expect, it } from '@jest/globals';
import { createLogger } from '@vitrine/platform';
import { storedMarginSchema } from '@vitrine/recommend';
import type { MadeItem } from '@vitrine/warehouse';
import { Registry } from 'prom-client';
import { Nightly } from './nightly.js';
import { UnreadableItems } from './unreadable-items.js';

const good = JSON.stringify({ band: 'high', since: '2026-11-01', unitsE3: 1 });
const head = JSON.stringify({ learnedFrom: 'store', baskets: 1, missing: [] });
const access = { tenant: { id: 't' }, locale: 'en' } as Parameters<Nightly['open']>[0];

/** A list whose items are these, read by a service that counts its questions. */
function nightlyOf(items: readonly string[], ofList = head) {
  const rows = items.map((item, at): MadeItem => ({ place: at + 1, productId: `p${at + 1}`, category: '', item }));
  const registry = new Registry();
  let questions = 0;
  const lists = {
    newest: async () => ({ madeAtMs: 1, madeOn: '2026-11-30', head: ofList }),
    items: async (_: unknown, { after = 0, limit }: { after?: number; limit: number }) => {
      questions++;
      return rows.filter(({ place }) => place > after).slice(0, limit);
    },
  };
  const nightly = new Nightly(lists, new UnreadableItems(registry, createLogger('api', 'silent')), () => 2);
  const open = (limit: number, after = 0) => nightly.open(access, 's', 'margins', storedMarginSchema, { limit, after });
  return { open, registry, asked: () => questions };
}

const UNREADABLE = ['{', 'null', '{"band":"highest"}', '[]'];

describe('a list with items that cannot be read', () => {
  it('is told without them, page by page, and each is counted', async () => {
    const { open, registry } = nightlyOf([good, ...UNREADABLE, good, good]);
    const places = async (limit: number, after?: number) => (await open(limit, after)).items.map(({ place }) => place);
    expect(await places(2)).toEqual([1, 6]);
    expect(await places(2, 1)).toEqual([6, 7]);
    expect(await places(9)).toEqual([1, 6, 7]);
    const told = await registry.getSingleMetricAsString('vitrine_api_unreadable_list_items_total');
    expect(told).toContain('{list="margins"} 12');
  });

  it('is found in few questions where most of it is unreadable', async () => {
    const { open, asked } = nightlyOf([...Array.from({ length: 5_000 }, () => '{'), good]);
    expect((await open(3)).items).toHaveLength(1);
    expect(asked()).toBeLessThan(6);
  });

  it('is none where its own row is unreadable', async () => {
    const { made, items } = await nightlyOf([good], '{').open(3);
    expect([made.madeOn, items]).toEqual([null, []]);
    expect(made.missing).toMatchObject([{ code: 'list' }]);
  });
});
