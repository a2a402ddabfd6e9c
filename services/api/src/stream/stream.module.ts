import { type BeforeApplicationShutdown, Inject, Module, type OnApplicationBootstrap } from '@nestjs/common';
import { Store } from '@vitrine/store';
import { Directory, runIn, Warehouse } from '@vitrine/warehouse';
import { AcceptedModule } from '../accepted/accepted.module.js';
import { AcceptedFeed } from '../accepted/accepted-feed.js';
import { AccessModule } from '../access/access.module.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { ApiSettings } from '../engines/api-settings.js';
import { Backlog } from '../pipeline/backlog.js';
import { PipelineModule } from '../pipeline/pipeline.module.js';
import { Standstill } from '../pipeline/standstill.js';
import { EndedAccess } from './ended-access.js';
import { Heartbeat } from './heartbeat.js';
import { LiveDay } from './live-day.js';
import { LiveHub } from './live-hub.js';
import { StreamController } from './stream.controller.js';

/** The live day, pushed to its listeners. */
@Module({
  imports: [AcceptedModule, AccessModule, DirectoryModule, PipelineModule],
  controllers: [StreamController],
  providers: [
    { provide: LiveHub, useFactory: hubOf, inject: [Warehouse, Directory, AcceptedFeed, Backlog, ApiSettings] },
    {
      provide: Heartbeat,
      useFactory: (hub: LiveHub, { logger }: ApiSettings) => new Heartbeat(hub, logger),
      inject: [LiveHub, ApiSettings],
    },
    {
      provide: EndedAccess,
      useFactory: (hub: LiveHub, store: Store, { logger }: ApiSettings) => new EndedAccess(hub, store, logger),
      inject: [LiveHub, Store, ApiSettings],
    },
  ],
  exports: [LiveHub],
})
export class StreamModule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(
    @Inject(LiveHub) private readonly hub: LiveHub,
    @Inject(Heartbeat) private readonly heartbeat: Heartbeat,
    @Inject(EndedAccess) private readonly endedAccess: EndedAccess,
  ) {}

  onApplicationBootstrap(): void {
    this.heartbeat.start();
    this.endedAccess.start();
  }

  /** An open stream would keep the server from closing. */
  beforeApplicationShutdown(): void {
    this.heartbeat.stop();
    this.endedAccess.stop();
    this.hub.close();
  }
}

function hubOf(
  warehouse: Warehouse,
  directory: Directory,
  feed: AcceptedFeed,
  backlog: Backlog,
  { logger }: ApiSettings,
): LiveHub {
  const day = new LiveDay(runIn(warehouse), warehouse, directory);
  const hub = new LiveHub(day, feed, new Standstill(backlog), logger);
  feed.tell(hub);
  backlog.tell(() => hub.tellStandstills());
  return hub;
}
