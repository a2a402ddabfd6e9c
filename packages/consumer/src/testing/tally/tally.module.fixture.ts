import { type DynamicModule, Module } from '@nestjs/common';
import { topics } from '@vitrine/contracts';
import { HealthController } from '@vitrine/platform';
import { type ConsumerParts, createKit, kitProviders } from '../../index.js';
import { TallyConsumer } from './tally.consumer.fixture.js';
import { TallyWriter } from './tally-writer.fixture.js';

/** What a real service has in `kafka-uses.ts`. */
export const tallyUse = {
  group: 'tally',
  transactionalIds: { [topics.salesAccepted]: 'tally' },
  writes: [topics.salesRejected],
};

@Module({})
export class TallyModule {
  static with(parts: ConsumerParts): DynamicModule {
    const kit = createKit('tally', tallyUse, parts);
    return {
      module: TallyModule,
      controllers: [HealthController, TallyConsumer],
      providers: [...kitProviders(kit), { provide: TallyWriter, useValue: new TallyWriter(kit.warehouse) }],
    };
  }
}
