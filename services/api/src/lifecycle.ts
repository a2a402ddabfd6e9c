import {
  type BeforeApplicationShutdown,
  Inject,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { Store } from '@vitrine/store';
import { Warehouse } from '@vitrine/warehouse';
import { AcceptedFeed } from './accepted/accepted-feed.js';
import { Backlog } from './pipeline/backlog.js';
import { ControlCheck } from './pipeline/control-check.js';
import { FlowMeter } from './pipeline/flow-meter.js';
import { Housekeeping } from './sessions/housekeeping.js';
import { EndedAccess } from './stream/ended-access.js';
import { Heartbeat } from './stream/heartbeat.js';
import { LiveHub } from './stream/live-hub.js';

/** What must run before the first request, and what is let go of after the last, in order. */
export class Lifecycle implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown {
  constructor(
    @Inject(Store) private readonly store: Store,
    @Inject(Warehouse) private readonly warehouse: Warehouse,
    @Inject(AcceptedFeed) private readonly feed: AcceptedFeed,
    @Inject(Backlog) private readonly backlog: Backlog,
    @Inject(ControlCheck) private readonly controlCheck: ControlCheck,
    @Inject(LiveHub) private readonly hub: LiveHub,
    @Inject(FlowMeter) private readonly meter: FlowMeter,
    @Inject(Heartbeat) private readonly heartbeat: Heartbeat,
    @Inject(EndedAccess) private readonly endedAccess: EndedAccess,
    @Inject(Housekeeping) private readonly housekeeping: Housekeeping,
  ) {}

  /** @throws the typed error of the dependency that is missing, or refuses our login */
  async onApplicationBootstrap(): Promise<void> {
    await this.store.migrate();
    await this.warehouse.ping();
    await this.feed.start([this.hub, this.meter]);
    this.backlog.start(() => this.hub.tellStandstills());
    this.controlCheck.start();
    this.heartbeat.start();
    this.endedAccess.start();
    this.housekeeping.start();
  }

  /** An open stream would keep the server from closing. */
  beforeApplicationShutdown(): void {
    this.backlog.stop();
    this.controlCheck.stop();
    this.heartbeat.stop();
    this.endedAccess.stop();
    this.housekeeping.stop();
    this.hub.close();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.feed.stop().catch(() => undefined);
    await Promise.allSettled([this.warehouse.close(), this.store.close()]);
  }
}
