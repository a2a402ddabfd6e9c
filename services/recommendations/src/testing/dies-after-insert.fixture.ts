import 'reflect-metadata';
import { runConsumer } from '@vitrine/consumer';
import { CountedBaskets } from '@vitrine/warehouse';
import { readEnv } from '../env.js';
import { RecommendationsModule } from '../recommendations.module.js';

const { append } = CountedBaskets.prototype;

/** The service as a cluster runs it, ended by kill -9 when baskets are written and nobody has said so yet. */
CountedBaskets.prototype.append = async function (rows, token) {
  await append.call(this, rows, token);
  process.kill(process.pid, 'SIGKILL');
};

runConsumer({ name: 'recommendations', readEnv, module: RecommendationsModule.with });
