import type { AlertPartial } from '@vitrine/contracts';
import { StagePartitions } from '../stages/stage-partitions.js';

/** The partitions of partial sums that are ours. */
export class PartialPartitions extends StagePartitions<AlertPartial> {}
