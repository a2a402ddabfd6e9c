import type { ConsumerKit, ConsumerParts } from '@vitrine/consumer';
import { type Logger, OutgoingClient } from '@vitrine/platform';
import { parseMasterKeys, TenantSeals } from '@vitrine/privacy';
import { type Directory, Labels, Products, runIn, ScopedAnswers } from '@vitrine/warehouse';
import type { Audiences } from '../audience/audiences.js';
import type { Replay } from '../replay/replay.js';
import { AppChannel } from './channels/app-channel.js';
import { EndpointChannel } from './channels/endpoint-channel.js';
import { Endpoints } from './channels/endpoints.js';
import { NoChannel } from './channels/no-channel.js';
import { notInReplay } from './channels/not-in-replay.js';
import { AlertContributions, type ContributionLimits, LIMITS } from './contributions/alert-contributions.js';
import { InTime } from './contributions/in-time.js';
import type { DeliveryEnv } from './delivery-env.js';
import { EndpointTests } from './endpoint-tests.js';
import { MailChannel } from './mail/mail-channel.js';
import { PushChannel } from './push/push-channel.js';
import { ReceiverRights } from './sending/receiver-rights.js';
import { SendMetrics } from './sending/send-metrics.js';
import { Sender } from './sending/sender.js';
import { SubjectNames } from './texts/names.js';
import { AlertNotices, type Notices, settingsOfMessages } from './texts/notices.js';

/** Below the time that a claim of the sender lives. */
const RECEIVER_TIMEOUT_MS = 8_000;

type Kit = Pick<ConsumerKit, 'store' | 'warehouse' | 'clock'>;
type Parts = { readonly env: DeliveryEnv } & Pick<ConsumerParts, 'logger' | 'registry'>;

/** Whom there is to tell, and where they are. */
interface Whom {
  readonly directory: Directory;
  readonly audiences: Audiences;
}

/** Sends what routing put into the queue, and the tests of webhooks. */
export function deliveryPart(
  kit: Kit,
  { directory, audiences }: Whom,
  { env, logger, registry }: Parts,
  replay: Replay,
) {
  const { store, warehouse, clock } = kit;
  const seals = new TenantSeals(store.tenantKeys, parseMasterKeys(env.PRIVACY_KEY));
  const client = new OutgoingClient({ allowed: env.OUTGOING_ALLOW, timeoutMs: RECEIVER_TIMEOUT_MS });
  const names = new SubjectNames(store, directory, new Products(warehouse));
  const contributions = contributionsOf(kit, directory, names, logger);
  const notices = new AlertNotices(names, clock, env.APP_URL, contributions);
  const endpoints = new Endpoints(store.alertEndpoints, seals, replay);
  const common = { notices, client, clock };
  const endpointChannel = new EndpointChannel({ ...common, endpoints });
  const mail = mailChannel(notices, env);
  const push = pushChannel({ ...common, devices: store.pushSubscriptions, seals }, env);
  const channels = {
    ...{ app: new AppChannel(), webhook: endpointChannel, slack: endpointChannel },
    mail: mail ?? new NoChannel('mail_not_set_up'),
    push: push ? notInReplay(push, replay) : new NoChannel('push_not_set_up'),
  };
  const metrics = new SendMetrics(registry);
  const rights = new ReceiverRights(audiences);
  const sender = new Sender({ queue: store.alertDeliveries, channels, rights, clock, log: logger, metrics });
  const repository = store.alertEndpoints;
  const tests = new EndpointTests({
    ...{ notices, clock, repository, endpoints, channel: endpointChannel },
    ...{ appUrl: env.APP_URL, log: logger },
  });
  return {
    sender,
    background: {
      start: () => {
        sender.start();
        tests.start();
      },
      stop: async () => {
        await Promise.all([sender.stop(), tests.stop()]);
        mail?.close();
      },
    },
  };
}

/** What moved an alert’s figure, asked of the warehouse. */
export function contributionsOf(
  { store, warehouse, clock }: Kit,
  directory: Directory,
  names: Pick<SubjectNames, 'tenantOf'>,
  log: Logger,
  limits: ContributionLimits = LIMITS,
): AlertContributions {
  const labels = new Labels(new Products(warehouse), store.people, directory);
  const answers = new ScopedAnswers(runIn(warehouse, limits.queryMs), directory, labels);
  const tenantOf = (tenantId: string) => names.tenantOf(tenantId);
  return new AlertContributions({ answers, directory, tenantOf, inTime: new InTime(log), clock, limits });
}

function mailChannel(notices: Notices, { SMTP_URL, MAIL_FROM, APP_URL }: DeliveryEnv): MailChannel | undefined {
  if (SMTP_URL === undefined) return undefined;
  return new MailChannel(notices, {
    smtpUrl: SMTP_URL,
    from: MAIL_FROM,
    settingsUrl: settingsOfMessages(APP_URL),
  });
}

function pushChannel(
  parts: Omit<ConstructorParameters<typeof PushChannel>[0], 'vapid'>,
  { VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey, VAPID_SUBJECT: subject }: DeliveryEnv,
): PushChannel | undefined {
  if (publicKey === undefined || privateKey === undefined || subject === undefined) return undefined;
  return new PushChannel({ ...parts, vapid: { publicKey, privateKey, subject } });
}
