import { type BeforeApplicationShutdown, Inject, Module, type OnApplicationBootstrap } from '@nestjs/common';
import { type ChannelListener, Store } from '@vitrine/store';
import { Directory, Labels } from '@vitrine/warehouse';
import { DirectoryModule } from '../directory/directory.module.js';
import { ApiSettings } from '../engines/api-settings.js';
import { MetricAnswers } from '../metrics/metric-answers.js';
import { MetricsModule } from '../metrics/metrics.module.js';
import { LiveHub } from '../stream/live-hub.js';
import { StreamModule } from '../stream/stream.module.js';
import { AlertActs } from './alert-acts.js';
import { AlertDeliveriesController } from './alert-deliveries.controller.js';
import { AlertDetails } from './alert-details.js';
import { AlertExplanation } from './alert-explanation.js';
import { AlertItems } from './alert-items.js';
import { AlertPushes } from './alert-pushes.js';
import { AlertsController } from './alerts.controller.js';
import { InboxReaders } from './inbox-readers.js';
import { NotificationsController } from './notifications.controller.js';

/** The inbox of alerts, what people do with it, the messages that told them, and how they want to be told. */
@Module({
  imports: [DirectoryModule, MetricsModule, StreamModule],
  controllers: [AlertsController, AlertDeliveriesController, NotificationsController],
  providers: [
    {
      provide: InboxReaders,
      useFactory: (directory: Directory) => new InboxReaders(directory),
      inject: [Directory],
    },
    {
      provide: AlertItems,
      useFactory: (labels: Labels, directory: Directory) => new AlertItems(labels, directory),
      inject: [Labels, Directory],
    },
    {
      provide: AlertDetails,
      useFactory: (store: Store, readers: InboxReaders, items: AlertItems, answers: MetricAnswers) =>
        new AlertDetails(store, readers, items, new AlertExplanation(answers)),
      inject: [Store, InboxReaders, AlertItems, MetricAnswers],
    },
    {
      provide: AlertActs,
      useFactory: (store: Store, readers: InboxReaders, items: AlertItems) => new AlertActs(store, readers, items),
      inject: [Store, InboxReaders, AlertItems],
    },
    {
      provide: AlertPushes,
      useFactory: (hub: LiveHub, store: Store, readers: InboxReaders, items: AlertItems, { logger }: ApiSettings) =>
        new AlertPushes(hub, store, readers, items, logger),
      inject: [LiveHub, Store, InboxReaders, AlertItems, ApiSettings],
    },
  ],
})
export class AlertsModule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly listener: ChannelListener;

  constructor(
    @Inject(AlertPushes) private readonly pushes: AlertPushes,
    @Inject(Store) store: Store,
    @Inject(ApiSettings) { logger }: ApiSettings,
  ) {
    const failed = (err: unknown) => logger.warn({ err }, 'the channel of alerts is lost; trying again');
    this.listener = store.alertEventListener({
      told: (payload) => pushes.told(payload),
      gap: (since) => void pushes.catchUp(since).catch(failed),
      lost: failed,
    });
  }

  onApplicationBootstrap(): Promise<void> {
    return this.listener.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.listener.stop();
    this.pushes.stop();
  }
}
