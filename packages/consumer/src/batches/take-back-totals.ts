import type { Batch } from '@vitrine/bus';
import type { ControlTotals } from '@vitrine/warehouse';

/** Takes back the control totals of a batch: its pieces bring their own. May be repeated. */
export async function takeBackTotals(batch: Batch, controlTotals: Pick<ControlTotals, 'takeBack'>): Promise<void> {
  const { topic, partition, range, formedAtMs, token } = batch;
  if (formedAtMs === undefined) return;
  const counted = { topic, partition, firstOffset: range.first, lastOffset: range.last, recordedAtMs: formedAtMs };
  await batch.retry('write to ClickHouse', () => controlTotals.takeBack(counted, `${token}:back`));
}
