import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { AcceptedTicket, AlertRaised } from '@vitrine/contracts';
import { topics } from '@vitrine/contracts';
import { parseAllowedTargets } from '@vitrine/platform';
import { parseMasterKeys, TenantSeals } from '@vitrine/privacy';
import { endpointUrlPurpose, newEndpointId } from '@vitrine/store';
import { TENANT } from '@vitrine/testing';
import { Sinks } from '@vitrine/testing/sinks';
import { aDraft } from '../testing/a-rule.js';
import { aSoldTicket } from '../testing/a-ticket.js';
import { Harness } from '../testing/harness.js';

const MAIL = 'bia@loja.example';
let harness: Harness;
const sinks = new Sinks();
let endpointId = '';
let largeSale = '';
let goodDay = '';

beforeAll(async () => {
  harness = await Harness.start('alert_replay');
  const person = { email: MAIL, password: 'segredo-longo', name: 'Bia', role: 'admin', locale: 'en' };
  const everything = [{ kind: 'tenant' as const, value: '' }];
  await harness.store.users.create({ tenantId: TENANT, ...person, scopes: everything });
  endpointId = await webhookAt('https://hooks.example/of-the-tenant');
  const large = { kind: 'ticket', metric: 'netSales', side: 'above', warning: '50000' };
  largeSale = await harness.rule(aDraft({ grain: 'ticket', condition: large, routing: routing() }));
  const day = { kind: 'value', metric: 'netSales', window: 'day', side: 'above', warning: '100', critical: '200' };
  goodDay = await harness.rule(aDraft({ condition: day, routing: routing() }));
  const { smtp, webhooks } = await sinks.listen({ smtp: 0, mail: 0, webhooks: 0 }, '127.0.0.1');
  await harness.alert({
    REPLAY_CLOCK: TENANT,
    SMTP_URL: `smtp://127.0.0.1:${smtp}`,
    OUTGOING_ALLOW: parseAllowedTargets(`http://127.0.0.1:${webhooks}`),
  });
}, 60_000);
afterAll(async () => {
  await harness?.stop();
  await sinks.close();
}, 60_000);

async function webhookAt(url: string): Promise<string> {
  const id = newEndpointId();
  const seals = new TenantSeals(harness.store.tenantKeys, parseMasterKeys('ab'.repeat(32)));
  const row = { id, tenantId: TENANT, name: 'ERP', kind: 'slack' as const, host: 'hooks.example', createdBy: null };
  const sealedUrl = await seals.seal(TENANT, endpointUrlPurpose(id), url);
  await harness.store.alertEndpoints.create({ ...row, sealedUrl, sealedSecret: null });
  return id;
}

const routing = () => ({ to: 'network', channels: ['app', 'mail', 'slack'], endpointIds: [endpointId] });

/** A sale long ago that the broker takes now. */
function soldAt(soldAt: string, amount: string, more: Partial<AcceptedTicket> = {}): AcceptedTicket {
  const [day = '', hour = ''] = soldAt.split(/[T:]/u);
  return aSoldTicket(amount, { soldAt, soldOn: day, soldHour: Number(hour), ...more });
}

const toldOf = async (rule: string, storeId: string) =>
  (await harness.raised()).filter(({ ruleId, subject }) => ruleId === rule && subject.storeId === storeId);
const brief = ({ change, level, atMs }: AlertRaised) => [change, level, new Date(atMs).toISOString().slice(0, 16)];
const mailsOf = (alertId: string | undefined) =>
  sinks.mail.mails.all.filter(
    ({ to, headers }) => to.includes(MAIL) && headers.some(({ line }) => line.includes(`alert-${alertId}@`)),
  );

it('rings at the moment of old sales, tells of what took them back, and reaches the sinks alone', async () => {
  const uk = { storeId: 'uk' };
  // The two largest invoices of Online Retail, and their cancellations, which name no sale.
  const back = { ...uk, kind: 'return' as const };
  await harness.sendAccepted([
    soldAt('2011-01-18T09:50:00.000Z', '120', uk),
    soldAt('2011-01-18T10:01:00.000Z', '77183.60', { ...uk, ticketId: '541431', customerToken: 'c12346' }),
    soldAt('2011-01-18T10:17:00.000Z', '-77183.60', { ...back, ticketId: 'C541433', customerToken: 'c12346' }),
    soldAt('2011-12-09T09:15:00.000Z', '168469.60', { ...uk, ticketId: '581483', customerToken: 'c16446' }),
    soldAt('2011-12-09T09:27:00.000Z', '-168469.60', { ...back, ticketId: 'C581484', customerToken: 'c16446' }),
  ]);
  await harness.settled(topics.salesAccepted);
  // The broker may show the offsets of a transaction a moment before its alerts.
  await harness.until(async () => (await toldOf(largeSale, 'uk')).length >= 4, 60_000);
  const told = await toldOf(largeSale, 'uk');
  expect(told.map(brief)).toEqual([
    ['raised', 'warning', '2011-01-18T10:01'],
    ['recovered', 'none', '2011-01-18T10:17'],
    ['raised', 'warning', '2011-12-09T09:15'],
    ['recovered', 'none', '2011-12-09T09:27'],
  ]);
  expect(told.some(({ isLate }) => isLate)).toBe(false);
  await harness.until(async () => told.every(({ alertId }) => mailsOf(alertId).length === 2), 60_000);
  await harness.until(async () => sinks.webhook.requests.all.length >= told.length, 60_000);
  expect(new Set(sinks.webhook.requests.all.map(({ path }) => path))).toEqual(new Set([`/replay/${endpointId}`]));
}, 150_000);

it('tells whoever was told of a correction, and of a sale that comes late', async () => {
  const first = soldAt('2012-02-01T12:00:00.000Z', '150', { storeId: 'corrected' });
  await harness.sendAccepted([first, soldAt('2012-02-01T12:00:00.000Z', '150', { storeId: 'late' })]);
  await harness.until(
    async () => (await toldOf(goodDay, 'late')).length + (await toldOf(goodDay, 'corrected')).length === 2,
    60_000,
  );
  const { revision, soldOn, soldHour, netSales, lines, kind, status } = first;
  const standing = { revision, soldOn, soldHour, netSales, lines, soldAt: first.soldAt, kind, status };
  const replaced = { ...standing, tickets: 1 };
  const less = soldAt(first.soldAt, '20', { storeId: 'corrected', ticketId: first.ticketId, revision: 1, replaced });
  await harness.sendAccepted([less, soldAt('2012-02-01T11:40:00.000Z', '90', { storeId: 'late' })]);
  await harness.until(
    async () => (await toldOf(goodDay, 'late')).length + (await toldOf(goodDay, 'corrected')).length === 4,
    60_000,
  );
  const [corrected, late] = [await toldOf(goodDay, 'corrected'), await toldOf(goodDay, 'late')];
  expect(corrected.map(({ change }) => change)).toEqual(['raised', 'recovered']);
  expect(late.map(({ change, level }) => `${change} ${level}`)).toEqual(['raised warning', 'worsened critical']);
  const alerts = [corrected[0]?.alertId, late[0]?.alertId];
  await harness.until(async () => alerts.every((alertId) => mailsOf(alertId).length === 2), 60_000);
}, 200_000);
