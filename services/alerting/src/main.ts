import 'reflect-metadata';
import { runConsumer } from '@vitrine/consumer';
import { AlertingModule } from './alerting.module.js';
import { readEnv } from './env.js';

runConsumer({ name: 'alerting', readEnv, module: AlertingModule.with });
