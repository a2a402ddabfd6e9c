import { StagePartitions } from '../stages/stage-partitions.js';
import type { ArrivedTicket } from './ticket-stage.js';

/** The partitions of accepted tickets that are ours. */
export class TicketPartitions extends StagePartitions<ArrivedTicket> {}
