import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type AlertRuleDraft, alertWebhookSchema } from '@vitrine/contracts';
import { aDelivery, aPerson } from './sending/a-delivery.fixture.js';
import { APP_URL, DeliveryWorld } from './testing/delivery-world.fixture.js';

jest.setTimeout(60_000);

const SECOND_MS = 1_000;
const DAY_MS = 86_400_000;
let world: DeliveryWorld;
beforeAll(async () => {
  world = await DeliveryWorld.open('alerting_delivery');
  world.send();
}, 60_000);
afterAll(() => world?.close());

const settled = (id: string, state: string) =>
  world.until(
    () => world.stateOf(id),
    (row) => row.state === state,
  );
const requestsTo = (path: string) => world.sinks.webhook.requests.all.filter((request) => request.path === path);
const mailTo = (address: string) => world.sinks.mail.mails.all.filter(({ to }) => to.includes(address));

describe('a webhook', () => {
  it('is signed, in the form of its schema, and its id is the id of the message', async () => {
    const { id: endpointId, secret } = await world.endpoint('/erp');
    world.sinks.webhook.learn(secret);
    const id = await world.raise('webhook', { endpointId });
    await settled(id, 'delivered');
    const [request, ...more] = requestsTo('/erp');
    expect([more.length, request?.signature, request?.headers['webhook-id']]).toEqual([0, 'right', id]);
    const body = alertWebhookSchema.parse(JSON.parse(request?.body ?? ''));
    expect([body.type, body.data.alert?.level, body.data.url]).toEqual([
      'alert.raised',
      'warning',
      `${APP_URL}/alerts/${body.data.alert?.id}`,
    ]);
    expect([body.data.text['pt-BR'], body.data.text.en].map((text) => /3[.,]120/.test(text))).toEqual([true, true]);
    expect(await world.store.alertEndpoints.find('demo', endpointId)).toMatchObject({
      lastDeliveryAt: expect.any(Date),
    });
  });

  it('has two signatures while a rotation overlaps, and one after it', async () => {
    const { id: endpointId } = await world.endpoint('/rotated');
    const second = await world.rotate(endpointId, new Date(world.clock.nowMs() + DAY_MS));
    world.sinks.webhook.learn(second);
    await settled(await world.raise('webhook', { endpointId }), 'delivered');
    await world.rotate(endpointId, new Date(world.clock.nowMs() - SECOND_MS));
    await settled(await world.raise('webhook', { endpointId }), 'delivered');
    const signatures = requestsTo('/rotated').map(({ headers }) => headers['webhook-signature']?.split(' ').length);
    expect([signatures, requestsTo('/rotated')[0]?.signature]).toEqual([[2, 1], 'right']);
  });

  it('is tried again after an error, not before the receiver wants it, under the same id', async () => {
    const path = '/busy?status=503&times=2&retryAfter=40';
    const { id: endpointId } = await world.endpoint(path);
    const id = await world.raise('webhook', { endpointId });
    const first = await world.until(
      () => world.stateOf(id),
      ({ reason }) => reason === 'http_503',
    );
    expect(first.nextTryAt.getTime() - Date.now()).toBeGreaterThan(35 * SECOND_MS);
    world.clock.aheadMs += 60 * SECOND_MS;
    await world.until(
      () => world.stateOf(id),
      ({ attempts, leasedUntil }) => attempts === 2 && leasedUntil === null,
    );
    world.clock.aheadMs += 60 * SECOND_MS;
    await settled(id, 'delivered');
    expect(requestsTo(path).map(({ headers }) => headers['webhook-id'])).toEqual([id, id, id]);
  });

  it.each([
    ['/gone?status=410', 'gone', 'off'],
    ['https://127.0.0.1/', 'target_not_public', 'failing'],
    ['https://localhost/', 'target_not_public', 'failing'],
    ['https://[::ffff:10.0.0.1]/', 'target_not_public', 'failing'],
    ['http://hooks.example/', 'target_not_https', 'failing'],
  ])('at %s fails for good: %s, and is %s', async (address, reason, state) => {
    const { id: endpointId } = await world.endpoint(address);
    const id = await world.raise('webhook', { endpointId });
    expect((await settled(id, 'failed')).reason).toBe(reason);
    expect((await world.store.alertEndpoints.find('demo', endpointId))?.state).toBe(state);
  });

  it('that redirects or hangs is tried again, and nothing is followed', async () => {
    const moved = await world.endpoint('/moved?status=307&location=/elsewhere');
    const hangs = await world.endpoint('/hangs?delayMs=20000');
    const [one, other] = [
      await world.raise('webhook', { endpointId: moved.id }),
      await world.raise('webhook', { endpointId: hangs.id }),
    ];
    await world.until(
      () => world.stateOf(one),
      ({ reason }) => reason === 'http_307',
    );
    await world.until(
      () => world.stateOf(other),
      ({ reason }) => reason === 'timeout',
    );
    expect(requestsTo('/elsewhere')).toEqual([]);
  });

  it('that is off, or gone meanwhile, fails with the reason', async () => {
    const off = await world.endpoint('/off');
    await world.store.alertEndpoints.change('demo', off.id, { state: 'off' });
    const removed = await world.endpoint('/removed');
    await world.store.alertEndpoints.remove('demo', removed.id);
    const ids = [off, removed].map(({ id }) => world.raise('webhook', { endpointId: id }));
    const rows = await Promise.all((await Promise.all(ids)).map((id) => settled(id, 'failed')));
    expect(rows.map(({ reason }) => reason)).toEqual(['endpoint_off', 'endpoint_gone']);
  });

  it('that is given up is failing, and on again with the next message that arrives', async () => {
    const { id: endpointId } = await world.endpoint('/down?status=500&times=8');
    const id = await world.raise('webhook', { endpointId });
    for (let attempts = 1; attempts <= 6; attempts++) {
      await world.until(
        () => world.stateOf(id),
        (row) => row.attempts >= attempts && row.leasedUntil === null,
      );
      world.clock.aheadMs += DAY_MS;
    }
    expect((await settled(id, 'failed')).reason).toBe('http_500');
    const stateNow = async () => (await world.store.alertEndpoints.find('demo', endpointId))?.state;
    await world.until(stateNow, (state) => state === 'failing');
    const { id: healthy } = await world.endpoint('/up');
    await world.store.alertEndpoints.noteFault('demo', healthy, 'failing');
    await settled(await world.raise('webhook', { endpointId: healthy }), 'delivered');
    expect((await world.store.alertEndpoints.find('demo', healthy))?.state).toBe('on');
  });

  it('of Slack form has text and blocks, unsigned, with the names escaped', async () => {
    const { id: endpointId } = await world.endpoint('/slack', 'slack');
    await settled(await world.raise('slack', { endpointId }), 'delivered');
    const [request] = requestsTo('/slack');
    const { text, blocks } = JSON.parse(request?.body ?? '') as { text: string; blocks: unknown[] };
    expect([request?.signature, blocks.length > 0, text.includes('&lt;b&gt;'), text.includes('<b>')]).toEqual([
      'none',
      true,
      true,
      false,
    ]);
  });

  it('is tested once, and the webhook tells how it went', async () => {
    const [good, bad] = [await world.endpoint('/test-good'), await world.endpoint('/test-bad?status=500')];
    for (const { id } of [good, bad]) await world.store.alertEndpoints.askTest('demo', id);
    await world.endpointTests.look();
    await world.endpointTests.look();
    const rows = await Promise.all([good, bad].map(({ id }) => world.store.alertEndpoints.find('demo', id)));
    expect(rows).toMatchObject([{ testState: 'sent' }, { testState: 'failed', testReason: 'http_500' }]);
    const body = alertWebhookSchema.parse(JSON.parse(requestsTo('/test-good')[0]?.body ?? ''));
    expect([body.type, body.data.alert, requestsTo('/test-bad?status=500').length]).toEqual(['alert.test', null, 1]);
  });
});

