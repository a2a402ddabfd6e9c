import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AlertRaised } from '@vitrine/contracts';
import type { DueDelivery } from './alert-deliveries.repository.js';
import type { Store } from './create-store.js';
import { aDelivery, aRaised, aRecord } from './testing-alert-records.js';
import { openTestStore } from './testing-store.js';
import type { User } from './users.repository.js';

let store: Store;
let close: () => Promise<void>;
let ana: User;

beforeAll(async () => {
  ({ store, close } = await openTestStore('alerts_spec'));
  await store.tenants.create({ id: 'acme', name: 'Acme', currency: 'BRL', timeZone: 'America/Manaus', locale: 'en' });
  ana = await store.users.create({
    tenantId: 'acme',
    email: 'ana@acme.example',
    name: 'Ana',
    role: 'manager',
    locale: 'pt-BR',
    scopes: [{ kind: 'store', value: 's1' }],
  });
});
afterAll(() => close?.());

const FUTURE = new Date(Date.UTC(2030, 0, 1));
const later = (now: Date, ms: number) => new Date(now.getTime() + ms);
const all = (now: Date = FUTURE) => store.alertDeliveries.claimDue({ limit: 100, leaseMs: 1_000, now });
const idsOf = (due: readonly DueDelivery[]) => due.map(({ delivery }) => delivery.id).sort();

/** What one alert went through, with one message to Ana for each change. */
function story(...changes: Array<Pick<AlertRaised, 'change' | 'level'>>) {
  const first = aRaised();
  return changes.map((change, place) => {
    const atMs = first.atMs + place * 60_000;
    return aRecord(
      { ...first, ...change, eventId: `${first.eventId}/${place}`, atMs },
      { recipients: [ana.id], deliveries: [aDelivery({ userId: ana.id })] },
    );
  });
}

const raised = { change: 'raised', level: 'warning' } as const;
const worsened = { change: 'worsened', level: 'critical' } as const;
const recovered = { change: 'recovered', level: 'none' } as const;

beforeEach(async () => {
  for (const { delivery } of await all(later(FUTURE, 86_400_000)))
    await store.alertDeliveries.fold(delivery.id, 'spec');
});

describe('what the stream says of alerts', () => {
  it('is written once, however often and in whatever pieces it comes again', async () => {
    const told = story(raised, worsened, recovered);
    expect(await store.alerts.record(told.slice(0, 2))).toEqual(['recorded', 'recorded']);
    const again = await Promise.all([store.alerts.record(told), store.alerts.record(told)]);
    expect(again.map((verdicts) => verdicts.slice(0, 2))).toEqual(Array(2).fill(['repeated', 'repeated']));
    expect(again.map((verdicts) => verdicts[2]).sort()).toEqual(['recorded', 'repeated']);

    const due = await all();
    expect(idsOf(due)).toEqual(told.flatMap(({ deliveries }) => deliveries.map(({ id }) => id)).sort());
    expect(due.map(({ event }) => event.kind).sort()).toEqual(['raised', 'recovered', 'worsened']);
    expect(due[0]?.alert).toMatchObject({
      phase: 'ended',
      level: 'critical',
      status: 'resolved',
      cause: 'recovered',
      version: 3,
      storeId: 's1',
    });
    expect(due[0]?.person).toMatchObject({ id: ana.id, name: 'Ana', locale: 'pt-BR', isGone: false, chosen: {} });
  });

  it('that comes too late stands in the history and tells nobody', async () => {
    const [first, middle, last] = story(raised, worsened, recovered);
    if (first === undefined || middle === undefined || last === undefined) throw new Error('a story of three');
    expect(await store.alerts.record([first, last, middle])).toEqual(['recorded', 'recorded', 'older']);
    const due = await all();
    expect(due.map(({ event }) => event.kind).sort()).toEqual(['raised', 'recovered']);
    expect(due[0]?.alert).toMatchObject({ phase: 'ended', level: 'warning' });
  });

  it('leaves nothing behind when a part of it cannot be written', async () => {
    const [first] = story(raised);
    if (first === undefined) throw new Error('a story of one');
    const broken = { ...first, recipients: ['00000000-0000-7000-8000-000000000000'] };
    await expect(store.alerts.record([broken])).rejects.toMatchObject({ name: 'StoreQueryError' });
    expect(await store.alerts.record([first])).toEqual(['recorded']);
    expect(await all()).toHaveLength(1);
  });
});

