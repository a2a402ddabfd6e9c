import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NewRule, RuleRead } from './alert-rules.repository.js';
import type { Store } from './create-store.js';
import type { OutboxRecord } from './outbox.repository.js';
import { newId } from './secrets.js';
import { draft } from './testing-alert-records.js';
import { openTestStore } from './testing-store.js';

const ana = newId();
const aRule = (tenantId: string, name = draft.name): NewRule => ({
  ...{ tenantId, state: 'on', authorId: ana, rule: { ...draft, name } },
});

let store: Store;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ store, close } = await openTestStore('alert_rules_spec'));
});
afterAll(() => close?.());

const aTenant = async (id: string) => {
  await store.tenants.create({ id, name: id, currency: 'BRL', timeZone: 'America/Sao_Paulo', locale: 'pt-BR' });
  return id;
};
const make = async (rule: NewRule) => {
  const [made] = await store.alertRules.create([rule]);
  if (made === undefined) throw new Error('No rule was made.');
  return made;
};
/** Publishes all that waits, and gives it. */
const published = async (): Promise<OutboxRecord[]> => {
  const sent: OutboxRecord[] = [];
  const publish = async (records: OutboxRecord[]) => void sent.push(...records);
  while ((await store.outbox.publishNext(3, publish)) > 0);
  return sent;
};
const toldOf = (records: readonly OutboxRecord[], { tenantId, id }: Pick<RuleRead, 'tenantId' | 'id'>) =>
  records.filter(({ key }) => key === `${tenantId}:alertRule:${id}`).map(({ value }) => (value as RuleRead).version);

describe('rules of alerts', () => {
  it('are listed in the order they were given, a page at a time, each tenant its own', async () => {
    const [tenantId, other] = [await aTenant('pages'), await aTenant('other-pages')];
    await store.alertRules.create(['a', 'b', 'c'].map((name) => aRule(tenantId, name)));
    await make(aRule(other));
    const [first] = await store.alertRules.list(tenantId, { limit: 1 });
    const rest = await store.alertRules.list(tenantId, first && { after: first });
    expect([first, ...rest].map((row) => row?.rule.name)).toEqual(['a', 'b', 'c']);
    expect(first).toMatchObject({
      version: 1,
      state: 'on',
      pausedUntil: null,
      authorId: ana,
      rule: { ...draft, name: 'a' },
    });
    expect(await store.alertRules.find(other, first?.id ?? '')).toBeUndefined();
  });

  it('let one of two changes at once win, and keep every version with who made it', async () => {
    const made = await make(aRule(await aTenant('versions')));
    const bia = newId();
    const renamed = (name: string) => store.alertRules.change(made, { rule: { ...draft, name } }, bia);
    const [won, ...more] = (await Promise.all([renamed('x'), renamed('y')])).filter((row) => row !== undefined);
    expect([won?.version, more]).toEqual([2, []]);
    if (won === undefined) return;
    const pausedUntil = new Date('2031-01-01T00:00:00Z');
    const paused = await store.alertRules.change(won, { pausedUntil }, null);
    expect(paused).toMatchObject({ version: 3, pausedUntil, state: 'on', authorId: ana });
    const versions = await store.alertRules.versionsOf(made.id, { limit: 9 });
    expect(versions.map((row) => [row.version, row.authorId, row.rule.name, row.pausedUntil])).toEqual([
      [3, null, won.rule.name, pausedUntil],
      [2, bia, won.rule.name, null],
      [1, ana, draft.name, null],
    ]);
    expect(await store.alertRules.versionsOf(made.id, { limit: 1, before: 3 })).toMatchObject([{ version: 2 }]);
  });

  it('are active while they are on: a draft, one turned off and a deleted one are not', async () => {
    const tenantId = await aTenant('active');
    const [on, off, gone] = [await make(aRule(tenantId)), await make(aRule(tenantId)), await make(aRule(tenantId))];
    await make({ ...aRule(tenantId), state: 'draft' });
    await store.alertRules.change(off, { state: 'off' }, ana);
    expect(await store.alertRules.delete(gone)).toBe(true);
    expect(await store.alertRules.delete(gone)).toBe(false);
    expect(await store.alertRules.find(tenantId, gone.id)).toBeUndefined();
    expect(await store.alertRules.listActive(tenantId)).toEqual([on]);
    expect((await store.alertRules.listActive()).filter((row) => row.tenantId === tenantId)).toEqual([on]);
    const versions = await store.alertRules.versions();
    expect(versions.filter((row) => row.tenantId === tenantId)).toEqual([
      { tenantId, id: on.id, version: 1, pausedUntil: null },
    ]);
    expect(await store.alertRules.versions(tenantId)).toEqual(versions.filter((row) => row.tenantId === tenantId));
    const other = await make(aRule(tenantId));
    expect(await store.alertRules.listActive(tenantId, [other.id, off.id])).toEqual([other]);
    expect(await store.alertRules.listActive(tenantId, [])).toEqual([]);
  });

  it('are alike when they ask the same of the same places and products', async () => {
    const tenantId = await aTenant('alike');
    const low = { kind: 'value', metric: 'netSales', window: '1h', side: 'below', warning: '5' } as const;
    const silent = { kind: 'silence', side: 'above', warning: '30' } as const;
    const rules: Partial<NewRule['rule']>[] = [
      { condition: low },
      { condition: { ...low, window: '15m' }, storeIds: ['s1', 's2'] },
      { condition: { kind: 'all', of: [low, silent] }, regionIds: ['sul'] },
      { condition: { ...low, side: 'above' } },
      { condition: low, storeIds: ['s3'] },
      { condition: low, regionIds: ['norte'] },
      { condition: low, categories: ['Papelaria'] },
      { condition: low, grain: 'network' },
      { condition: silent },
    ];
    const named = rules.map((rule, place) => ({
      ...aRule(tenantId, `${place}`),
      rule: { ...draft, grain: 'store' as const, ...rule, name: `${place}` },
    }));
    await store.alertRules.create([...named, { ...aRule(tenantId, 'draft'), state: 'draft' }]);
    const asked = { grain: 'store', questions: [{ kind: 'value', metric: 'netSales', side: 'below' }] } as const;
    const places = { storeIds: ['s2'], regionIds: ['sul'], categories: ['Casa'] };
    const namesOf = async (question: Parameters<typeof store.alertRules.listAlike>[1], afterId?: string) => {
      const rows = await store.alertRules.listAlike(tenantId, question, { limit: 3, afterId });
      return [rows.map(({ rule }) => rule.name).join(' '), rows.at(-1)?.id] as const;
    };
    expect((await namesOf({ ...asked, ...places }))[0]).toBe('0 1 2');
    expect((await namesOf({ ...asked, questions: [{ kind: 'silence', side: 'above' }] }))[0]).toBe('2 8');
    const [first, last] = await namesOf(asked);
    expect([first, (await namesOf(asked, last))[0]]).toEqual(['0 1 2', '4 5 6']);
  });

  it('keep their author when the person is deleted, so that they never widen to the whole tenant', async () => {
    const tenantId = await aTenant('authors');
    const who = { tenantId, email: 'ana@x.example', name: 'Ana', role: 'manager', locale: 'pt-BR' };
    const person = await store.users.create({ ...who, scopes: [{ kind: 'store', value: 's1' }] });
    const rule = await make({ ...aRule(tenantId), authorId: person.id });
    expect(await store.accounts.erase(tenantId, person.id)).toBe('done');
    expect(await store.alertRules.find(tenantId, rule.id)).toMatchObject({ authorId: person.id });
  });

  it('go with their tenant, with what waits of them', async () => {
    const tenantId = await aTenant('leaves');
    const rule = await make(aRule(tenantId));
    await store.tenantDeletions.accept(tenantId, 'instance');
    await store.tenantDeletions.deleteRows(tenantId);
    expect(await store.alertRules.versionsOf(rule.id, { limit: 9 })).toEqual([]);
    expect((await store.alertRules.versions()).filter((row) => row.tenantId === tenantId)).toEqual([]);
    expect(toldOf(await published(), rule)).toEqual([]);
  });
});

