import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type {
  AlertDeliveryList,
  AlertEvidence,
  AlertList,
  AlertRule,
  AlertRuleDraft,
  AlertRuleList,
  AlertRuleProposal,
  AlertRuleSaved,
  AlertRuleTest,
  AlertRuleVersionList,
  AlertTemplateList,
  Problem,
} from '@vitrine/contracts';
import { TestAlerts, testEvidence } from '@vitrine/store/testing';
import { SaleLines } from '@vitrine/warehouse';
import { aDraft } from '../testing/a-draft.js';
import { Client } from '../testing/client.js';
import { saleRow } from '../testing/sale-row.js';
import { ADMIN_API_KEY, type ApiUnderTest, startApi } from '../testing/start-api.js';
import { seedWorld } from '../testing/world.js';

jest.setTimeout(60_000);

const NORTE_1 = 'acme-st-norte-1';
const NORTE_2 = 'acme-st-norte-2';
const SUL_1 = 'acme-st-sul-1';
/** Sold there alone. */
const ONLY_SOUTH = 'acme-pr-sul';
let api: ApiUnderTest;
let admin: Client;
let regional: Client;
let manager: Client;
const ids: Record<string, string> = {};

beforeAll(async () => {
  api = await startApi('api_alert_rules', async (store, warehouse) => {
    await seedWorld(store, warehouse, new Date());
    const place = { tenantId: 'acme', storeId: SUL_1, sellerId: `se-um-of-${SUL_1}` };
    const sold = { ...place, productId: ONLY_SOUTH, amount: 1, soldAt: new Date(), ticketId: 'only-south' };
    await new SaleLines(warehouse).append([saleRow(sold)], 'only south');
  });
  const signIn = (name: string) => Client.signIn(api.url, `${name}@acme.example`);
  [admin, regional, manager] = await Promise.all([signIn('admin'), signIn('regional'), signIn('manager')]);
  for (const { email, id } of await api.store.users.list('acme')) ids[email.split('@')[0] ?? ''] = id;
}, 180_000);
afterAll(() => api?.stop(), 60_000);

const make = (who: Client, rule: object, state = 'on', headers = {}) =>
  who.ask('POST', '/v1/alert-rules', { rule, state }, headers);
const made = async (who: Client, change: Partial<AlertRuleDraft> = {}, state = 'on'): Promise<AlertRuleSaved> => {
  const answer = await make(who, aDraft(change), state);
  expect(answer.status).toBe(201);
  return (await answer.json()) as AlertRuleSaved;
};
const patch = (who: Client, rule: { id: string; version: number }, body: object) =>
  who.ask('PATCH', `/v1/alert-rules/${rule.id}`, body, { 'if-match': `"${rule.version}"` });
const faults = async (answer: Response) => {
  const { code, errors = [] } = (await answer.json()) as Problem;
  return [answer.status, code, ...errors.map((fault) => `${fault.pointer} ${fault.code}`)];
};
const namesSeenBy = async (who: Client, query = '') => {
  const { items } = (await (await who.get(`/v1/alert-rules${query}`)).json()) as AlertRuleList;
  return items.map(({ rule }) => rule.name);
};
const evidenceOf = (judged: number): AlertEvidence => {
  const [usual] = testEvidence;
  if (usual === undefined) throw new Error('no evidence');
  return { ...usual, judged };
};
const routing = (change: Partial<AlertRuleDraft['routing']>) => ({ ...aDraft().routing, ...change });

