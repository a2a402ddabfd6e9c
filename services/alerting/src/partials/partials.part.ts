import type { ConsumerKit } from '@vitrine/consumer';
import { topics } from '@vitrine/contracts';
import type { ServicePart } from '../service-part.js';
import { movedRecord } from '../stages/moved.js';
import type { StageNeeds } from '../stages/stage-needs.js';
import { tellLost } from '../stages/tell-lost.js';
import { PartialPartitions } from './partial-partitions.js';
import { type ArrivedPartial, partialStage } from './partial-stage.js';
import { PartialsConsumer } from './partials.consumer.js';

/** What spans stores, and what rules say of it. */
export function partialsPart(
  kit: ConsumerKit,
  { book, reports, completeness, metrics, replay }: StageNeeds,
): ServicePart {
  const { kafka, clock, topicDirectory, parts } = kit;
  const stage = {
    stage: partialStage,
    kafka,
    env: parts.env,
    book,
    reports,
    clock,
    replay,
    topicDirectory,
    completeUntilMs: (partition: number, position: number) => completeness.ofPartials(partition, position),
    moved: (arrived: ArrivedPartial) =>
      movedRecord(topicDirectory.nameOf(topics.alertsPartials), partialStage.keyOf(arrived), arrived.partial),
    onRaised: metrics.raised,
    onLost: tellLost(parts.logger, metrics),
  };
  const partitions = new PartialPartitions(stage, kit.metrics);
  return { controllers: [PartialsConsumer], providers: [{ provide: PartialPartitions, useValue: partitions }] };
}
