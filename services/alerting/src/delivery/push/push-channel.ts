import type { Clock } from '@vitrine/consumer';
import type { OutgoingClient } from '@vitrine/platform';
import type { TenantSeals } from '@vitrine/privacy';
import { type DueDelivery, type PushSubscriptionRow, type Store, subscriptionPurpose } from '@vitrine/store';
import webPush from 'web-push';
import { z } from 'zod';
import { postTo } from '../channels/receiver-answer.js';
import type { AllowedDelivery } from '../sending/allowed-delivery.js';
import { type Channel, never, type Outcome } from '../sending/outcome.js';
import type { Notices } from '../texts/notices.js';
import { pushPayload } from './push-payload.js';

export interface VapidKeys {
  readonly publicKey: string;
  readonly privateKey: string;
  /** `mailto:` or https address of whoever operates this. */
  readonly subject: string;
}

export interface PushParts {
  readonly devices: Pick<Store['pushSubscriptions'], 'devicesOf' | 'end' | 'noteSent'>;
  readonly seals: Pick<TenantSeals, 'open'>;
  readonly notices: Notices;
  readonly client: Pick<OutgoingClient, 'post'>;
  readonly clock: Pick<Clock, 'nowMs'>;
  readonly vapid: VapidKeys;
}

const subscription = z.object({ endpoint: z.string(), keys: z.object({ p256dh: z.string(), auth: z.string() }) });
/** A phone that is off for longer finds it in the inbox. */
const TTL_SECONDS = 12 * 3_600;

/** Web Push to every device of a person. Push services fold a repeat by its topic, service workers by its id. */
export class PushChannel implements Channel {
  constructor(private readonly parts: PushParts) {}

  async send(due: AllowedDelivery): Promise<Outcome> {
    const { person } = due;
    if (person === null || person.isGone) return never('recipient_gone');
    const devices = await this.parts.devices.devicesOf(person.id);
    if (devices.length === 0) return never('no_device');
    const payload = JSON.stringify(await pushPayload({ ...due, person }, this.parts.notices));
    const tries = await Promise.all(
      devices.map(async (device) => ({ device, outcome: await this.push(device, due, payload) })),
    );
    await this.note(tries).catch(() => undefined);
    return outcomeOf(tries.map(({ outcome }) => outcome));
  }

  private async push({ tenantId, userId, sealed }: PushSubscriptionRow, due: DueDelivery, payload: string) {
    const { seals, client, clock, vapid } = this.parts;
    const opened = await seals.open(tenantId, subscriptionPurpose(userId), sealed);
    const { headers, body, endpoint } = webPush.generateRequestDetails(
      subscription.parse(JSON.parse(opened)),
      payload,
      {
        vapidDetails: vapid,
        TTL: TTL_SECONDS,
        urgency: due.alert.level === 'critical' ? 'high' : 'normal',
        // The uuid of the message without its dashes: 32 characters, the most that a topic may have.
        topic: due.delivery.id.replaceAll('-', ''),
      },
    );
    const texts = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
    return postTo(client, { url: endpoint, headers: texts, body: body ?? Buffer.alloc(0) }, clock.nowMs());
  }

  /** The message is out, so none of this may fail it. A browser that is gone is forgotten. */
  private async note(tries: readonly { device: PushSubscriptionRow; outcome: Outcome }[]): Promise<void> {
    const reached = tries.filter(({ outcome }) => outcome.kind === 'delivered').map(({ device }) => device.id);
    const gone = tries.filter(({ outcome }) => hasEnded(outcome)).map(({ device }) => device);
    await this.parts.devices.noteSent(reached, new Date(this.parts.clock.nowMs()));
    await Promise.all(gone.map(({ userId, id }) => this.parts.devices.end(userId, id)));
  }
}

/** 404 and 410 (RFC 8030), and an address that we never send to. */
const hasEnded = (outcome: Outcome): boolean =>
  outcome.kind === 'never' || (outcome.kind === 'later' && outcome.reason === 'http_404');

/** One device that took it will do: trying the others again would repeat it there. */
function outcomeOf(outcomes: readonly Outcome[]): Outcome {
  if (outcomes.some(({ kind }) => kind === 'delivered')) return { kind: 'sent' };
  return outcomes.find((outcome) => !hasEnded(outcome)) ?? never('no_device');
}
