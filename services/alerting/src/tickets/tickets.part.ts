import type { ConsumerKit, ConsumerParts } from '@vitrine/consumer';
import type { Env } from '../env.js';
import type { ServicePart } from '../service-part.js';
import { TicketsConsumer } from './tickets.consumer.js';

/** Accepted tickets, and what rules say of them. */
export const ticketsPart = (_kit: ConsumerKit, _parts: ConsumerParts<Env>): ServicePart => ({
  controllers: [TicketsConsumer],
});
