import type { Batch } from '@vitrine/bus';
import { takeBackTotals } from '@vitrine/consumer';
import type { ControlTotals, PersonalValues } from '@vitrine/warehouse';

export interface CountTables {
  readonly controlTotals: Pick<ControlTotals, 'takeBack'>;
  readonly personalValues: Pick<PersonalValues, 'takeBack'>;
}

/** Takes back what a batch has left in the tables of counts: its pieces bring their own. May be repeated. */
export async function takeBackCounts(batch: Batch, { controlTotals, personalValues }: CountTables): Promise<void> {
  await takeBackTotals(batch, controlTotals);
  if (batch.formedAtMs === undefined) return;
  await batch.retry('write to ClickHouse', () => personalValues.takeBack(batch.token));
}
