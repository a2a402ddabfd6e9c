import { Inject, Module, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { ApiSettings } from '../engines/api-settings.js';
import { KafkaClient } from '../engines/kafka-client.js';
import { AcceptedFeed } from './accepted-feed.js';

/** What processing accepts, as it is accepted. */
@Module({
  providers: [
    {
      provide: AcceptedFeed,
      useFactory: ({ kafka }: KafkaClient, { env, logger }: ApiSettings) => new AcceptedFeed(kafka, env, logger),
      inject: [KafkaClient, ApiSettings],
    },
  ],
  exports: [AcceptedFeed],
})
export class AcceptedModule implements OnApplicationBootstrap, OnApplicationShutdown {
  constructor(@Inject(AcceptedFeed) private readonly feed: AcceptedFeed) {}

  /** @throws BusUnavailable | BusAuthError | TopicMissing */
  onApplicationBootstrap(): Promise<void> {
    return this.feed.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.feed.stop().catch(() => undefined);
  }
}
