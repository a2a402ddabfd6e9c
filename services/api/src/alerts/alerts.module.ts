import { Module } from '@nestjs/common';
import { Store } from '@vitrine/store';
import { Directory } from '../directory/directory.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { Labels } from '../metrics/labels.js';
import { MetricsModule } from '../metrics/metrics.module.js';
import { AlertActs } from './alert-acts.js';
import { AlertDeliveriesController } from './alert-deliveries.controller.js';
import { AlertDetails } from './alert-details.js';
import { AlertItems } from './alert-items.js';
import { AlertsController } from './alerts.controller.js';
import { InboxReaders } from './inbox-readers.js';
import { NotificationsController } from './notifications.controller.js';

/** The inbox of alerts, what people do with it, the messages that told them, and how they want to be told. */
@Module({
  imports: [DirectoryModule, MetricsModule],
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
      useFactory: (store: Store, readers: InboxReaders, items: AlertItems) => new AlertDetails(store, readers, items),
      inject: [Store, InboxReaders, AlertItems],
    },
    {
      provide: AlertActs,
      useFactory: (store: Store, readers: InboxReaders, items: AlertItems) => new AlertActs(store, readers, items),
      inject: [Store, InboxReaders, AlertItems],
    },
  ],
})
export class AlertsModule {}
