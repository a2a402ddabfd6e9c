import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createStore, type Store } from './create-store.js';
import type { InboxAlert } from './inbox.repository.js';
import type { InboxAction } from './inbox-actions.js';
import type { InboxActor } from './inbox-actions.repository.js';
import type { InboxReader } from './inbox-reach.js';
import { TestAlerts, testEvidence } from './testing-alerts.js';
import { createTestDatabase } from './testing-database.js';

const now = new Date('2026-11-20T16:00:00Z');
const marginEvidence = testEvidence.map((each) => ({ ...each, metric: 'margin' as const }));
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

let store: Store;
let kept: TestAlerts;
let close: () => Promise<void>;
let ana: InboxActor;
let bia: InboxActor;

const whole = (more: Partial<InboxReader> = {}): InboxReader => ({
  tenantId: 'acme',
  stores: 'all',
  wholeRegions: [],
  userId: undefined,
  ...more,
});

async function person(name: string, more: Partial<InboxReader>): Promise<InboxActor> {
  const user = await store.users.create({
    tenantId: more.tenantId ?? 'acme',
    email: `${randomUUID()}@acme.example`,
    name,
    role: 'manager',
    scopes: [],
    locale: 'pt-BR',
  });
  return { ...whole(more), userId: user.id };
}

beforeAll(async () => {
  const database = await createTestDatabase(process.env.DATABASE_URL ?? '', `inbox_${process.pid}`);
  store = createStore(database.url, { passwordCost: { log2N: 4, r: 8, p: 1 } });
  kept = new TestAlerts(database.url);
  await store.migrate();
  for (const id of ['acme', 'rival'])
    await store.tenants.create({ id, name: id, currency: 'BRL', timeZone: 'America/Sao_Paulo', locale: 'pt-BR' });
  ana = await person('Ana', { stores: ['s1', 's2'], wholeRegions: ['Norte'] });
  bia = await person('Bia', { stores: ['s1'] });
  close = async () => {
    await Promise.all([store.close(), kept.close()]);
    await database.drop();
  };
}, 60_000);
afterAll(() => close?.());

const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).sort();
const page = { limit: 100 };

describe('who sees which alerts', () => {
  const ids: Record<string, string> = {};
  const tenantId = 'rival';

  beforeAll(async () => {
    const add = async (name: string, alert: Parameters<TestAlerts['add']>[0]) => {
      ids[name] = (await kept.add(alert)).id;
    };
    await add('store', { tenantId, storeId: 's1' });
    await add('otherStore', { tenantId, storeId: 's3' });
    await add('seller', { tenantId, storeId: 's1', sellerId: 'v1', grain: 'seller' });
    await add('colleague', { tenantId, storeId: 's1', sellerId: 'v2', grain: 'seller' });
    await add('region', { tenantId, storeId: null, regionId: 'Norte', grain: 'region' });
    await add('otherRegion', { tenantId, storeId: null, regionId: 'Sul', grain: 'region' });
    await add('margin', { tenantId, storeId: 's1', evidence: marginEvidence });
    await add('network', { tenantId, storeId: null, grain: 'network' });
  });

  it.each<[string, Partial<InboxReader>, string[]]>([
    ['of everything', {}, ['store', 'otherStore', 'seller', 'colleague', 'margin', 'region', 'otherRegion', 'network']],
    [
      'of a whole region',
      { stores: ['s1', 's2'], wholeRegions: ['Norte'] },
      ['store', 'seller', 'colleague', 'margin', 'region'],
    ],
    ['of a part of a region', { stores: ['s1'] }, ['store', 'seller', 'colleague', 'margin']],
    ['without costs', { stores: ['s1'], hiddenMetrics: ['cost', 'margin'] }, ['store', 'seller', 'colleague']],
    ['without names of sellers', { stores: ['s1'], hidesSellers: true }, ['store', 'margin']],
    ['who sells', { stores: ['s1'], sellerId: 'v1' }, ['seller']],
    ['who sold there before', { stores: ['s9'], sellerId: 'v1' }, []],
    ['without a grant', { stores: [] }, []],
    ['of another organisation', { tenantId: 'acme' }, []],
  ])('a reader %s', async (_, more, seen) => {
    const reader = whole({ tenantId, ...more });
    const expected = seen.map((name) => ids[name] ?? '').sort();
    expect(idsOf(await store.inbox.list(reader, {}, page, now))).toEqual(expected);
    expect(idsOf(await store.inbox.ofIds(reader, Object.values(ids), now))).toEqual(expected);
    expect((await store.inbox.counts(reader, now)).open).toBe(expected.length);
    const actor = { ...reader, userId: ana.userId };
    const { done } = await store.inboxActions.act(
      actor,
      Object.values(ids).map((id) => ({ id })),
      { action: 'read' },
      now,
    );
    expect([...done].sort()).toEqual(expected);
  });
});