describe('how a rule stands', () => {
  const healthIn = async (who: Client, id: string) => {
    const { items } = (await (await who.get('/v1/alert-rules?limit=500')).json()) as AlertRuleList;
    const read = (await (await who.get(`/v1/alert-rules/${id}`)).json()) as AlertRule;
    expect(items.find((rule) => rule.id === id)?.health).toEqual(read.health);
    return read.health;
  };
  const secondsAgo = (seconds: number) => new Date(Date.now() - seconds * 1_000);
  const beat = (completeUntil: Date, at = new Date()) => api.store.alertRuleHealth.beat(completeUntil, at);
  const report = ({ id, version }: AlertRule, more: object) =>
    api.store.alertRuleHealth.report([
      {
        ...{ ruleId: id, version, state: 'ok', code: null, pointer: null, subjects: 2, learning: 0, ...more },
        ...{ blindUntil: null, factsAt: new Date() },
      },
    ]);

  it('is seen by its people: alerting away, sales that wait, learning, an error, and all well again', async () => {
    const rule = await made(manager, { name: 'saúde' });
    expect(rule.health).toBeNull();
    await beat(secondsAgo(300), secondsAgo(120));
    expect(await healthIn(manager, rule.id)).toMatchObject({ state: 'noData', code: 'alerting_away' });
    await beat(secondsAgo(300));
    await report(rule, {});
    const behind = await healthIn(manager, rule.id);
    expect(behind).toMatchObject({ state: 'noData', code: 'pipeline_behind', subjects: { total: 2 } });
    expect(Date.parse(behind?.since ?? '')).toBeLessThan(Date.now() - 290_000);
    await beat(new Date());
    expect(await healthIn(manager, rule.id)).toMatchObject({ state: 'ok', code: null, message: null });
    await report(rule, { state: 'learning', learning: 1 });
    expect(await healthIn(manager, rule.id)).toMatchObject({ state: 'learning', subjects: { total: 2, learning: 1 } });
    await report(rule, { state: 'error', code: 'not_evaluable', pointer: '' });
    expect(await healthIn(manager, rule.id)).toMatchObject({
      ...{ state: 'error', code: 'not_evaluable', message: { en: expect.stringContaining('Open it') } },
    });
    const off = (await (await patch(manager, rule, { state: 'off' })).json()) as AlertRule;
    expect([off.health, await healthIn(manager, rule.id)]).toEqual([null, null]);
  });

  it('does not make the tag of the rule another for whoever changes it', async () => {
    const rule = await made(manager, { name: 'etiqueta' });
    const read = await manager.get(`/v1/alert-rules/${rule.id}`);
    await report(rule, { state: 'learning', learning: 1 });
    const tag = read.headers.get('etag') ?? '';
    const again = await manager.ask('GET', `/v1/alert-rules/${rule.id}`, undefined, { 'if-none-match': tag });
    expect(again.status).toBe(200);
    const changed = await manager.ask('PATCH', `/v1/alert-rules/${rule.id}`, { state: 'off' }, { 'if-match': tag });
    expect(changed.status).toBe(200);
  });
});

