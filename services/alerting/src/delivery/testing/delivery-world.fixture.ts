import { randomBytes, randomUUID } from 'node:crypto';
import type { AlertChannel, AlertRaised, AlertRuleDraft, AlertSubject } from '@vitrine/contracts';
import type { AlertNames } from '@vitrine/metrics';
import { createLogger, OutgoingClient, parseAllowedTargets } from '@vitrine/platform';
import { parseMasterKeys, TenantSeals } from '@vitrine/privacy';
import {
  createStore,
  endpointSecretPurpose,
  endpointUrlPurpose,
  newEndpointId,
  type Store,
  type User,
} from '@vitrine/store';
import { createTestDatabase } from '@vitrine/store/testing';
import { Sinks } from '@vitrine/testing/sinks';
import type { SellerRow, StoreRow } from '@vitrine/warehouse';
import { Audiences } from '../../audience/audiences.js';
import { AppChannel } from '../channels/app-channel.js';
import { EndpointChannel } from '../channels/endpoint-channel.js';
import { Endpoints } from '../channels/endpoints.js';
import { NoChannel } from '../channels/no-channel.js';
import { type Contributions, NOTHING } from '../contributions/alert-contributions.js';
import { EndpointTests } from '../endpoint-tests.js';
import { MailChannel } from '../mail/mail-channel.js';
import type { Channels } from '../sending/outcome.js';
import { ReceiverRights } from '../sending/receiver-rights.js';
import { Sender } from '../sending/sender.js';
import { AlertNotices, settingsOfMessages } from '../texts/notices.js';

export const APP_URL = 'https://vitrine.example';
export const STORE_NAME = 'Ibirapuera <b>\r\nBcc: todos@loja.example';
const TENANT = 'demo';
/** Two of store-01, one of store-02. */
const SELLERS = [
  ...['me', 'colleague'].map((sellerId) => ({ sellerId, storeId: 'store-01' }) as SellerRow),
  { sellerId: 'elsewhere', storeId: 'store-02' } as SellerRow,
];
/** None in a region of that name but these. */
const STORES = ['store-01', 'store-02'].map((storeId) => ({ storeId, region: 'Norte' }) as StoreRow);
const HOUR_MS = 3_600_000;

/** Real Postgres and real receivers around the channels; time can be set forward, for pauses. */
export class DeliveryWorld {
  readonly sinks = new Sinks();
  readonly seals: TenantSeals;
  readonly clock = { aheadMs: 0, nowMs: () => Date.now() + this.clock.aheadMs };
  /** None, until a spec has a warehouse to ask. */
  contributions: Contributions = { of: async () => NOTHING };
  /** What people call a subject. */
  namesOf: (subject: AlertSubject) => AlertNames = () => ({ store: STORE_NAME });
  private readonly senders: Sender[] = [];
  /** Each holds connections to the mail server. */
  private readonly mails: MailChannel[] = [];
  private webhookUrl = '';
  private smtpPort = 0;

  private constructor(
    readonly store: Store,
    private readonly dropDatabase: () => Promise<void>,
  ) {
    this.seals = new TenantSeals(store.tenantKeys, parseMasterKeys('ab'.repeat(32)));
  }

  static async open(suite: string): Promise<DeliveryWorld> {
    const database = await createTestDatabase(process.env.DATABASE_URL ?? '', `${suite}_${process.pid}`);
    const store = createStore(database.url, { passwordCost: { log2N: 4, r: 8, p: 1 } });
    await store.migrate();
    const world = new DeliveryWorld(store, database.drop);
    const { smtp, webhooks } = await world.sinks.listen({ smtp: 0, mail: 0, webhooks: 0 }, '127.0.0.1');
    world.smtpPort = smtp;
    world.webhookUrl = `http://127.0.0.1:${webhooks}`;
    const brazil = { currency: 'BRL', timeZone: 'America/Sao_Paulo', locale: 'pt-BR' };
    for (const id of [TENANT, 'rival']) await store.tenants.create({ id, name: id, ...brazil });
    return world;
  }

