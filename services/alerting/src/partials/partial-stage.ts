import type { PartialSums } from '@vitrine/alert-rules';
import { accept, type Outcome, reject } from '@vitrine/consumer';
import { type AlertPartial, alertPartialSchema, parseJson, topics } from '@vitrine/contracts';
import { streamedWidth } from '@vitrine/metrics';
import { believedMs } from '../stages/believed.js';
import type { Stage } from '../stages/stage.js';

/** Sums of what spans stores: each network and region is judged in one partition. */
export const partialStage: Stage<AlertPartial> = {
  name: 'partials',
  topic: topics.alertsPartials,
  read: ({ value }): Outcome<AlertPartial> => {
    const { success, data } = alertPartialSchema.safeParse(parseJson(value?.toString() ?? ''));
    return success && data.sums.every(({ part }) => part.length === streamedWidth)
      ? accept(data)
      : reject('invalid_value');
  },
  tenantOf: ({ tenantId }) => tenantId,
  daysOf: ({ sums }) => sums.map(({ day }) => day),
  keyOf: ({ tenantId, grain, group }) => partialKey(tenantId, grain, group),
  keyOfSubject: (tenantId, subject) => `${tenantId}:${subject}`,
  // Each group of a batch is a record of its own.
  ordinalOf: ({ grain, group, source: { partition, formedAtMs, offset } }) => ({
    source: `${grain}:${group}:${partition}`,
    atMs: formedAtMs,
    offset,
  }),
  take: (watch, partial, { nowMs }) => {
    for (const sums of sumsOf(partial, nowMs)) watch.takePartial(sums);
    // Judged by the next tick: only then every partition has told of that second.
    return [];
  },
  replay: (watch, partial, { lacks, nowMs }) => {
    if (!lacks(`${partial.grain}:${partial.group}`)) return;
    for (const sums of sumsOf(partial, nowMs)) watch.replayPartial(sums);
  },
};

export const partialKey = (tenantId: string, grain: string, group: string): string => `${tenantId}:${grain}:${group}`;

const sumsOf = ({ grain, group, sums }: AlertPartial, nowMs: number): PartialSums[] =>
  sums.map(({ changesTold, ...one }) => ({
    ...one,
    atMs: believedMs(one.atMs, nowMs),
    ...(changesTold && { changesTold }),
    day: one.day as PartialSums['day'],
    grain,
    key: group,
  }));
