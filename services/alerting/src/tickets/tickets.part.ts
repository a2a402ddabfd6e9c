import type { Batch } from '@vitrine/bus';
import type { ConsumerKit } from '@vitrine/consumer';
import { topics } from '@vitrine/contracts';
import { partialRecords } from '../partials/partial-records.js';
import type { ServicePart } from '../service-part.js';
import { movedRecord } from '../stages/moved.js';
import type { StageNeeds } from '../stages/stage-needs.js';
import { tellLost } from '../stages/tell-lost.js';
import type { WatchedTenant } from '../stages/watched-tenant.js';
import { TicketPartitions } from './ticket-partitions.js';
import { type ArrivedTicket, ticketStage } from './ticket-stage.js';
import { TicketsConsumer } from './tickets.consumer.js';

/** Accepted tickets, and what rules say of them. */
export function ticketsPart(
  kit: ConsumerKit,
  { book, reports, completeness, metrics, replay }: StageNeeds,
): ServicePart {
  const { kafka, clock, topicDirectory, parts } = kit;
  const stage = {
    stage: ticketStage,
    kafka,
    env: parts.env,
    book,
    reports,
    clock,
    replay,
    topicDirectory,
    completeUntilMs: (partition: number, position: number) => completeness.ofTickets(partition, position),
    moved: (arrived: ArrivedTicket) =>
      movedRecord(topicDirectory.nameOf(topics.salesAccepted), ticketStage.keyOf(arrived), arrived.ticket),
    partialsOf: (tenantId: string, tenant: WatchedTenant<ArrivedTicket>, batch: Batch) =>
      partialRecords(topicDirectory.nameOf(topics.alertsPartials), tenantId, tenant.takePartials(), batch),
    onRaised: metrics.raised,
    onLost: tellLost(parts.logger, metrics),
  };
  const partitions = new TicketPartitions(stage, kit.metrics);
  return { controllers: [TicketsConsumer], providers: [{ provide: TicketPartitions, useValue: partitions }] };
}