  async close(): Promise<void> {
    await Promise.all(this.senders.map((sender) => sender.stop()));
    for (const mail of this.mails) mail.close();
    await this.sinks.close();
    await this.store.close();
    await this.dropDatabase();
  }

  person(email: string, more: Partial<Pick<User, 'locale' | 'name' | 'role' | 'scopes'>> = {}): Promise<User> {
    return this.store.users.create({
      ...{ tenantId: TENANT, email, name: 'Ana Souza', role: 'manager', locale: 'pt-BR' },
      ...{ scopes: [{ kind: 'store' as const, value: 'store-01' }], ...more },
    });
  }

  /** @param path of the sink, or a whole address */
  async endpoint(path: string, kind: 'webhook' | 'slack' = 'webhook'): Promise<{ id: string; secret: string }> {
    const [id, secret] = [newEndpointId(), `whsec_${randomBytes(24).toString('base64')}`];
    const url = path.startsWith('/') ? `${this.webhookUrl}${path}` : path;
    await this.store.alertEndpoints.create({
      ...{ id, tenantId: TENANT, name: 'ERP', kind, host: 'sink', createdBy: null },
      sealedUrl: await this.seals.seal(TENANT, endpointUrlPurpose(id), url),
      sealedSecret: kind === 'webhook' ? await this.seals.seal(TENANT, endpointSecretPurpose(id), secret) : null,
    });
    return { id, secret };
  }

  async rotate(id: string, beforeUntil: Date): Promise<string> {
    const secret = `whsec_${randomBytes(24).toString('base64')}`;
    const sealedSecret = await this.seals.seal(TENANT, endpointSecretPurpose(id), secret);
    await this.store.alertEndpoints.rotate(TENANT, id, { sealedSecret, beforeUntil });
    return secret;
  }

  /** An alert with one message. @returns the id of the message */
  async raise(
    channel: AlertChannel,
    to: { userId: string } | { endpointId: string },
    change: Partial<AlertRaised> = {},
  ): Promise<string> {
    const id = randomUUID();
    const nextTryAt = new Date(this.clock.nowMs());
    const recipients = 'userId' in to ? [to.userId] : [];
    await this.store.alerts.record([
      {
        ...{ raised: aRaised(change), rule: { name: 'Queda de vendas', template: null }, recipients },
        ...{ isFlapping: false, nextLookAt: null },
        deliveries: [{ id, kind: 'change', channel, state: 'queued', reason: null, nextTryAt, ...to }],
      },
    ]);
    return id;
  }

  /** A test of a rule by one channel. @returns the id of the message */
  async askTest(channel: AlertChannel, to: { userId: string } | { endpointId: string }): Promise<string> {
    const { ruleId, ruleVersion, subject, evidence } = aRaised({});
    const [rule] = await this.store.alertRules.create([
      { tenantId: TENANT, state: 'on', authorId: null, rule: {} as AlertRuleDraft },
    ]);
    const [id, deliveryId] = [randomUUID(), randomUUID()];
    await this.store.alertRuleTests.ask({
      test: {
        ...{ id, tenantId: TENANT, ruleId: rule?.id ?? ruleId, ruleVersion, ruleName: 'Queda de vendas' },
        ...{ template: null, askedBy: randomUUID(), subject, level: 'warning', evidence },
        askedAt: new Date(this.clock.nowMs()),
      },
      deliveries: [{ id: deliveryId, channel, ...to }],
      ...{ most: 1, withinMs: 1 },
    });
    return deliveryId;
  }

  /** What became of a message. */
  async stateOf(id: string, tenantId = TENANT) {
    const reader = { tenantId, stores: 'all', wholeRegions: [], hiddenMetrics: [], userId: undefined } as const;
    const rows = await this.store.inbox.deliveries(reader, {}, { limit: 500 });
    const row = rows.find((one) => one.id === id);
    if (row === undefined) throw new Error(`no message ${id}`);
    return row;
  }