describe('a mail', () => {
  const headerOf = (address: string, name: string) =>
    mailTo(address)[0]
      ?.headers.find((header) => header.name === name)
      ?.line.replace(/\r?\n\s+/g, ' ');

  it('is in the language of its reader, as HTML and as text, with the figures in both', async () => {
    const ana = await world.person('ana@loja.example');
    const bob = await world.person('bob@shop.example', { locale: 'en', name: 'Bob' });
    const ids = [await world.raise('mail', { userId: ana.id }), await world.raise('mail', { userId: bob.id })];
    for (const id of ids) await settled(id, 'sent');
    const [pt, en] = [mailTo('ana@loja.example')[0], mailTo('bob@shop.example')[0]];
    expect([pt?.subject.includes('3.120'), en?.subject.includes('3,120')]).toEqual([true, true]);
    for (const part of [pt?.text, pt?.html]) expect(part).toContain('3.120');
    expect([pt?.html.includes('lang="pt-BR"'), en?.html.includes('lang="en"')]).toEqual([true, true]);
    expect(mailTo('ana@loja.example')).toHaveLength(1);
    expect(headerOf('ana@loja.example', 'message-id')).toBe(`Message-ID: <${ids[0]}@vitrine.example>`);
    expect(headerOf('ana@loja.example', 'list-unsubscribe')).toBe(
      `List-Unsubscribe: <${APP_URL}/settings/notifications>`,
    );
    expect(headerOf('ana@loja.example', 'auto-submitted')).toBe('Auto-Submitted: auto-generated');
  });

  it('says first what the author of the rule wrote to do, as Slack does, and leads to the settings of messages', async () => {
    const action = 'Ligue para a Bia no caixa 3.';
    const rule = { action } as AlertRuleDraft;
    const [made] = await world.store.alertRules.create([{ tenantId: 'demo', state: 'on', authorId: null, rule }]);
    const leo = await world.person('leo@loja.example');
    const chat = await world.endpoint('/slack-action', 'slack');
    const raised = { ruleId: made?.id ?? '' };
    await settled(await world.raise('mail', { userId: leo.id }, raised), 'sent');
    await settled(await world.raise('slack', { endpointId: chat.id }, raised), 'delivered');
    const [mail] = mailTo('leo@loja.example');
    for (const part of [mail?.text, mail?.html, requestsTo('/slack-action')[0]?.body]) expect(part).toContain(action);
    expect(mail?.text).toContain(`${APP_URL}/settings/notifications`);
  });

  it('gains no header and no tag by a name', async () => {
    const eve = await world.person('eve@loja.example', { name: 'Eve\r\nBcc: todos@loja.example\r\n\r\n<script>' });
    await settled(await world.raise('mail', { userId: eve.id }), 'sent');
    const [mail] = mailTo('eve@loja.example');
    expect(mail?.headers.map(({ name }) => name)).not.toContain('bcc');
    expect(mail?.to).toEqual(['eve@loja.example']);
    expect(mail?.html).not.toMatch(/Ibirapuera <b>|<script/);
    expect(mailTo('todos@loja.example')).toEqual([]);
  });

  it('that the server refuses for good has failed; refused for now, it is tried again', async () => {
    const [never, later] = [
      await world.person('refuse-550@loja.example'),
      await world.person('later-451@loja.example'),
    ];
    const failed = await settled(await world.raise('mail', { userId: never.id }), 'failed');
    const waiting = await world.raise('mail', { userId: later.id });
    const row = await world.until(
      () => world.stateOf(waiting),
      ({ reason }) => reason !== null,
    );
    expect([failed.reason, row.state, row.reason]).toEqual(['mail_550', 'queued', 'mail_451']);
  });

  it('waits for a server that is away, and goes to nobody who has left or has no address', async () => {
    const mail = world.mailChannel('smtp://127.0.0.1:1');
    const person = aPerson();
    const due = aDelivery({ channel: 'mail' });
    expect(await mail.send({ ...due, person })).toEqual({ kind: 'later', reason: 'mail_server_away' });
    expect(await mail.send({ ...due, person: { ...person, isGone: true } })).toMatchObject({
      reason: 'recipient_gone',
    });
    for (const email of ['a@b.example, c@d.example', 'a@b\r\nBcc: x@y.example', 'nobody', '<a@b.example>'])
      expect(await mail.send({ ...due, person: { ...person, email } })).toMatchObject({ reason: 'address_invalid' });
  });
});

