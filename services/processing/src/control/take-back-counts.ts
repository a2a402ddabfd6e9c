import type { Batch } from '@vitrine/bus';
import type { ControlTotals, PersonalValues } from '@vitrine/warehouse';

export interface CountTables {
  readonly controlTotals: Pick<ControlTotals, 'takeBack'>;
  readonly personalValues: Pick<PersonalValues, 'takeBack'>;
}

/** What a batch has left in the tables of counts counts for nothing from here on: its pieces bring their own. May be repeated. */
export async function takeBackCounts(batch: Batch, { controlTotals, personalValues }: CountTables): Promise<void> {
  const { topic, partition, range, formedAtMs, token } = batch;
  if (formedAtMs === undefined) return;
  const counted = { topic, partition, firstOffset: range.first, lastOffset: range.last, recordedAtMs: formedAtMs };
  await batch.retry('write to ClickHouse', () => controlTotals.takeBack(counted, `${token}:back`));
  await batch.retry('write to ClickHouse', () => personalValues.takeBack(token));
}
