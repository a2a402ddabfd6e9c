import type { BusLog } from '@vitrine/bus';
import type { AlertMetrics } from '../metrics/alert-metrics.js';
import type { LostState } from './stage-partition.js';

/** Says in the log and in a metric that state is lost; an alert of the operator's asks for the latter. */
export const tellLost =
  (log: BusLog, metrics: Pick<AlertMetrics, 'stateLost'>) =>
  (lost: LostState): void => {
    metrics.stateLost(lost.stage);
    log.error({ ...lost }, 'state of alerts is gone or cannot be read: spans that began before now say nothing');
  };
