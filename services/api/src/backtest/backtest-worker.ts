import { parentPort, workerData } from 'node:worker_threads';
import { createWarehouse } from '@vitrine/warehouse';
import type { BacktestAnswer, BacktestJob, ThreadSettings } from './backtest-job.js';
import { runBacktest } from './run-backtest.js';
import { warehouseSource } from './warehouse-source.js';

/** A thread of its own: a replay computes for seconds, and the api's own thread must answer meanwhile. */
const { warehouse } = workerData as ThreadSettings;
const source = warehouseSource(createWarehouse(warehouse));

parentPort?.on('message', (job: BacktestJob) => {
  void answer(job).then((said) => parentPort?.postMessage(said));
});

async function answer(job: BacktestJob): Promise<BacktestAnswer> {
  try {
    return { found: await runBacktest(job, source) };
  } catch (error) {
    const retryable = error instanceof Error && 'retryable' in error && error.retryable === true;
    return { failure: { message: error instanceof Error ? error.message : 'unknown', retryable } };
  }
}
