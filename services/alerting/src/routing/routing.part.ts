import type { ConsumerKit } from '@vitrine/consumer';
import { AlertChanges } from '@vitrine/warehouse';
import type { Audiences } from '../audience/audiences.js';
import type { Replay } from '../replay/replay.js';
import type { ServicePart } from '../service-part.js';
import { ClockWork } from './clock-work.js';
import { DeliveryBell } from './delivery-bell.js';
import { Router } from './router.js';
import { RoutingConsumer } from './routing.consumer.js';

/** Changes of alerts, who is told of them, and what the clock alone brings about. */
export function routingPart(
  { store, warehouse, clock, parts }: ConsumerKit,
  audiences: Audiences,
  bell: DeliveryBell,
  replay: Replay,
): ServicePart {
  const now = () => clock.nowMs();
  const onError = (error: unknown) => parts.logger.error({ err: error }, 'alerts by the clock have to wait');
  const clockWork = new ClockWork(store, audiences, bell, now, onError);
  return {
    controllers: [RoutingConsumer],
    providers: [
      { provide: Router, useValue: new Router(store, audiences, now, replay) },
      { provide: AlertChanges, useValue: new AlertChanges(warehouse) },
      { provide: DeliveryBell, useValue: bell },
    ],
    background: { start: () => clockWork.start(), stop: () => clockWork.stop() },
  };
}
