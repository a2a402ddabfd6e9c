import 'reflect-metadata';
import { runConsumer } from '@vitrine/consumer';
import { readEnv } from './env.js';
import { RecommendationsModule } from './recommendations.module.js';

runConsumer({ name: 'recommendations', readEnv, module: RecommendationsModule.with });