  async until<T>(read: () => Promise<T> | T, holds: (value: T) => boolean, withinMs = 15_000): Promise<T> {
    for (const endMs = Date.now() + withinMs; ; ) {
      const value = await read();
      if (holds(value)) return value;
      if (Date.now() > endMs) throw new Error(`not within ${withinMs} ms: ${JSON.stringify(value)}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  get notices(): AlertNotices {
    const place = { currency: 'BRL', minorDigits: 2, timeZone: 'America/Sao_Paulo' };
    const of = async (_tenantId: string, subject: AlertSubject) => ({ names: this.namesOf(subject), place });
    const names = { of, localeOf: async () => 'pt-BR' as const };
    const contributions: Contributions = { of: (...asked) => this.contributions.of(...asked) };
    return new AlertNotices(names, this.clock, APP_URL, contributions);
  }

  client(more = ''): OutgoingClient {
    return new OutgoingClient({ allowed: parseAllowedTargets(`${this.webhookUrl},${more}`), timeoutMs: 1_500 });
  }

  get endpointChannel(): EndpointChannel {
    const endpoints = new Endpoints(this.store.alertEndpoints, this.seals);
    return new EndpointChannel({ endpoints, notices: this.notices, client: this.client(), clock: this.clock });
  }

  get endpointTests(): EndpointTests {
    const endpoints = new Endpoints(this.store.alertEndpoints, this.seals);
    return new EndpointTests({
      ...{ repository: this.store.alertEndpoints, endpoints, channel: this.endpointChannel, notices: this.notices },
      ...{ clock: this.clock, appUrl: APP_URL, log: createLogger('spec', 'silent') },
    });
  }

  mailChannel(smtpUrl = `smtp://127.0.0.1:${this.smtpPort}`): MailChannel {
    const from = 'Vitrine <alertas@vitrine.example>';
    const mail = new MailChannel(this.notices, { smtpUrl, from, settingsUrl: settingsOfMessages(APP_URL) });
    this.mails.push(mail);
    return mail;
  }

  send(more: Partial<Channels> = {}): Sender {
    const endpoint = this.endpointChannel;
    const directory = { storesOf: async () => STORES, sellersOf: async () => SELLERS };
    const audiences = new Audiences(this.store.alertsBefore, directory);
    const sender = new Sender({
      queue: this.store.alertDeliveries,
      channels: {
        ...{ app: new AppChannel(), webhook: endpoint, slack: endpoint, push: new NoChannel('push_not_set_up') },
        ...{ mail: this.mailChannel(), ...more },
      },
      rights: new ReceiverRights(audiences),
      ...{ clock: this.clock, log: createLogger('spec', 'silent'), metrics: { tried: () => undefined } },
    });
    this.senders.push(sender);
    sender.start();
    return sender;
  }
}

function aRaised(change: Partial<AlertRaised>): AlertRaised {
  const atMs = Date.UTC(2026, 10, 27, 18);
  return {
    ...{ eventId: randomUUID(), alertId: randomUUID(), tenantId: TENANT, ruleId: randomUUID(), ruleVersion: 1 },
    ...{ change: 'raised', level: 'warning', subject: { grain: 'store', storeId: 'store-01' } },
    evidence: [
      {
        ...{ condition: 'change', metric: 'netSales', fromMs: atMs - HOUR_MS, toMs: atMs, value: 3_120, tickets: 21 },
        ...{ expected: 4_727.27, spread: null, judged: -0.34, by: 'share', against: 'sameWeekday', side: 'below' },
        ...{ warning: -0.2, critical: -0.5 },
      },
    ],
    ...{ sinceMs: atMs, raisedMs: atMs, atMs, isLate: false, emittedAt: atMs, ...change },
  };
}