describe('a rule', () => {
  it('is made, read, changed under its tag, paused, turned off and deleted', async () => {
    const first = await made(manager, { name: 'ciclo' });
    expect(first).toMatchObject({ version: 1, state: 'on', error: null, author: { id: ids.manager }, overlaps: [] });
    const read = await manager.get(`/v1/alert-rules/${first.id}`);
    const { overlaps: _, unsold: __, ...asMade } = first;
    expect(await read.json()).toEqual(asMade);
    const tag = { 'if-match': read.headers.get('etag') ?? '' };
    const path = `/v1/alert-rules/${first.id}`;
    const renamed = await manager.ask('PATCH', path, { rule: { ...first.rule, name: 'ciclo 2' } }, tag);
    expect(await renamed.json()).toMatchObject({ version: 2, rule: { name: 'ciclo 2' } });
    expect(await faults(await manager.ask('PATCH', path, { state: 'off' }, tag))).toEqual([412, 'changed_meanwhile']);
    expect(await faults(await manager.ask('PATCH', path, { state: 'off' }))).toEqual([428, 'if_match_required']);
    const newTag = { 'if-match': renamed.headers.get('etag') ?? '' };
    const pausedUntil = new Date(Date.now() + 3_600_000).toISOString();
    expect(await (await manager.ask('PATCH', path, { pausedUntil }, newTag)).json()).toMatchObject({
      ...{ state: 'paused', pausedUntil, version: 3 },
    });
    expect(await namesSeenBy(manager, '?state=paused')).toEqual(['ciclo 2']);
    expect(await (await patch(manager, { id: first.id, version: 3 }, { state: 'off' })).json()).toMatchObject({
      ...{ state: 'off', pausedUntil: null, version: 4 },
    });
    const remove = (version: number) => manager.ask('DELETE', path, undefined, { 'if-match': `"${version}"` });
    expect([(await remove(3)).status, (await remove(4)).status, (await manager.get(path)).status]).toEqual([
      412, 204, 404,
    ]);
  });

  it('keeps its versions, with who made them and what they changed', async () => {
    const first = await made(manager, { name: 'versões' });
    await patch(admin, first, { rule: { ...first.rule, cooldownMinutes: 15 } });
    await patch(manager, { ...first, version: 2 }, { state: 'off' });
    const page = async (query: string) =>
      (await (await manager.get(`/v1/alert-rules/${first.id}/versions${query}`)).json()) as AlertRuleVersionList;
    const { items, nextCursor } = await page('?limit=2');
    expect(items.map(({ version, author, changes }) => ({ version, author: author?.id, changes }))).toEqual([
      { version: 3, author: ids.manager, changes: [{ pointer: '/state', before: 'on', after: 'off' }] },
      { version: 2, author: ids.admin, changes: [{ pointer: '/rule/cooldownMinutes', before: 60, after: 15 }] },
    ]);
    expect(await page(`?limit=2&cursor=${nextCursor}`)).toMatchObject({
      ...{ items: [{ version: 1, changes: [] }], nextCursor: null },
    });
  });

  it('is made once for one Idempotency-Key', async () => {
    const answers = await Promise.all(
      [1, 2].map(() => make(manager, aDraft({ name: 'uma vez' }), 'on', { 'idempotency-key': 'k' })),
    );
    const again = await make(manager, aDraft({ name: 'uma vez' }), 'on', { 'idempotency-key': 'k' });
    // One that comes while the other is answered is told to wait; one that comes after it gets the same answer.
    const statuses = answers.map(({ status }) => status).sort();
    expect([[201, 201].join(), [201, 409].join()]).toContain(statuses.join());
    expect(again.status).toBe(201);
    expect((await namesSeenBy(manager)).filter((name) => name === 'uma vez')).toHaveLength(1);
  });

  it('names those that ring for the same thing, as far as the caller sees them', async () => {
    const condition = { kind: 'value', metric: 'discounts', window: '1h', side: 'above', warning: '900' } as const;
    const own = await made(manager, { name: 'descontos da loja', condition });
    const south = await made(admin, { name: 'descontos do sul', condition, storeIds: [SUL_1] });
    expect(own.overlaps).toEqual([]);
    expect(south.overlaps).toEqual([]);
    const all = await made(admin, { name: 'descontos da rede', condition });
    expect(all.overlaps.map(({ name }) => name)).toEqual(['descontos da loja', 'descontos do sul']);
    const again = await made(manager, { name: 'mais descontos', condition });
    expect(again.overlaps.map(({ name }) => name)).toEqual(['descontos da loja', 'descontos da rede']);
  });
});

describe('what a rule names and nobody sold', () => {
  const condition = { kind: 'value', metric: 'units', window: 'day', side: 'above', warning: '9' } as const;
  const SOLD = 'acme-pr-1';

  it('is told to whoever saves it, and no fault: it may come', async () => {
    const first = await made(admin, { condition, grain: 'product', productIds: [SOLD, 'yet-to-come'] });
    expect(first).toMatchObject({ state: 'on', error: null });
    expect(first.unsold).toEqual([{ kind: 'product', id: 'yet-to-come', pointer: '/productIds/1' }]);
    const rule = { ...first.rule, grain: 'category', productIds: undefined, categories: ['Novidades'] };
    const changed = (await (await patch(admin, first, { rule })).json()) as AlertRuleSaved;
    expect(changed.unsold).toEqual([{ kind: 'category', id: 'Novidades', pointer: '/categories/0' }]);
    const off = (await (
      await patch(admin, changed, { rule: { ...rule, categories: ['Geral'] } })
    ).json()) as AlertRuleSaved;
    expect(off.unsold).toEqual([]);
  });

  it('is asked of the stores that the caller sees, and of no others', async () => {
    const south = { productIds: [ONLY_SOUTH], condition, grain: 'product' as const };
    expect((await made(admin, south)).unsold).toEqual([]);
    expect((await made(manager, south)).unsold).toMatchObject([{ id: ONLY_SOUTH }]);
  });
});