describe('the list', () => {
  it('pages from the newest change on, without a gap or a repeat', async () => {
    const reader = whole({ stores: ['paged'] });
    for (let at = 0; at < 5; at++)
      await kept.add({ tenantId: 'acme', storeId: 'paged', changedAt: minutesAgo(at % 3) });
    const seen: InboxAlert[] = [];
    for (let after: InboxAlert | undefined; ; ) {
      const rows = await store.inbox.list(reader, {}, { limit: 2, ...(after && { after }) }, now);
      seen.push(...rows);
      after = rows.at(-1);
      if (rows.length < 2) break;
    }
    expect(new Set(idsOf(seen)).size).toBe(5);
    const times = seen.map(({ changedAt }) => changedAt.getTime());
    expect(times).toEqual([...times].sort((a, b) => b - a));
  });

  it('is filtered by status, level, store, rule and grain', async () => {
    const reader = whole({ stores: ['f1', 'f2'] });
    const ruleId = randomUUID();
    const one = await kept.add({ tenantId: 'acme', storeId: 'f1', level: 'critical', ruleId, grain: 'seller' });
    const two = await kept.add({ tenantId: 'acme', storeId: 'f2', status: 'resolved' });
    const find = async (filter: Parameters<Store['inbox']['list']>[1]) =>
      idsOf(await store.inbox.list(reader, filter, page, now));
    for (const filter of [
      { level: 'critical' as const },
      { storeIds: ['f1'] },
      { ruleId },
      { grain: 'seller' as const },
      { status: 'open' as const },
    ])
      expect(await find(filter)).toEqual([one.id]);
    expect(await find({ status: 'resolved' })).toEqual([two.id]);
    expect(await find({ storeIds: [] })).toEqual([]);
    expect(await find({})).toEqual(idsOf([one, two]));
  });

  it('wakes what was snoozed until a moment that has come', async () => {
    const reader = whole({ stores: ['asleep'] });
    await kept.add({ tenantId: 'acme', storeId: 'asleep', status: 'snoozed', snoozedUntil: now });
    const before = new Date(now.getTime() - 1);
    expect(await store.inbox.counts(reader, before)).toMatchObject({ open: 0, snoozed: 1 });
    expect(await store.inbox.counts(reader, now)).toMatchObject({ open: 1, snoozed: 0 });
    expect((await store.inbox.list(reader, { status: 'open' }, page, now)).map(({ status }) => status)).toEqual([
      'open',
    ]);
    expect(await store.inbox.list(reader, { status: 'snoozed' }, page, now)).toEqual([]);
  });

  it('calls unread what a person was told of and has not opened since', async () => {
    const alert = await kept.add({ tenantId: 'acme', storeId: 'unread' }, [ana.userId]);
    const reader = (userId: string | undefined) => whole({ stores: ['unread'], userId });
    const unreadBy = async (userId: string | undefined) => [
      (await store.inbox.counts(reader(userId), now)).unread,
      (await store.inbox.ofIds(reader(userId), [alert.id], now))[0]?.isUnread,
    ];
    expect(await unreadBy(ana.userId)).toEqual([1, true]);
    expect(await unreadBy(bia.userId)).toEqual([0, false]);
    expect(await unreadBy(undefined)).toEqual([0, false]);
    const act: InboxAction = { action: 'read' };
    await store.inboxActions.act({ ...reader(ana.userId), userId: ana.userId }, [{ id: alert.id }], act, now);
    expect(await unreadBy(ana.userId)).toEqual([0, false]);
    expect((await store.inbox.ofIds(reader(ana.userId), [alert.id], now))[0]?.version).toBe(1);
  });
});

