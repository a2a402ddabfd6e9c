import { type DynamicModule, Module } from '@nestjs/common';
import { HealthController } from '@vitrine/platform';
import { type ConsumerParts, createKit, kitProviders } from '../../index.js';
import { TallyConsumer } from './tally.consumer.fixture.js';
import { tallyUse } from './tally-use.fixture.js';
import { TallyWriter } from './tally-writer.fixture.js';

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
