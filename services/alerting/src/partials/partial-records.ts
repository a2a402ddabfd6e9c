import type { PartialSums } from '@vitrine/alert-rules';
import type { Batch, OutgoingRecord } from '@vitrine/bus';
import type { AlertPartial } from '@vitrine/contracts';
import { groupBy } from '../group-by.js';
import { partialKey } from './partial-stage.js';

type Source = Pick<Batch, 'partition' | 'range' | 'formedAtMs'>;

/** What a batch adds to networks and regions, a record for each of them. */
export function partialRecords(
  topic: string,
  tenantId: string,
  partials: readonly PartialSums[],
  { partition, range, formedAtMs = 0 }: Source,
): OutgoingRecord[] {
  const groups = groupBy(partials, ({ grain, key }) => partialKey(tenantId, grain, key));
  return [...groups].map(([key, ofGroup]) => {
    const [{ grain, key: group }] = ofGroup as [PartialSums];
    const partial: AlertPartial = {
      tenantId,
      grain: grain as AlertPartial['grain'],
      group,
      source: { partition, formedAtMs, offset: range.last },
      sums: ofGroup.map(({ grain: _, key: __, part, ...sums }) => ({ ...sums, part: [...part] })),
    };
    return { topic, key, value: JSON.stringify(partial) };
  });
}
