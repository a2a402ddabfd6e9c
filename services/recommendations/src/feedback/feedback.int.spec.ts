import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RecommendationFeedback, topics } from '@vitrine/contracts';
import { TENANT } from '@vitrine/testing';
import { Harness } from '../testing/harness.js';

const said = (offerId: string, more: Partial<RecommendationFeedback> = {}): RecommendationFeedback => ({
  tenantId: TENANT,
  storeId: 's1',
  offerId,
  outcome: 'offered',
  productId: 'a',
  companionId: 'b',
  sellerId: 'ana',
  at: '2026-11-20T14:31:40.500-03:00',
  saidOn: '2026-11-20',
  isMeasured: true,
  ...more,
});

describe('feedback on offers', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await Harness.start('feedback');
  }, 60_000);
  afterAll(() => harness?.stop(), 60_000);

  const send = (values: readonly unknown[]) =>
    harness.send(
      topics.recommendationFeedback,
      values.map((value) => ({
        key: `${TENANT}:s1`,
        value: typeof value === 'string' ? value : JSON.stringify(value),
      })),
    );

  it('is written as it was said, what is wrong is a dead letter and holds nobody up', async () => {
    await send([
      said('offer-01'),
      '{',
      said('offer-02', { outcome: 'guessed' as 'sold' }),
      said('offer-03', { at: 'yesterday' }),
      said('no'),
      { ...said('offer-04', { outcome: 'sold', saidOn: '2026-12-01' }), sellerId: undefined, productId: undefined },
    ]);
    const running = await harness.run();
    await harness.settled(topics.recommendationFeedback);
    const rows = await harness.rows(
      `SELECT offer_id AS id, outcome, seller_id AS seller, product_id AS product, companion_id AS companion, toString(said_on) AS day,
              toUnixTimestamp64Milli(said_at) AS ms, is_measured AS measured
       FROM recommendation_feedback_v1 ORDER BY id`,
    );
    const ms = String(Date.parse('2026-11-20T17:31:40.500Z'));
    const same = { companion: 'b', ms: expect.anything(), measured: 1 };
    expect(rows).toEqual([
      { ...same, id: 'offer-01', outcome: 'offered', seller: 'ana', product: 'a', day: '2026-11-20' },
      { ...same, id: 'offer-04', outcome: 'sold', seller: '', product: '', day: '2026-12-01' },
    ]);
    expect(rows.map((row) => String(row.ms))).toEqual([ms, ms]);
    const refused = await harness.rows('SELECT code, path FROM dead_letters_v1 ORDER BY code, path');
    expect(refused).toEqual([
      { code: 'invalid_json', path: '' },
      { code: 'invalid_value', path: '/*** (7, text)' },
      { code: 'invalid_value', path: '/at' },
      { code: 'invalid_value', path: '/offerId' },
    ]);
    await running.stop();
  }, 60_000);
});