describe('a message', () => {
  it('is taken by one sender at a time, and by the next when that one is gone', async () => {
    await store.alerts.record(Array.from({ length: 30 }, () => story(raised)).flat());
    const takes = await Promise.all(
      Array.from({ length: 4 }, () => store.alertDeliveries.claimDue({ limit: 10, leaseMs: 1_000, now: FUTURE })),
    );
    const taken = takes.flatMap(idsOf);
    expect(new Set(taken).size).toBe(taken.length);
    expect(taken).toHaveLength(30);
    expect(await all()).toEqual([]);

    const again = await all(later(FUTURE, 1_000));
    expect(idsOf(again)).toEqual(taken.sort());
    expect(again.map(({ delivery }) => delivery.attempts)).toEqual(Array(30).fill(2));
  });

  it('is settled once: sent, tried again then, failed, held or folded', async () => {
    await store.alerts.record(Array.from({ length: 5 }, () => story(raised)).flat());
    const [sent = '', retried = '', failed = '', held = '', folded = ''] = idsOf(await all());
    await store.alertDeliveries.markSent(sent, FUTURE);
    await store.alertDeliveries.retry(retried, 'unreachable', later(FUTURE, 500));
    await store.alertDeliveries.fail(failed, 'refused');
    await store.alertDeliveries.hold(held, 'quietHours', later(FUTURE, 9_000));
    await store.alertDeliveries.fold(folded, 'duplicate', sent);
    await store.alertDeliveries.fail(sent, 'tooLate');
    expect(idsOf(await all(later(FUTURE, 400)))).toEqual([]);
    expect(idsOf(await all(later(FUTURE, 60_000)))).toEqual([retried]);
    await store.alertDeliveries.markDelivered(sent, FUTURE);

    const reader = { tenantId: 'acme', stores: 'all', wholeRegions: [], userId: ana.id } as const;
    const log = await store.inbox.deliveries(reader, {}, { limit: 100 });
    const states = new Map(log.map(({ id, state, reason }) => [id, [state, reason]]));
    expect([sent, retried, failed, held, folded].map((id) => states.get(id))).toEqual([
      ['delivered', null],
      ['queued', 'unreachable'],
      ['failed', 'refused'],
      ['held', 'quietHours'],
      ['folded', 'duplicate'],
    ]);
  });

  it('that is a digest brings all that it stands for', async () => {
    const told = [...story(raised), ...story(raised), ...story(raised, worsened)];
    await store.alerts.record(told);
    const digest = { ...aDelivery({ userId: ana.id }), kind: 'digest' as const };
    await store.alerts.record([aRecord(aRaised(), { deliveries: [digest] })]);
    for (const id of told.flatMap(({ deliveries }) => deliveries.map((each) => each.id))) {
      await store.alertDeliveries.fold(id, 'digest', digest.id);
    }
    const [due] = await all();
    expect(due?.parts.map(({ event }) => event.kind)).toEqual(['worsened', 'raised', 'raised', 'raised']);
    expect(due?.delivery.id).toBe(digest.id);
  });
});

describe('how a person wants to be told', () => {
  it('follows from role, language and tenant until they choose', async () => {
    expect(await store.notificationSettings.find(ana.id)).toMatchObject({
      channels: ['app', 'push', 'mail'],
      locale: 'pt-BR',
      timeZone: 'America/Manaus',
      quietFrom: null,
      dailyBudget: 20,
    });
    await store.notificationSettings.change(ana.id, { quietFrom: '22:00', quietTo: '07:00' });
    expect(await store.notificationSettings.change(ana.id, { channels: ['app'] })).toMatchObject({
      channels: ['app'],
      quietFrom: '22:00',
      criticalBreaksQuiet: false,
    });
    const nobody = '00000000-0000-7000-8000-000000000000';
    expect(await store.notificationSettings.change(nobody, { sound: true })).toBeUndefined();
  });
});
