import type { AlertChannel } from '@vitrine/contracts';
import { subscriptionPurpose, type User } from '@vitrine/store';
import webPush from 'web-push';
import { PushChannel } from '../push/push-channel.js';
import type { DeliveryWorld } from './delivery-world.fixture.js';
import { PushReader, PushService } from './push-service.fixture.js';

/** Somebody who can be told by a channel, and everything that reached them by it. */
export interface ChannelReader {
  readonly to: { userId: string } | { endpointId: string };
  /** One for each message, with all of its parts. */
  readonly texts: () => string[];
}

/** Whose a channel is. One that is added does not compile before it stands here and has a reader below: so it has its scope cases. */
export const toldBy = {
  ...{ app: 'person', push: 'person', mail: 'person' },
  ...{ webhook: 'tenant', slack: 'tenant' },
} as const satisfies Readonly<Record<AlertChannel, 'person' | 'tenant'>>;

/** Reads every channel, as its receiver does. */
export class ChannelReaders {
  private readonly service = new PushService();
  private origin = '';

  constructor(private readonly world: DeliveryWorld) {}

  /** A channel of the tenant has one receiver, whoever asks. */
  readonly open: Readonly<Record<AlertChannel, (user: User) => Promise<ChannelReader>>> = {
    // The inbox is the delivery; what it shows has the scope cases of the api.
    app: async ({ id }) => ({ to: { userId: id }, texts: () => [] }),
    mail: async (user) => this.mail(user),
    push: (user) => this.push(user),
    webhook: () => this.endpoint('webhook'),
    slack: () => this.endpoint('slack'),
  };

  async start(): Promise<void> {
    this.origin = await this.service.listen();
    const { store, seals, notices, clock } = this.world;
    const vapid = { ...webPush.generateVAPIDKeys(), subject: 'mailto:ops@vitrine.example' };
    const client = this.world.client(this.origin);
    const devices = store.pushSubscriptions;
    this.world.send({ push: new PushChannel({ devices, seals, notices, client, clock, vapid }) });
  }

  close(): void {
    this.service.close();
  }

  private mail({ id, email }: User): ChannelReader {
    const { mails } = this.world.sinks.mail;
    const texts = () => mails.all.filter(({ to }) => to.includes(email)).map((mail) => JSON.stringify(mail));
    return { to: { userId: id }, texts };
  }

  private async push({ id, tenantId }: User): Promise<ChannelReader> {
    const [reader, endpoint] = [new PushReader(), `${this.origin}/${id}`];
    const subscription = JSON.stringify({ endpoint, keys: reader.keys });
    const sealed = await this.world.seals.seal(tenantId, subscriptionPurpose(id), subscription);
    const device = { tenantId, userId: id, sessionId: `session of ${id}`, endpoint, sealed, device: null };
    await this.world.store.pushSubscriptions.keep(device);
    const mine = () => this.service.taken.filter(({ path }) => path === `/${id}`);
    return { to: { userId: id }, texts: () => mine().map(({ body }) => reader.read(body)) };
  }

  private async endpoint(kind: 'webhook' | 'slack'): Promise<ChannelReader> {
    const { id: endpointId } = await this.world.endpoint(`/scope-${kind}`, kind);
    const requests = () => this.world.sinks.webhook.requests.all.filter(({ path }) => path === `/scope-${kind}`);
    return { to: { endpointId }, texts: () => requests().map(({ body }) => body) };
  }
}