describe('a bad rule is refused by its field', () => {
  const silence = { kind: 'silence', side: 'above', warning: '20' } as const;
  const value = { kind: 'value', metric: 'netSales', window: '1h', side: 'below', warning: '5' } as const;
  it.each<[string, object, (string | number)[]]>([
    [
      'an unknown metric',
      { condition: { ...value, metric: 'happiness' } },
      [400, 'invalid_body', '/rule/condition/metric invalid_choice'],
    ],
    [
      'an unknown window',
      { condition: { ...value, window: '3y' } },
      [400, 'invalid_body', '/rule/condition/window invalid_choice'],
    ],
    [
      'no level at all',
      { condition: { kind: 'silence', side: 'above' } },
      [400, 'invalid_body', '/rule/condition/warning threshold_missing'],
    ],
    [
      'levels the wrong way round',
      { condition: { ...silence, critical: '10' } },
      [400, 'invalid_body', '/rule/condition/critical thresholds_crossed'],
    ],
    [
      'a window that cannot be compared',
      { condition: { ...value, kind: 'usual', window: 'month' } },
      [400, 'invalid_body', '/rule/condition/window window_not_possible'],
    ],
    [
      'a condition that the grain has not',
      { grain: 'seller', condition: { kind: 'goalAtRisk', side: 'below', warning: '-0.1' } },
      [400, 'invalid_body', '/rule/grain grain_not_possible'],
    ],
    [
      'a metric that cannot be followed',
      { condition: { ...value, metric: 'activeSellers' } },
      [400, 'invalid_body', '/rule/condition/metric metric_not_streamed'],
    ],
    [
      'a person who is not there',
      { routing: routing({ to: 'people', personIds: ['00000000-0000-4000-8000-000000000000'] }) },
      [400, 'invalid_body', '/rule/routing/personIds/0 cannot_be_told'],
    ],
    [
      'a webhook that is not there',
      { routing: routing({ to: 'endpoints', endpointIds: ['00000000-0000-4000-8000-000000000000'] }) },
      [400, 'invalid_body', '/rule/routing/endpointIds/0 unknown_endpoint'],
    ],
    [
      'people, and nobody named',
      { routing: routing({ to: 'people' }) },
      [400, 'invalid_body', '/rule/routing/personIds nobody_told'],
    ],
    [
      'a channel without an endpoint',
      { routing: routing({ channels: ['webhook'] }) },
      [400, 'invalid_body', '/rule/routing/channels/0 channel_without_endpoint'],
    ],
    ['a name of two lines', { name: 'Queda\r\nBcc: x' }, [400, 'invalid_body', '/rule/name hidden_characters']],
    ['nobody to tell', { routing: routing({ to: 'endpoints' }) }, [400, 'invalid_body', '/rule/routing nobody_told']],
  ])('%s', async (_, change, expected) => {
    expect(await faults(await make(admin, { ...aDraft(), ...change }))).toEqual(expected);
  });

  it('in the language of the caller', async () => {
    const said = async (language: string) => {
      const answer = await make(admin, aDraft({ condition: { kind: 'silence', side: 'above' } }), 'on', {
        'accept-language': language,
      });
      return ((await answer.json()) as Problem).errors?.[0]?.message;
    };
    expect([await said('pt-BR'), await said('en')]).toEqual([
      'Falta o limite. Informe o valor do aviso ou o do nível crítico.',
      'The threshold is missing. Give the value of the warning or of the critical level.',
    ]);
  });
});

