import { describe, expect, it } from '@jest/globals';
import { Registry } from 'prom-client';
import type { Backlog } from './backlog.js';
import { FlowMeter } from './flow-meter.js';
import { PipelineHealth } from './pipeline-health.js';

const scope = { tenantId: 't', stores: 'all', networkTotals: false } as const;
const now = new Date('2026-11-20T12:00:00Z');
const totals = { read: 10, accepted: 6, duplicate: 1, rejected: 2, rehomed: 1 };

const healthOf = (
  more: { backlog?: Partial<Backlog>; isRunning?: boolean; isUp?: boolean; difference?: number } = {},
) => {
  const meter = new FlowMeter(new Registry());
  const backlog = {
    lags: [],
    isReachable: true,
    rates: () => ({ written: 5, processed: 5 }),
    blockage: () => undefined,
    ...more.backlog,
  } as Backlog;
  const ping = () => (more.isUp === false ? Promise.reject(new Error('away')) : Promise.resolve());
  const counts = { sum: () => Promise.resolve(totals) };
  const books = { of: () => Promise.resolve({ difference: more.difference ?? 0 }) };
  const letters = { summary: () => Promise.resolve([]) };
  const found = { field: 'ticket.sellerId', kind: 'taxId', handling: 'tokenised', count: 3 };
  const personal = { summary: () => Promise.resolve([{ ...found, firstAtMs: 0, lastAtMs: 1_000 }]) };
  return {
    meter,
    of: () =>
      new PipelineHealth(
        meter,
        backlog,
        counts,
        books,
        letters,
        personal,
        { isRunning: more.isRunning ?? true },
        ping,
        { list: () => Promise.resolve([]) },
      ).of(scope, now),
  };
};
const sold = (ageMs: number) => ({
  tenantId: 't',
  storeId: 's',
  soldAtMs: 0,
  sellerIds: new Set<string>(),
  rawAt: now.getTime() - ageMs,
  acceptedAt: now.getTime() - ageMs / 2,
  isRestatement: false,
  isCopy: false,
});
const statesOf = (stages: { id: string; state: string }[]) =>
  Object.fromEntries(stages.map(({ id, state }) => [id, state]));

describe('PipelineHealth', () => {
  it('names the fields in which personal values came, how many and since when', async () => {
    expect((await healthOf().of()).personalValues).toEqual([
      {
        ...{ field: 'ticket.sellerId', kind: 'taxId', handling: 'tokenised', count: 3 },
        ...{ since: '1970-01-01T00:00:00.000Z', last: '1970-01-01T00:00:01.000Z' },
      },
    ]);
  });

  it('is well when sales flow in time and all are accounted for', async () => {
    const { meter, of } = healthOf();
    meter.onAccepted(sold(400), now.getTime());
    const { stages, control, outcomes } = await of();
    expect(statesOf(stages)).toEqual({
      produce: 'ok',
      ingest: 'ok',
      process: 'ok',
      warehouse: 'ok',
      api: 'ok',
      browser: 'idle',
    });
    expect([control.difference, outcomes.rejected]).toEqual([0, 2]);
  });

  it('calls slow what breaks the promise, each stage by its own', async () => {
    const { meter, of } = healthOf({ backlog: { lags: [{ topic: 'x', partition: 0, lag: 5_000, heldBack: 0 }] } });
    meter.onAccepted(sold(4_000), now.getTime());
    expect(statesOf((await of()).stages)).toMatchObject({ process: 'slow', warehouse: 'slow', api: 'slow' });
  });

  it('says which part is down', async () => {
    const { of } = healthOf({ backlog: { isReachable: false }, isRunning: false, isUp: false });
    expect(statesOf((await of()).stages)).toMatchObject({
      produce: 'down',
      process: 'down',
      warehouse: 'down',
      api: 'down',
    });
  });

  it('calls processing down when messages wait and none is processed', async () => {
    const lags = [{ topic: 'x', partition: 0, lag: 3, heldBack: 0 }];
    const blockage = () => ({ since: 1, cause: 'processing' }) as const;
    const { stages } = await healthOf({ backlog: { lags, blockage } }).of();
    expect(stages.find(({ id }) => id === 'process')).toMatchObject({ state: 'down', ratePerSecond: 0 });
  });

  it('calls slow the producers, not processing, where all that waits is behind their open transaction', async () => {
    const lags = [{ topic: 'x', partition: 0, lag: 3, heldBack: 3 }];
    const blockage = () => ({ since: 1, cause: 'transaction' }) as const;
    const { stages } = await healthOf({ backlog: { lags, blockage } }).of();
    expect(statesOf(stages)).toMatchObject({ produce: 'slow', process: 'ok' });
  });

  it('shows a lost message as a difference', async () => {
    expect((await healthOf({ difference: 2 }).of()).control.difference).toBe(2);
  });

  it('keeps the times of one tenant from another', async () => {
    const { meter, of } = healthOf();
    meter.onAccepted({ ...sold(400), tenantId: 'other' }, now.getTime());
    expect((await of()).stages.find((stage) => stage.id === 'api')).toMatchObject({ ratePerSecond: 0, p95Ms: null });
  });
});
