import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { MarginList, PromoteList } from '@vitrine/contracts';
import { addDays } from '@vitrine/domain';
import { RecommendationLists } from '@vitrine/warehouse';
import {
  claim,
  idsOf,
  NIGHT_MS,
  night,
  OTHER,
  Readers,
  STORE,
  startListed,
  TODAY,
} from '../../testing/listed-night.js';
import type { ApiUnderTest } from '../../testing/start-api.js';

jest.setTimeout(60_000);

let api: ApiUnderTest;
let readers: Readers;
beforeAll(async () => {
  api = await startListed('api_lists_sellers');
  readers = new Readers(api.url);
}, 180_000);
afterAll(() => api?.stop(), 60_000);

const read = <List>(...asked: Parameters<Readers['read']>) => readers.read<List>(...asked);
const ask = (...asked: Parameters<Readers['ask']>) => readers.ask(...asked);

describe('what to promote', () => {
  it('is the list of the night as the shelf is today, with its reasons in words', async () => {
    const { items, ...made } = await read<PromoteList>('manager', 'promote');
    expect(made).toMatchObject({
      ...{ storeId: STORE, madeOn: TODAY, madeAt: new Date(NIGHT_MS).toISOString(), isLate: false, baskets: 900 },
      missing: [{ code: 'days', have: 20, need: 21, sentence: expect.stringMatching(/^Falta 1 dia de vendas/u) }],
    });
    // The shirt is promoted as one of its two reasons says. The hat's only reason has ended; one is gone, one would be sold at a loss.
    expect(items.map(({ productId }) => productId)).toEqual(['shirt', 'belt', 'sock']);
    const [shirt, belt, sock] = items;
    expect(shirt).toMatchObject({
      ...{ name: 'Produto shirt', category: 'roupas', unitPrice: '99.00', price: '79.20' },
      promotion: { id: 'p', name: 'Semana', discountRate: '0.2', to: addDays(TODAY, 2) },
    });
    expect(shirt?.reasons.map(({ code }) => code)).toEqual(['promotion', 'sellsWell']);
    expect(shirt?.reasons[0]?.sentence).toMatch(/^Em promoção até \d\d\/\d\d: 20% de desconto\.$/u);
    expect(belt?.reasons).toEqual([{ ...claim, sentence: 'Vende bem aqui: está em 12 de cada 100 cupons.' }]);
    expect(sock?.stock).toMatchObject({ units: '12.5' });
  });

  it('is the own list of a seller, with what they sell clearly more rarely than the store higher up', async () => {
    const list = await read<PromoteList>('seller', 'promote?limit=2');
    expect(idsOf(list)).toEqual(['belt', 'sock']);
    expect(list.items[0]?.reasons.at(-1)).toEqual({
      ...{ code: 'soldLessByYou', share: 3 / 303, usual: 0.12 },
      sentence: 'Está em 12 de cada 100 cupons da loja, e em 1 dos seus.',
    });
  });

  it('has three kinds of reasons in ten where the list has, whatever of it is sold out', async () => {
    const kinds = [...Array.from({ length: 3 }, () => 'overstock'), ...Array.from({ length: 12 }, () => 'margin')];
    const items = kinds.map((code, at) => ({
      ...{ productId: at < 2 ? 'gone' : `any${at}` },
      claims: [code === 'margin' ? { code, band: 'high' } : { code, stockUnits: '40', stockDays: 200 }],
    }));
    const others = ['x', 'y'].map((productId) => ({ productId, claims: [claim] }));
    await new RecommendationLists(api.warehouse).append(night(OTHER, 'promote', [...items, ...others]));
    const { items: told } = await read<PromoteList>('admin', 'promote', OTHER);
    expect(new Set(told.map(({ reasons: [first] }) => first?.code)).size).toBe(3);
  });

  it('is nothing for a seller in an hour that is held out, and all of it for managers', async () => {
    const tenant = await api.store.tenants.find('acme');
    if (tenant) await api.store.tenants.changeSettings(tenant, { recommendHoldout: 'on' });
    const [seller, manager] = [
      await read<PromoteList>('seller', 'promote'),
      await read<PromoteList>('manager', 'promote'),
    ];
    expect(seller.holdout.isMeasured).toBe(true);
    expect(seller.items.length > 0).toBe(!seller.holdout.isHeldOut);
    expect(manager.items.length).toBe(3);
    for (const who of ['seller', 'manager'] as const) {
      const { items, holdout } = await read<MarginList>(who, 'margins');
      expect(items.length > 0).toBe(who === 'manager' || !holdout.isHeldOut);
    }
    const now = await api.store.tenants.find('acme');
    if (now) await api.store.tenants.changeSettings(now, { recommendHoldout: 'off' });
  });
});