describe('a rule stays within the scope of its author', () => {
  const outside = (...pointers: string[]) => [
    403,
    'outside_scope',
    ...pointers.map((one) => `/rule${one} outside_scope`),
  ];
  const asked = async (who: Client, change: Partial<AlertRuleDraft>) => faults(await make(who, aDraft(change)));

  it('names own stores, whole regions, and the network only for whoever sees it', async () => {
    expect(await asked(manager, { storeIds: [NORTE_1, NORTE_2, 'of-nobody'] })).toEqual(
      outside('/storeIds/1', '/storeIds/2'),
    );
    expect(await asked(manager, { grain: 'network' })).toEqual(outside('/grain'));
    expect(await asked(manager, { regionIds: ['Norte acme'] })).toEqual(outside('/regionIds/0'));
    expect(await asked(regional, { regionIds: ['Norte acme', 'Sul acme'] })).toEqual(outside('/regionIds/1'));
    const overrides = [{ storeId: SUL_1, personIds: [ids.admin ?? ''] }];
    expect(await asked(regional, { routing: routing({ overrides }) })).toEqual(outside('/routing/overrides/0'));
    expect((await made(regional, { name: 'regiões', grain: 'region' })).error).toBeNull();
  });

  it('tells only people who may see what it looks at', async () => {
    const people = (...names: string[]) => routing({ to: 'people', personIds: names.map((name) => ids[name] ?? '') });
    expect(await asked(admin, { storeIds: [SUL_1], routing: people('manager', 'admin', 'seller') })).toEqual([
      ...[400, 'invalid_body', '/rule/routing/personIds/0 cannot_be_told', '/rule/routing/personIds/2 cannot_be_told'],
    ]);
    const condition = { kind: 'value', metric: 'margin', window: '1h', side: 'below', warning: '0' } as const;
    expect(await asked(admin, { condition, routing: people('operator', 'manager') })).toEqual([
      ...[400, 'invalid_body', '/rule/routing/personIds/0 cannot_be_told'],
    ]);
  });

  it('is seen by those whom it concerns, without the stores of others, and changed by those who see all of it', async () => {
    const rule = await made(admin, { name: 'duas lojas', storeIds: [NORTE_1, SUL_1] });
    const path = `/v1/alert-rules/${rule.id}`;
    const seen = (await (await manager.get(path)).json()) as AlertRuleSaved;
    expect(seen.rule.storeIds).toEqual([NORTE_1]);
    const versions = await (await manager.get(`${path}/versions`)).text();
    expect(versions).not.toContain(SUL_1);
    expect(await faults(await patch(manager, rule, { state: 'off' }))).toEqual([403, 'outside_scope']);
    expect(await faults(await manager.ask('DELETE', path))).toEqual([403, 'outside_scope']);
    const south = await made(admin, { name: 'só o sul', storeIds: [SUL_1] });
    expect((await manager.get(`/v1/alert-rules/${south.id}`)).status).toBe(404);
    expect((await manager.get(`/v1/alert-rules/${south.id}/versions`)).status).toBe(404);
    expect(await namesSeenBy(manager)).not.toContain('só o sul');
    const stranger = await Client.signIn(api.url, 'admin@veiled.example');
    expect((await stranger.get(path)).status).toBe(404);
  });

  it('is not widened by whoever changes it', async () => {
    const own = await made(manager, { name: 'da gerente' });
    const answer = await patch(admin, own, { rule: { ...own.rule, cooldownMinutes: 5 } });
    expect(await answer.json()).toMatchObject({ author: { id: ids.manager } });
    const wider = { rule: { ...own.rule, storeIds: [SUL_1] } };
    expect(await faults(await patch(admin, { ...own, version: 2 }, wider))).toEqual(outside('/storeIds/0'));
  });

  it('shrinks with its author, and goes to whoever saves it when they are gone', async () => {
    const who = { tenantId: 'acme', email: 'nova@acme.example', name: 'Nova', role: 'manager', locale: 'pt-BR' };
    const scopes = [NORTE_1, NORTE_2].map((value) => ({ kind: 'store' as const, value }));
    const person = await api.store.users.ensure({ ...who, scopes, password: 'segredo-da-suite' });
    const nova = await Client.signIn(api.url, who.email);
    const rule = await made(nova, { name: 'da nova', storeIds: [NORTE_1, NORTE_2] });
    await api.store.accounts.changeRights(person, { role: 'manager', scopes: scopes.slice(1) });
    expect(await namesSeenBy(manager)).not.toContain('da nova');
    expect(await (await admin.get(`/v1/alert-rules/${rule.id}`)).json()).toMatchObject({ error: null });
    await api.store.accounts.erase('acme', person.id);
    const orphan = (await (await admin.get(`/v1/alert-rules/${rule.id}`)).json()) as AlertRuleSaved;
    expect(orphan.error?.code).toBe('author_without_scope');
    expect(await namesSeenBy(regional)).not.toContain('da nova');
    const saved = await patch(admin, orphan, { rule: orphan.rule });
    expect(await saved.json()).toMatchObject({ error: null, author: { id: ids.admin } });
  });

  it('names its stores when a limited program makes it', async () => {
    const { key } = await api.store.apiKeys.create({
      ...{ tenantId: 'acme', name: 'bi', role: 'manager' },
      storeIds: [NORTE_1],
    });
    const program = new Client(api.url, { authorization: `Bearer ${key}` });
    expect(await asked(program, {})).toEqual([400, 'invalid_body', '/rule/storeIds stores_required']);
    expect(await asked(program, { storeIds: [SUL_1] })).toEqual(outside('/storeIds/0'));
    expect((await made(program, { storeIds: [NORTE_1] })).author).toBeNull();
    const boss = new Client(api.url, { authorization: `Bearer ${ADMIN_API_KEY}`, 'x-tenant-id': 'acme' });
    expect((await made(boss, { name: 'da instância', grain: 'network' })).author).toBeNull();
  });

  it('names webhooks only for whoever may manage them', async () => {
    const endpoint = {
      ...{ id: '019a0000-0000-7000-8000-000000000001', tenantId: 'acme', name: 'ERP', kind: 'webhook' as const },
      host: 'x.example',
    };
    await api.store.alertEndpoints.create({ ...endpoint, sealedUrl: 'sealed', sealedSecret: null, createdBy: null });
    const toErp = { routing: routing({ to: 'endpoints', endpointIds: [endpoint.id] }) };
    expect(await asked(manager, toErp)).toEqual([
      403,
      'outside_scope',
      '/rule/routing/endpointIds/0 not_for_your_role',
    ]);
    const rule = await made(admin, { ...toErp, storeIds: [NORTE_1] });
    expect((await patch(manager, rule, { rule: { ...rule.rule, name: 'renomeada' } })).status).toBe(200);
  });
});

