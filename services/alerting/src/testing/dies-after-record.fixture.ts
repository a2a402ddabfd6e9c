import 'reflect-metadata';
import { runConsumer } from '@vitrine/consumer';
import { AlertChanges } from '@vitrine/warehouse';
import { AlertingModule } from '../alerting.module.js';
import { readEnv } from '../env.js';

/** Alerting as a cluster runs it, ended by kill -9 when alerts are recorded and their offsets are not. */
AlertChanges.prototype.append = () => {
  process.kill(process.pid, 'SIGKILL');
  return new Promise(() => undefined);
};

runConsumer({ name: 'alerting', readEnv, module: AlertingModule.with });
