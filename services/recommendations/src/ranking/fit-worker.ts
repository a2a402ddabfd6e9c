import { parentPort, workerData } from 'node:worker_threads';
import { type EaseTask, fitEase } from '@vitrine/recommend';

/** A thread for one fit: the service's own answers meanwhile. */
const fit = fitEase(workerData as EaseTask);
parentPort?.postMessage(fit, [fit.weights.buffer as ArrayBuffer]);