describe('the ready rules', () => {
  it('are twelve, each of which can be made as it is', async () => {
    const { items } = (await (
      await admin.get('/v1/alert-templates', { 'accept-language': 'en' })
    ).json()) as AlertTemplateList;
    expect(items).toHaveLength(12);
    for (const { rule, name } of items) {
      expect(rule.name).toBe(name.en);
      expect((await made(admin, rule, 'draft')).error).toBeNull();
    }
  });

  it('are drafts in a new tenant, for all of its stores, and on only when somebody turns them on', async () => {
    const boss = new Client(api.url, { authorization: `Bearer ${ADMIN_API_KEY}` });
    const tenant = { id: 'novata', name: 'Novata', currency: 'BRL', timeZone: 'America/Sao_Paulo', locale: 'en' };
    expect((await boss.ask('POST', '/v1/tenants', tenant)).status).toBe(201);
    const there = new Client(api.url, { ...boss.headers, 'x-tenant-id': 'novata' });
    const { items } = (await (await there.get('/v1/alert-rules')).json()) as AlertRuleList;
    expect(items.map(({ state, author, version }) => ({ state, author, version }))).toEqual(
      Array.from({ length: 12 }, () => ({ state: 'draft', author: null, version: 1 })),
    );
    expect(await api.store.alertRules.listActive('novata')).toEqual([]);
    const first = items[0] as AlertRuleSaved;
    expect(first.rule.name).not.toBe(first.sentence.en);
    expect(await faults(await patch(there, first, { state: 'on' }))).toEqual([
      400,
      'invalid_body',
      '/rule/routing nobody_told',
    ]);
  });
});

describe('what people call not useful', () => {
  const proposalOf = (who: Client, id: string) => who.get(`/v1/alert-rules/${id}/proposal`);

  it('proposes a stricter threshold, which can be saved as it is, to who sees all of the rule', async () => {
    const rule = await made(admin, {
      name: 'demais',
      condition: { kind: 'usual', metric: 'netSales', window: '1h', side: 'below', warning: '-3' },
    });
    const kept = new TestAlerts(api.env.DATABASE_URL);
    const raisedAt = new Date();
    const raise = (judged: number) =>
      kept.add({ tenantId: 'acme', ruleId: rule.id, storeId: SUL_1, raisedAt, evidence: [evidenceOf(judged)] });
    const useless = await Promise.all([-3.1, -3.2, -3.4].map(raise));
    await Promise.all([-6, -7, -8].map(raise));
    await kept.close();
    expect(await (await proposalOf(admin, rule.id)).json()).toMatchObject({ useless: 0, others: 6, proposal: null });
    for (const { id } of useless) {
      const act = { ids: [id], action: 'notUseful' };
      expect((await admin.ask('POST', '/v1/alerts:act', act)).status).toBe(200);
    }
    const { proposal, ...counts } = (await (await proposalOf(admin, rule.id)).json()) as AlertRuleProposal;
    expect(counts).toEqual({ days: 90, useless: 3, others: 3 });
    expect(proposal).toMatchObject({ level: 'warning', before: '-3', threshold: '-3.5', silenced: 3, lost: 0 });
    expect((await proposalOf(regional, rule.id)).status).toBe(403);
    expect(await (await patch(admin, rule, { rule: proposal?.rule })).json()).toMatchObject({
      rule: { name: 'demais', condition: { warning: '-3.5' } },
    });
  });
});

