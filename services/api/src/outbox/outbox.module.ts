import { type BeforeApplicationShutdown, Inject, Module, type OnApplicationBootstrap } from '@nestjs/common';
import { createProducer } from '@vitrine/bus';
import { Store } from '@vitrine/store';
import { ApiSettings } from '../engines/api-settings.js';
import { KafkaClient } from '../engines/kafka-client.js';
import { OutboxPublisher } from './outbox-publisher.js';

/** Changes on their way from Postgres to the services that keep them in memory. */
@Module({
  providers: [
    {
      provide: OutboxPublisher,
      useFactory: ({ outbox }: Store, { kafka }: KafkaClient, { env, logger }: ApiSettings) =>
        new OutboxPublisher(outbox, () => createProducer(kafka), env, logger),
      inject: [Store, KafkaClient, ApiSettings],
    },
  ],
})
export class OutboxModule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(@Inject(OutboxPublisher) private readonly publisher: OutboxPublisher) {}

  onApplicationBootstrap(): void {
    this.publisher.start();
  }

  /** Before the databases are closed. */
  beforeApplicationShutdown(): Promise<void> {
    return this.publisher.stop();
  }
}