describe('the test of a rule', () => {
  it('says that it is one by every channel, with the figures, and nothing else knows of it', async () => {
    const ana = await world.person('teste@loja.example');
    const [erp, chat] = [await world.endpoint('/teste'), await world.endpoint('/teste-slack', 'slack')];
    const ids = [
      await world.askTest('mail', { userId: ana.id }),
      await world.askTest('webhook', { endpointId: erp.id }),
      await world.askTest('slack', { endpointId: chat.id }),
      await world.askTest('app', { userId: ana.id }),
    ];
    const states = ['sent', 'delivered', 'delivered', 'delivered'];
    const rows = await Promise.all(ids.map((id, index) => settled(id, states[index] ?? '')));
    expect(rows.map(({ kind, ruleName, countedAt }) => [kind, ruleName, countedAt])).toEqual(
      ids.map(() => ['test', 'Queda de vendas', null]),
    );
    const [mail] = mailTo('teste@loja.example');
    expect(mail?.subject).toMatch(/^Teste/);
    for (const part of [mail?.text, mail?.html]) expect(part).toMatch(/teste[\s\S]*3\.120/i);
    const body = alertWebhookSchema.parse(JSON.parse(requestsTo('/teste')[0]?.body ?? ''));
    expect([body.type, body.test, body.data.alert?.rule.name, body.data.url]).toEqual([
      ...['alert.test', true, 'Queda de vendas', `${APP_URL}/alerts/deliveries`],
    ]);
    expect(body.data.text.en).toMatch(/^Test: /);
    expect((JSON.parse(requestsTo('/teste-slack')[0]?.body ?? '') as { text: string }).text).toMatch(/^Teste/);
    const reader = { tenantId: 'demo', stores: 'all', wholeRegions: [], userId: ana.id } as const;
    const named = (await world.store.inbox.list(reader, {}, { limit: 500 })).map(({ ruleName, id }) => [ruleName, id]);
    expect(named.filter(([, id]) => rows.some(({ alertId }) => alertId === id))).toEqual([]);
  });

  it('goes to nobody who may not see what it is about', async () => {
    const elsewhere = await world.person('longe@loja.example', { scopes: [{ kind: 'store', value: 'store-02' }] });
    const id = await world.askTest('mail', { userId: elsewhere.id });
    expect((await settled(id, 'folded')).reason).toBe('outOfScope');
    expect(mailTo('longe@loja.example')).toEqual([]);
  });
});

it('the inbox has its message as soon as it is recorded', async () => {
  const ana = await world.person('inbox@loja.example');
  await settled(await world.raise('app', { userId: ana.id }), 'delivered');
});
