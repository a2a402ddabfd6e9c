import { type DynamicModule, Module } from '@nestjs/common';
import { type ConsumerKit, type ConsumerParts, createKit, kitProviders } from '@vitrine/consumer';
import { kafkaUses } from '@vitrine/contracts';
import { HealthController } from '@vitrine/platform';
import { createDirectory } from '@vitrine/warehouse';
import { Audiences } from './audience/audiences.js';
import { deliveryPart } from './delivery/delivery.part.js';
import { type Env, SESSION_TIMEOUT_MS } from './env.js';
import { Replay } from './replay/replay.js';
import { replaySinkOf } from './replay/replay-env.js';
import { DeliveryBell } from './routing/delivery-bell.js';
import { routingPart } from './routing/routing.part.js';
import { backgroundOf, type ServicePart } from './service-part.js';
import { watchingParts } from './watching.parts.js';

/** The folders of the service, in the order in which they start. */
function partsOf(kit: ConsumerKit, parts: ConsumerParts<Env>): ServicePart[] {
  const bell = new DeliveryBell();
  const { store, warehouse } = kit;
  const directory = createDirectory(warehouse, store.rollups);
  const audiences = new Audiences(store.alertsBefore, directory);
  const replay = new Replay(parts.env.REPLAY_CLOCK, replaySinkOf(parts.env));
  const delivery = deliveryPart(kit, { directory, audiences }, parts, replay);
  bell.onRing(() => delivery.sender.wake());
  return [routingPart(kit, audiences, bell, replay), ...watchingParts(kit, parts, replay), delivery];
}

/** Everything the service is made of, built from its environment in one place. */
@Module({})
export class AlertingModule {
  static with(parts: ConsumerParts<Env>): DynamicModule {
    const kit = createKit('alerting', kafkaUses.alerting, parts, { sessionTimeoutMs: SESSION_TIMEOUT_MS });
    const all = partsOf(kit, parts);
    const checks = Object.assign({}, ...all.map((part) => part.checks ?? {}));
    return {
      module: AlertingModule,
      controllers: [HealthController, ...all.flatMap(({ controllers = [] }) => controllers)],
      providers: [
        ...kitProviders(kit, { checks, background: backgroundOf(all) }),
        ...all.flatMap(({ providers = [] }) => providers),
      ],
    };
  }
}