describe('the outbox', () => {
  it('has each change of a rule once, in order, and nothing of a change that did not win', async () => {
    const made = await make(aRule(await aTenant('outbox')));
    const changed = await store.alertRules.change(made, { state: 'off' }, ana);
    await store.alertRules.change(made, { state: 'on' }, ana);
    if (changed !== undefined) await store.alertRules.delete(changed);
    expect(await store.outbox.hasWaiting()).toBe(true);
    const records = await published();
    expect(toldOf(records, made)).toEqual([1, 2, 3]);
    expect(records.at(-1)).toMatchObject({
      topic: 'state.changed.v1',
      value: { tenantId: 'outbox', kind: 'alertRule', id: made.id, version: 3, at: expect.any(Number) },
    });
    expect([await store.outbox.hasWaiting(), await published()]).toEqual([false, []]);
  });

  it('tells of whoever gets other rights, is shut out or comes back', async () => {
    const tenantId = await aTenant('rights');
    const who = { tenantId, email: 'bia@x.example', name: 'Bia', role: 'manager', locale: 'pt-BR' };
    const person = await store.users.create({ ...who, scopes: [{ kind: 'store', value: 's1' }] });
    await store.accounts.changeRights(person, { role: 'manager', scopes: [] });
    await store.accounts.changeRights(person, { role: 'admin', scopes: [] });
    await store.accounts.deactivate(tenantId, person.id);
    await store.accounts.reactivate(tenantId, person.id);
    await store.accounts.erase(tenantId, person.id);
    const told = (await published()).filter(({ key }) => key === `${tenantId}:person:${person.id}`);
    expect(told).toHaveLength(4);
  });

  it('keeps what could not be published, and lets the next one publish it', async () => {
    const made = await make(aRule(await aTenant('broken')));
    const broken = Object.assign(new Error('no broker'), {
      cause: Object.assign(new Error(), { code: 'ECONNREFUSED' }),
    });
    await expect(store.outbox.publishNext(9, () => Promise.reject(broken))).rejects.toBe(broken);
    expect(toldOf(await published(), made)).toEqual([1]);
  });

  it('is published by one at a time', async () => {
    const made = await make(aRule(await aTenant('alone')));
    const inside = async () => expect(await store.outbox.publishNext(9, () => Promise.resolve())).toBe(0);
    expect(await store.outbox.publishNext(9, inside)).toBe(1);
    expect(toldOf(await published(), made)).toEqual([]);
  });

  it('forgets what has done its work, and nothing that waits', async () => {
    await published();
    const made = await make(aRule(await aTenant('pruned')));
    await store.outbox.prune(new Date(Date.now() + 60_000));
    expect(toldOf(await published(), made)).toEqual([1]);
  });
});
