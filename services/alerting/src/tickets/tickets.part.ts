import type { OutgoingRecord } from '@vitrine/bus';
import type { ConsumerKit } from '@vitrine/consumer';
import { topics } from '@vitrine/contracts';
import type { Completeness } from '../completeness/completeness.js';
import type { AlertMetrics } from '../metrics/alert-metrics.js';
import type { RuleBook } from '../rules/rule-book.js';
import type { ServicePart } from '../service-part.js';
import { TicketPartitions } from './ticket-partitions.js';
import { type ArrivedTicket, MOVED_HEADER, ticketStage } from './ticket-stage.js';
import { TicketsConsumer } from './tickets.consumer.js';

export interface StageNeeds {
  readonly book: RuleBook;
  readonly completeness: Completeness;
  readonly metrics: AlertMetrics;
}

/** Accepted tickets, and what rules say of them. */
export function ticketsPart(kit: ConsumerKit, { book, completeness, metrics }: StageNeeds): ServicePart {
  const { kafka, clock, topicDirectory, parts } = kit;
  const moved = ({ ticket }: ArrivedTicket): OutgoingRecord => ({
    topic: topicDirectory.nameOf(topics.salesAccepted),
    key: ticketStage.keyOf({ ticket, isMoved: true }),
    value: JSON.stringify(ticket),
    headers: { [MOVED_HEADER]: '1' },
  });
  const stage = {
    stage: ticketStage,
    kafka,
    env: parts.env,
    book,
    clock,
    topicDirectory,
    completeUntilMs: (partition: number, position: number) => completeness.ofTickets(partition, position),
    moved,
    onRaised: metrics.raised,
  };
  const partitions = new TicketPartitions(stage, kit.metrics);
  return { controllers: [TicketsConsumer], providers: [{ provide: TicketPartitions, useValue: partitions }] };
}
