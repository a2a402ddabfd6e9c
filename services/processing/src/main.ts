import 'reflect-metadata';
import { runConsumer } from '@vitrine/consumer';
import { readEnv } from './env.js';
import { ProcessingModule } from './processing.module.js';

runConsumer({ name: 'processing', readEnv, module: ProcessingModule.with });
