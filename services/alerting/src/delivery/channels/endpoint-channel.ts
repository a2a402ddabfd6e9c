import type { Clock } from '@vitrine/consumer';
import { alertSlack } from '@vitrine/metrics';
import type { OutgoingClient } from '@vitrine/platform';
import type { DueDelivery } from '@vitrine/store';
import type { AllowedDelivery } from '../sending/allowed-delivery.js';
import { type Channel, never, type Outcome } from '../sending/outcome.js';
import type { Notices } from '../texts/notices.js';
import type { Endpoints, OpenEndpoint } from './endpoints.js';
import { postTo } from './receiver-answer.js';
import { signedHeaders } from './sign-webhook.js';
import { webhookBody } from './webhook-body.js';

export interface EndpointParts {
  readonly endpoints: Endpoints;
  readonly notices: Notices;
  readonly client: Pick<OutgoingClient, 'post'>;
  readonly clock: Pick<Clock, 'nowMs'>;
}

/** Signed webhooks, and those of Slack's form. The id of the message is its `webhook-id`, the same at each try. */
export class EndpointChannel implements Channel {
  constructor(private readonly parts: EndpointParts) {}

  async send(due: AllowedDelivery): Promise<Outcome> {
    const { endpoints, clock } = this.parts;
    const { tenantId, endpointId } = due.delivery;
    const endpoint = await endpoints.find(tenantId, endpointId, new Date(clock.nowMs()));
    if (typeof endpoint === 'string') return never(endpoint);
    const outcome = await this.post(endpoint, due.delivery.id, await this.bodyFor(endpoint, due));
    await this.note(endpoint, outcome);
    return outcome;
  }

  async gaveUp({ delivery }: DueDelivery): Promise<void> {
    if (delivery.endpointId === null) return;
    await this.parts.endpoints.repository.noteFault(delivery.tenantId, delivery.endpointId, 'failing');
  }

  post({ url, secrets }: Pick<OpenEndpoint, 'url' | 'secrets'>, id: string, body: string): Promise<Outcome> {
    const nowMs = this.parts.clock.nowMs();
    const signature = secrets.length === 0 ? {} : signedHeaders(id, body, secrets, nowMs);
    const headers = { 'content-type': 'application/json', 'user-agent': 'Vitrine', ...signature };
    return postTo(this.parts.client, { url, headers, body }, nowMs);
  }

  private async bodyFor({ row }: OpenEndpoint, due: AllowedDelivery): Promise<string> {
    const { notices } = this.parts;
    const notice = await notices.of(due);
    if (row.kind === 'slack') return JSON.stringify(alertSlack(notice, await notices.localeOf(row.tenantId)));
    return JSON.stringify(webhookBody(due, notice));
  }

  /** The message is out: a note that cannot be made must not send it again. */
  private async note({ row: { tenantId, id } }: OpenEndpoint, outcome: Outcome): Promise<void> {
    const { repository } = this.parts.endpoints;
    const noted =
      outcome.kind === 'delivered'
        ? repository.noteDelivered(tenantId, id)
        : outcome.kind === 'never' && repository.noteFault(tenantId, id, outcome.reason === 'gone' ? 'off' : 'failing');
    await Promise.resolve(noted).catch(() => undefined);
  }
}
