import type { PartialSums } from '@vitrine/alert-rules';
import { accept, type Outcome, reject } from '@vitrine/consumer';
import { type AlertPartial, alertPartialSchema, isMoved, parseJson, topics } from '@vitrine/contracts';
import { takenUp } from '@vitrine/domain';
import { isStreamedWidth, streamedWidth } from '@vitrine/metrics';
import { believedMs } from '../stages/believed.js';
import type { Stage } from '../stages/stage.js';

/** Sums of what spans stores: each network and region is judged in one partition. */
export const partialStage: Stage<ArrivedPartial> = {
  name: 'partials',
  topic: topics.alertsPartials,
  read: (message): Outcome<ArrivedPartial> => {
    const { success, data } = alertPartialSchema.safeParse(parseJson(message.value?.toString() ?? ''));
    return success && data.sums.every(({ part }) => isStreamedWidth(part.length))
      ? accept({ partial: data, isMoved: isMoved(message.headers) })
      : reject('invalid_value');
  },
  tenantOf: ({ partial: { tenantId } }) => tenantId,
  daysOf: ({ partial: { sums } }) => sums.map(({ day }) => day),
  keyOf: ({ partial: { tenantId, grain, group } }) => partialKey(tenantId, grain, group),
  keyOfSubject: (tenantId, subject) => `${tenantId}:${subject}`,
  // Each group of a batch is a record of its own.
  ordinalOf: ({ partial: { grain, group, source }, isMoved: wasMoved }) => ({
    source: `${grain}:${group}:${source.partition}`,
    atMs: source.formedAtMs,
    offset: source.offset,
    name: wasMoved ? `${grain}:${group}:${source.partition}-${source.offset}-${source.formedAtMs}` : undefined,
  }),
  take: (watch, { partial }, { nowMs }) => {
    for (const sums of sumsOf(partial, nowMs)) watch.takePartial(sums);
    // Judged by the next tick: only then every partition has told of that second.
    return [];
  },
  replay: (watch, { partial }, { lacks, nowMs }) => {
    if (!lacks(`${partial.grain}:${partial.group}`)) return;
    for (const sums of sumsOf(partial, nowMs)) watch.replayPartial(sums);
  },
};

export interface ArrivedPartial {
  readonly partial: AlertPartial;
  readonly isMoved: boolean;
}

export const partialKey = (tenantId: string, grain: string, group: string): string => `${tenantId}:${grain}:${group}`;

const sumsOf = ({ grain, group, sums }: AlertPartial, nowMs: number): PartialSums[] =>
  sums.map(({ changesTold, ...one }) => ({
    ...one,
    atMs: believedMs(one.atMs, nowMs),
    ...(changesTold && { changesTold }),
    day: one.day as PartialSums['day'],
    part: takenUp(one.part, streamedWidth),
    grain,
    key: group,
  }));