describe('what people do with an alert', () => {
  const make = async (more: Parameters<TestAlerts['add']>[0] = { tenantId: 'acme' }) =>
    (await kept.add({ storeId: 's1', ...more })).id;
  const act = (actor: InboxActor, id: string, action: InboxAction, version?: number) =>
    store.inboxActions.act(actor, [{ id, version }], action, now);
  const find = async (id: string) => (await store.inbox.ofIds(whole(), [id], now))[0];
  const kindsOf = async (id: string) =>
    (await store.inbox.events({ id, tenantId: 'acme' })).map(({ kind }) => kind).slice(1);

  it('each change is one version more and one event with who and what', async () => {
    const id = await make();
    const until = new Date(now.getTime() + 3_600_000);
    for (const action of [
      { action: 'acknowledge' },
      { action: 'comment', comment: 'Ligando para a loja' },
      { action: 'snooze', until },
      { action: 'wake' },
      { action: 'assign', assignee: bia },
      { action: 'release' },
      { action: 'notUseful' },
      { action: 'resolve', cause: 'fixed', comment: 'Chamamos mais um' },
      { action: 'reopen' },
    ] satisfies InboxAction[])
      expect(await act(ana, id, action)).toEqual({ done: [id], refused: [] });
    expect(await find(id)).toMatchObject({
      version: 10,
      status: 'open',
      cause: null,
      assigneeId: null,
      snoozedUntil: null,
    });
    const events = (await store.inbox.events({ id, tenantId: 'acme' })).slice(1);
    expect(new Set(events.map(({ actorName }) => actorName))).toEqual(new Set(['Ana']));
    const told = new Map(events.map((event) => [event.kind, event]));
    expect([...told.keys()].sort()).toEqual(
      [
        'acknowledged',
        'assigned',
        'commented',
        'notUseful',
        'released',
        'reopened',
        'resolved',
        'snoozed',
        'woken',
      ].sort(),
    );
    expect(told.get('assigned')).toMatchObject({ assigneeName: 'Bia' });
    expect(told.get('snoozed')).toMatchObject({ detail: { until: until.toISOString() } });
    expect(told.get('resolved')).toMatchObject({ detail: { cause: 'fixed' }, comment: 'Chamamos mais um' });
  });

  it('shows who has it, and tells the person who gets it', async () => {
    const id = await make();
    await act(ana, id, { action: 'assign', assignee: bia });
    expect(await find(id)).toMatchObject({ assigneeId: bia.userId, assigneeName: 'Bia', acknowledgedAt: null });
    expect((await store.inbox.ofIds(bia, [id], now))[0]?.isUnread).toBe(true);
    await act(bia, id, { action: 'acknowledge' });
    expect((await store.inbox.ofIds(bia, [id], now))[0]).toMatchObject({ isUnread: false, acknowledgedAt: now });
  });

  it('refuses what does not fit, each with its reason, and does the rest', async () => {
    const [open, resolved, taken, foreign, unseen] = [
      await make(),
      await make({ tenantId: 'acme', status: 'resolved' }),
      await make({ tenantId: 'acme', assigneeId: bia.userId }),
      await make({ tenantId: 'rival' }),
      await make({ tenantId: 'acme', storeId: 's3' }),
    ];
    const asked = [open, resolved, taken, foreign, unseen].map((id) => ({ id }));
    const { done, refused } = await store.inboxActions.act(ana, asked, { action: 'acknowledge' }, now);
    expect(done).toEqual([open]);
    expect(new Map(refused.map(({ id, code }) => [id, code]))).toEqual(
      new Map([
        [resolved, 'alert_resolved'],
        [taken, 'alert_taken'],
        [foreign, 'not_found'],
        [unseen, 'not_found'],
      ]),
    );
    for (const id of [resolved, taken, foreign, unseen]) expect(await kindsOf(id)).toEqual([]);
    expect(await act(ana, open, { action: 'reopen' })).toMatchObject({ refused: [{ code: 'alert_not_resolved' }] });
  });

  it('gives an alert to nobody who may not see it', async () => {
    const id = await make({ tenantId: 'acme', storeId: 's2' });
    expect(await act(ana, id, { action: 'assign', assignee: bia })).toEqual({
      done: [],
      refused: [{ id, code: 'assignee_outside_scope' }],
    });
  });

  it('lets one of two who acted on the same state win', async () => {
    const id = await make();
    const tries = await Promise.all(
      ['expected', 'fixed'].map((cause) =>
        act(ana, id, { action: 'resolve', cause: cause as 'expected' | 'fixed' }, 1),
      ),
    );
    expect(tries.map(({ refused }) => refused[0]?.code).sort()).toEqual(['changed_meanwhile', undefined]);
    expect(await kindsOf(id)).toEqual(['resolved']);
  });

  it('says what is so already once', async () => {
    const id = await make();
    const until = new Date(now.getTime() + 3_600_000);
    const twice: InboxAction[] = [
      ...([{ action: 'release' }, { action: 'notUseful' }, { action: 'acknowledge' }] as const),
      ...([{ action: 'assign', assignee: ana }, { action: 'snooze', until }, { action: 'wake' }] as const),
    ];
    for (const action of twice)
      for (let times = 0; times < 2; times++) expect(await act(ana, id, action)).toEqual({ done: [id], refused: [] });
    expect((await kindsOf(id)).sort()).toEqual(['acknowledged', 'notUseful', 'snoozed', 'woken']);
    expect(await find(id)).toMatchObject({ version: 5 });
  });

  it('knows the openings of the same rule for the same subject before', async () => {
    const ruleId = randomUUID();
    const [now1, before, other] = [
      await kept.add({ tenantId: 'acme', ruleId }),
      await kept.add({ tenantId: 'acme', ruleId, raisedAt: minutesAgo(600) }),
      await kept.add({ tenantId: 'acme', ruleId, storeId: 's2', subject: { grain: 'store', storeId: 's2' } }),
    ];
    expect(other.ruleId).toBe(now1.ruleId);
    const alert = await find(now1.id);
    if (alert === undefined) throw new Error('it is gone');
    expect(idsOf(await store.inbox.earlier(whole(), alert))).toEqual([before.id]);
    expect(await store.inbox.earlier(whole({ stores: ['s2'] }), alert)).toEqual([]);
    const first = await find(before.id);
    expect(first && (await store.inbox.earlier(whole(), first))).toEqual([]);
  });

  it('knows of a single sale the openings of the same rule in its store', async () => {
    const ruleId = randomUUID();
    const sale = (ticketId: string, storeId: string, minutes: number) => {
      const subject = { grain: 'ticket', storeId, ticketId } as const;
      return kept.add({ tenantId: 'acme', ruleId, storeId, grain: 'ticket', subject, raisedAt: minutesAgo(minutes) });
    };
    const before = await sale('t1', 's1', 600);
    await sale('t2', 's2', 500);
    const alert = await find((await sale('t3', 's1', 10)).id);
    if (alert === undefined) throw new Error('it is gone');
    expect(idsOf(await store.inbox.earlier(whole(), alert))).toEqual([before.id]);
  });
});