describe('what earns', () => {
  it('is told in bands with the sales of the store, and a margin to whoever sees costs', async () => {
    const admin = await read<MarginList>('admin', 'margins');
    expect(admin.salesOf).toBe('store');
    expect(admin.salesByBand.map(({ band, share }) => [band, share])).toEqual([
      ['high', 0.6],
      ['middle', 0.3],
      ['normal', 0],
      ['unknown', 0.1],
    ]);
    expect(admin.items.map(({ productId, band, units, unitMargin }) => [productId, band, units, unitMargin])).toEqual([
      ['shirt', 'high', '9', '59.00'],
      ['belt', 'high', '4', '20.00'],
      ['hat', 'middle', '5.5', '40.00'],
      ['sock', 'normal', '0', '1.00'],
    ]);
  });

  it('is told a seller with the own sales alone', async () => {
    const { salesOf, salesByBand, items } = await read<MarginList>('seller', 'margins');
    expect(salesOf).toBe('me');
    expect(salesByBand.map(({ share }) => Math.round(share * 600))).toEqual([500, 0, 100, 0]);
    expect(items.map(({ productId, units }) => [productId, units])).toEqual([
      ['shirt', '50'],
      ['belt', '0'],
      ['hat', '0'],
      ['sock', '10'],
    ]);
  });

  it('is nothing that is sold out or at a loss today, and a page is full of what stands behind', async () => {
    const band = (productId: string) => ({ productId, band: 'high', since: '2026-11-01', unitsE3: 1_000 });
    const sold = ['gone', 'loss', 'shirt', 'gone', 'belt', 'loss', 'hat'].map(band);
    const before = { madeAtMs: NIGHT_MS - 120_000, salesByBandE4: {} };
    await new RecommendationLists(api.warehouse).append(night(STORE, 'margins', sold, before));
    const cursor = Buffer.from(JSON.stringify([before.madeAtMs, 1])).toString('base64url');
    const page = await read<MarginList>('seller', `margins?limit=2&cursor=${cursor}`);
    expect(idsOf(page)).toEqual(['shirt', 'belt']);
    expect(idsOf(await read<MarginList>('seller', `margins?limit=2&cursor=${page.nextCursor}`))).toEqual(['hat']);
  });

  it('comes page by page, of one category, and one list of a night', async () => {
    const first = await read<MarginList>('manager', 'margins?limit=3');
    expect(idsOf(first)).toEqual(['shirt', 'belt', 'hat']);
    const rest = await read<MarginList>('manager', `margins?limit=3&cursor=${first.nextCursor}`);
    expect([idsOf(rest), rest.nextCursor]).toEqual([['sock'], null]);
    expect(idsOf(await read<MarginList>('manager', 'margins?category=none'))).toEqual([]);
    const lists = new RecommendationLists(api.warehouse);
    const band = { band: 'high', since: '2026-11-01', unitsE3: 1_000 };
    const salesByBandE4 = { high: 10_000 };
    await lists.append(night(OTHER, 'margins', [band, band, band], { salesByBandE4 }));
    const before = await read<MarginList>('admin', 'margins?limit=2', OTHER);
    const another = { madeAtMs: NIGHT_MS + 60_000, baskets: 7, salesByBandE4: { normal: 10_000 } };
    await lists.append(night(OTHER, 'margins', [{ ...band, band: 'normal' }], another));
    const after = await read<MarginList>('admin', `margins?limit=2&cursor=${before.nextCursor}`, OTHER);
    expect(after).toEqual({ ...before, items: [expect.objectContaining({ productId: 'hat' })], nextCursor: null });
    expect((await ask('manager', 'margins?cursor=x')).status).toBe(400);
    expect((await ask('manager', 'margins?sort=unitMargin')).status).toBe(400);
  });
});
