import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { topicName, withAdmin } from '@vitrine/bus';
import { type AlertRuleDraft, kafkaUses, topics } from '@vitrine/contracts';
import { TENANT } from '@vitrine/testing';
import { aDraft } from '../testing/a-rule.js';
import { aSoldTicket } from '../testing/a-ticket.js';
import { Harness } from '../testing/harness.js';

describe('how rules stand', () => {
  let harness: Harness;
  beforeEach(async () => {
    harness = await Harness.start('alert_health', { partitions: 1 });
  }, 60_000);
  afterEach(() => harness?.stop(), 60_000);

  const kept = (ids: readonly string[]) => harness.store.alertRuleHealth.of(TENANT, ids);
  const stated = async (ids: readonly string[]) => {
    const rows = await kept(ids);
    return ids.map((id) => rows.get(id)).map((row) => row && [row.state, row.code, row.pointer]);
  };
  const toldAll = (ids: readonly string[]) => harness.until(async () => (await kept(ids)).size === ids.length, 30_000);
  const pulse = async () => {
    const { completeUntil, reportedAt } = (await harness.store.alertRuleHealth.pulse()) ?? {};
    return { completeMs: completeUntil?.getTime() ?? 0, reportedMs: reportedAt?.getTime() ?? 0 };
  };

  it('a rule that cannot be evaluated says why, however it fails, and its neighbour rings', async () => {
    const ofOldShape = {
      ...aDraft(),
      condition: { kind: 'moonPhase', side: 'above', warning: '1' },
    } as unknown as AlertRuleDraft;
    const unknown = aDraft({
      condition: { kind: 'value', metric: 'averageTicket', window: 'day', side: 'above', warning: '2', critical: '1' },
    });
    const ids = [await harness.rule(ofOldShape), await harness.rule(unknown), await harness.rule(aDraft())];
    await harness.alert();
    const large = aSoldTicket('150');
    await harness.sendAccepted([large]);
    await harness.settled(topics.salesAccepted);
    expect((await harness.raised()).map(({ ruleId, change }) => [ruleId, change])).toEqual([[ids[2], 'raised']]);
    await toldAll(ids);
    expect(await stated(ids)).toEqual([
      ['error', 'rule_unreadable', ''],
      ['error', 'thresholds_crossed', '/condition/critical'],
      ['noData', 'no_sales', null],
    ]);
  }, 120_000);

  it('a rule that is deleted or mended has the health of before no more', async () => {
    const crossed = { kind: 'value', metric: 'netSales', window: 'day', side: 'above', warning: '2', critical: '1' };
    const ids = [
      await harness.rule(aDraft({ condition: crossed })),
      await harness.rule(aDraft({ condition: crossed })),
    ];
    await harness.alert();
    await toldAll(ids);
    const [deleted, mended] = await Promise.all(ids.map((id) => harness.store.alertRules.find(TENANT, id)));
    if (!deleted || !mended) throw new Error('no rules');
    await harness.store.alertRules.delete(deleted);
    await harness.store.alertRules.change(mended, { rule: aDraft() }, null);
    expect((await kept(ids)).size).toBe(0);
    // Nothing tells alerting of it here: it compares by itself.
    await harness.until(async () => (await kept(ids)).size === 1, 60_000);
    expect(await stated(ids)).toEqual([undefined, ['noData', 'no_sales', null]]);
  }, 120_000);

  it('a rule about sellers says from when on it sees its whole window', async () => {
    await harness.rule(aDraft());
    await harness.alert();
    await harness.sendAccepted([aSoldTicket('5')]);
    await harness.settled(topics.salesAccepted);
    const condition = { kind: 'value', metric: 'netSales', window: '15m', side: 'above', warning: '10' };
    const id = await harness.rule(aDraft({ grain: 'seller', condition }));
    const told = { tenantId: TENANT, kind: 'alertRule', id, version: 1, at: Date.now() };
    await harness.send(topics.stateChanged, [{ value: JSON.stringify(told) }]);
    const beforeMs = Date.now();
    await harness.until(async () => (await kept([id])).get(id)?.blindUntil != null, 60_000);
    const blindForMs = Number((await kept([id])).get(id)?.blindUntil) - beforeMs;
    expect(blindForMs).toBeGreaterThan(0);
    expect(blindForMs).toBeLessThan(16 * 60_000);
  }, 120_000);

  it('while sales wait somewhere, what is complete stands still and no store is silent; then both go on by themselves', async () => {
    const silence = { kind: 'silence', side: 'above', warning: '0.05' };
    await harness.rule(aDraft({ condition: silence }));
    await harness.alert();
    await harness.until(async () => (await pulse()).completeMs > 0, 30_000);
    await harness.send(topics.salesRaw, [{ key: `${TENANT}:s1`, value: '{}' }]);
    await harness.sendAccepted([aSoldTicket('5')]);
    await harness.settled(topics.salesAccepted);
    const settledMs = Date.now();
    await harness.until(async () => (await pulse()).reportedMs > settledMs + 2_000, 30_000);
    const behind = await pulse();
    await harness.until(async () => (await pulse()).reportedMs > behind.reportedMs + 9_000, 30_000);
    expect([(await pulse()).completeMs, await harness.raised()]).toEqual([behind.completeMs, []]);
    await processingSettles(harness);
    await harness.until(async () => (await harness.raised()).length === 1, 30_000);
    await harness.until(async () => (await pulse()).completeMs > behind.completeMs, 30_000);
    expect((await harness.raised()).map(({ change, subject }) => [change, subject.storeId])).toEqual([
      ['raised', 's1'],
    ]);
  }, 120_000);
});

/** As processing does when it has written what waited. */
async function processingSettles({ kafka, env }: Harness): Promise<void> {
  const groupId = `${env.KAFKA_TOPIC_PREFIX}${kafkaUses.processing.group}`;
  const partitions = [{ partition: 0, offset: '1' }];
  await withAdmin(kafka, (admin) => admin.setOffsets({ groupId, topic: topicName(env, topics.salesRaw), partitions }));
}