describe('deliveries', () => {
  it('are those of alerts that the reader sees; to a seller the own ones', async () => {
    const seller = { ...(await person('Caio', { stores: ['d1'] })), sellerId: 'v1' };
    const alert = await kept.add({ tenantId: 'acme', storeId: 'd1', sellerId: 'v1' });
    const other = await kept.add({ tenantId: 'acme', storeId: 'd2' });
    const toAna = await kept.addDelivery({ tenantId: 'acme', alertId: alert.id, userId: ana.userId });
    const toSeller = await kept.addDelivery({
      tenantId: 'acme',
      alertId: alert.id,
      userId: seller.userId,
      channel: 'mail',
      state: 'failed',
    });
    await kept.addDelivery({ tenantId: 'acme', alertId: other.id, userId: ana.userId });
    const manager = whole({ stores: ['d1'] });
    expect(idsOf(await store.inbox.deliveries(manager, {}, page))).toEqual([toAna, toSeller].sort());
    expect(idsOf(await store.inbox.deliveries(manager, { state: 'failed', channel: 'mail' }, page))).toEqual([
      toSeller,
    ]);
    expect(idsOf(await store.inbox.deliveriesOf(seller, alert.id))).toEqual([toSeller]);
    const [first] = await store.inbox.deliveries(manager, {}, { limit: 1 });
    const rest = await store.inbox.deliveries(manager, {}, { limit: 9, ...(first && { after: first }) });
    expect(idsOf([...rest, ...(first ? [first] : [])])).toEqual([toAna, toSeller].sort());
    expect(first?.recipientName).toMatch(/Ana|Caio/);
  });
});

describe('how often a rule rang', () => {
  it('counts what the reader may know of, since a moment', async () => {
    const [ruleId, other] = [randomUUID(), randomUUID()];
    for (const [storeId, at] of [
      ['s1', 1],
      ['s1', 5],
      ['s2', 2],
      ['s1', 90],
    ] as const)
      await kept.add({ tenantId: 'acme', storeId, ruleId, raisedAt: minutesAgo(at) });
    const counted = async (reader: InboxReader) =>
      Object.fromEntries(await store.inbox.raisedByRule(reader, [ruleId, other], minutesAgo(60)));
    expect(await counted(whole())).toEqual({ [ruleId]: 3 });
    expect(await counted(bia)).toEqual({ [ruleId]: 2 });
    expect(await counted(whole({ tenantId: 'rival' }))).toEqual({});
    expect(await store.inbox.raisedByRule(whole(), [], minutesAgo(60))).toEqual(new Map());
  });
});
