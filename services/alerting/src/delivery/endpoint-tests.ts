import type { Clock } from '@vitrine/consumer';
import type { Logger } from '@vitrine/platform';
import type { AlertEndpointRow, Store } from '@vitrine/store';
import type { EndpointChannel } from './channels/endpoint-channel.js';
import type { Endpoints } from './channels/endpoints.js';
import { testBody } from './channels/webhook-body.js';
import { texts } from './messages/texts.js';
import { never, type Outcome } from './sending/outcome.js';
import type { Notices } from './texts/notices.js';

export interface EndpointTestParts {
  readonly repository: Pick<Store['alertEndpoints'], 'claimTests' | 'noteTested'>;
  readonly endpoints: Pick<Endpoints, 'open'>;
  readonly channel: Pick<EndpointChannel, 'post'>;
  readonly notices: Pick<Notices, 'localeOf'>;
  readonly clock: Pick<Clock, 'nowMs'>;
  readonly appUrl: string;
  readonly log: Logger;
}

const LEASE_MS = 30_000;
const LOOK_EVERY_MS = 1_000;

/** Sends the test messages that people ask for, once each: whoever asked is looking. */
export class EndpointTests {
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> = Promise.resolve();

  constructor(private readonly parts: EndpointTestParts) {}

  start(): void {
    this.timer = setTimeout(() => {
      this.looking = this.look().finally(() => this.timer && this.start());
    }, LOOK_EVERY_MS);
  }

  async stop(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    await this.looking;
  }

  async look(): Promise<void> {
    const { repository, clock, log } = this.parts;
    try {
      const due = await repository.claimTests(LEASE_MS, new Date(clock.nowMs()));
      await Promise.all(due.map((row) => this.test(row)));
    } catch (error) {
      log.warn({ err: error }, 'Tests of webhooks cannot be sent; trying again');
    }
  }

  private async test(row: AlertEndpointRow): Promise<void> {
    const outcome = await this.send(row).catch((error) => {
      this.parts.log.warn({ err: error }, 'A test of a webhook cannot be sent');
      return never('our_fault');
    });
    await this.parts.repository.noteTested(row, 'reason' in outcome ? outcome.reason : null);
  }

  private async send(row: AlertEndpointRow): Promise<Outcome> {
    const { endpoints, channel, clock } = this.parts;
    const now = new Date(clock.nowMs());
    const askedAt = row.testAskedAt ?? now;
    const body = await this.bodyFor(row, askedAt);
    return channel.post(await endpoints.open(row, now), `test_${row.id}_${askedAt.getTime()}`, body);
  }

  private async bodyFor({ kind, tenantId }: AlertEndpointRow, askedAt: Date): Promise<string> {
    const { notices, appUrl } = this.parts;
    if (kind === 'webhook') return JSON.stringify(testBody(askedAt, new URL('/alerts', appUrl).href));
    return JSON.stringify({ text: texts[await notices.localeOf(tenantId)].test });
  }
}
