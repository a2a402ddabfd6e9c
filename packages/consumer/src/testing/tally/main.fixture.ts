import { loadEnv } from '@vitrine/platform';
import { z } from 'zod';
import { consumerFields, runConsumer } from '../../index.js';
import { TallyModule } from './tally.module.fixture.js';

const schema = z.object(consumerFields(4_010));

runConsumer({ name: 'tally', readEnv: (source) => loadEnv(schema, source), module: TallyModule.with });