describe('the list of rules', () => {
  it('tells how often each rang lately, within what its reader may know', async () => {
    const { id } = await made(admin, { name: 'tocou' });
    const kept = new TestAlerts(api.env.DATABASE_URL);
    const raisedAt = new Date();
    for (const storeId of [NORTE_1, SUL_1]) await kept.add({ tenantId: 'acme', ruleId: id, storeId, raisedAt });
    await kept.add({ tenantId: 'acme', ruleId: id, storeId: SUL_1, raisedAt: new Date(Date.now() - 31 * 86_400_000) });
    await kept.close();
    const firings = async (who: Client) => {
      const { items } = (await (await who.get('/v1/alert-rules')).json()) as AlertRuleList;
      return items.find((rule) => rule.id === id)?.firings;
    };
    expect(await Promise.all([admin, regional].map(firings))).toEqual([2, 1]);
  });
});

describe('the test of a rule', () => {
  const test = (who: Client, id: string) => who.ask('POST', `/v1/alert-rules/${id}/test`);
  const log = async (who: Client) =>
    ((await (await who.get('/v1/alert-deliveries?limit=500')).json()) as AlertDeliveryList).items;
  const counts = async (who: Client) => ((await (await who.get('/v1/alerts?status=all')).json()) as AlertList).counts;

  it('goes to whoever asks, by the channels of the rule, is in their log and in nothing else', async () => {
    const before = await counts(regional);
    const rule = await made(regional, {
      name: 'provada',
      routing: routing({ to: 'network', channels: ['app', 'mail'] }),
    });
    const answer = await test(regional, rule.id);
    const asked = (await answer.json()) as AlertRuleTest;
    expect([answer.status, asked.to.map(({ channel, recipient }) => [channel, recipient.id])]).toEqual([
      ...[
        202,
        [
          ['app', ids.regional],
          ['mail', ids.regional],
        ],
      ],
    ]);
    const mine = (await log(regional)).filter(({ test: of }) => of?.ruleId === rule.id);
    expect(mine.map(({ id }) => id).sort()).toEqual(asked.to.map(({ deliveryId }) => deliveryId).sort());
    expect(mine.map(({ alertId, ruleName }) => [alertId, ruleName])).toEqual(mine.map(() => [null, 'provada']));
    expect((await log(manager)).some(({ test: of }) => of?.ruleId === rule.id)).toBe(false);
    expect((await log(admin)).filter(({ test: of }) => of?.ruleId === rule.id)).toHaveLength(2);
    expect([
      await counts(regional),
      (await (await regional.get('/v1/alerts?status=all')).text()).includes('provada'),
    ]).toEqual([before, false]);
    const { items } = (await (await regional.get('/v1/alert-rules?limit=500')).json()) as AlertRuleList;
    expect(items.find(({ id }) => id === rule.id)?.firings).toBe(0);

    await api.store.alertRuleTests.deleteOld(new Date(Date.parse(asked.askedAt)));
    expect((await log(admin)).filter(({ test: of }) => of?.ruleId === rule.id)).toHaveLength(2);
    await api.store.alertRuleTests.deleteOld(new Date(Date.parse(asked.askedAt) + 1));
    expect((await log(admin)).filter(({ test: of }) => of?.ruleId === rule.id)).toEqual([]);
  });

  it('may be asked for five times in ten minutes, also at once', async () => {
    const rule = await made(manager, { name: 'muitas vezes' });
    const answers = await Promise.all(Array.from({ length: 8 }, () => test(manager, rule.id)));
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 202, 202, 202, 202, 429, 429, 429]);
    const refused = answers.find(({ status }) => status === 429) as Response;
    expect([refused.headers.get('retry-after'), ((await refused.json()) as Problem).code]).toEqual([
      ...['600', 'too_many_tests'],
    ]);
  });

  it('is refused for a rule that is not theirs, and where nobody would get it', async () => {
    const rule = await made(admin, { name: 'da rede', grain: 'network' });
    expect([403, 404]).toContain((await test(manager, rule.id)).status);
    const program = new Client(api.url, { authorization: `Bearer ${ADMIN_API_KEY}`, 'x-tenant-id': 'acme' });
    expect(await faults(await test(program, rule.id))).toEqual([409, 'nobody_to_test']);
  });
});
