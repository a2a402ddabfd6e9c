import { StagePartitions } from '../stages/stage-partitions.js';
import type { ArrivedPartial } from './partial-stage.js';

/** The partitions of partial sums that are ours. */
export class PartialPartitions extends StagePartitions<ArrivedPartial> {}
