import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { User, UserCreated, UserList } from '@vitrine/contracts';
import { createLogger } from '@vitrine/platform';
import type { Grant } from '@vitrine/store';
import { createApi } from '../create-api.js';
import { Client, LiveStream } from '../testing/client.js';
import { ADMIN_API_KEY, type ApiUnderTest, CHEAP, startApi } from '../testing/start-api.js';
import { PASSWORD, seedWorld } from '../testing/world.js';

jest.setTimeout(60_000);

const NEW_PASSWORD = 'girassol no telhado';
let api: ApiUnderTest;
let admin: Client;
let made = 0;

beforeAll(async () => {
  api = await startApi('api_people', (store, warehouse) => seedWorld(store, warehouse, new Date()));
  admin = await Client.signIn(api.url, 'admin@acme.example');
}, 180_000);
afterAll(() => api?.stop(), 60_000);

const stranger = () => new Client(api.url, {});
const code = async (response: Response) => [response.status, ((await response.json()) as { code: string }).code];
const fault = async (response: Response) =>
  ((await response.json()) as { errors?: { pointer: string; code: string }[] }).errors?.map((one) => [
    one.pointer,
    one.code,
  ]);

/** A person with a password who may sign in. */
async function person(role = 'analyst', scopes: Grant[] = [{ kind: 'tenant', value: '' }], tenantId = 'acme') {
  const email = `person-${++made}@acme.example`;
  const user = await api.store.users.create({
    tenantId,
    email,
    password: PASSWORD,
    name: 'Bia Prado',
    role,
    locale: 'en',
    scopes,
  });
  return { id: user.id, email };
}

async function invite(): Promise<UserCreated & { link: { token: string } }> {
  const body = {
    email: `invited-${++made}@acme.example`,
    name: 'Caio Reis',
    role: 'analyst',
    scopes: [{ kind: 'tenant' }],
  };
  const response = await admin.ask('POST', '/v1/users', { ...body, credential: 'link' });
  expect(response.status).toBe(201);
  return (await response.json()) as UserCreated & { link: { token: string } };
}

const use = (token: string, newPassword = NEW_PASSWORD) =>
  stranger().ask('POST', '/v1/password-links/use', { token, newPassword });
const inspect = (token: string) => stranger().ask('POST', '/v1/password-links/inspect', { token });
const signIn = (email: string, password: string) => stranger().ask('POST', '/v1/sessions', { email, password });
const change = (id: string, patch: unknown, etag?: string, by = admin) =>
  by.ask('PATCH', `/v1/users/${id}`, patch, etag === undefined ? {} : { 'if-match': etag });
const actionsOn = async (id: string) =>
  (await api.store.audit.of('acme')).filter(({ subject }) => subject === id).map(({ action }) => action);

describe('an invitation', () => {
  it('brings in a person who chooses a password, once', async () => {
    const { id, email, link, ...rest } = await invite();
    expect(rest).not.toHaveProperty('password');
    expect(await (await admin.get(`/v1/users/${id}`)).json()).toMatchObject({ email, state: 'invited' });
    expect(await (await inspect(link.token)).json()).toMatchObject({ name: 'Caio Reis', email, organisation: 'acme' });
    expect(await fault(await use(link.token, 'Caio-Reis-2026'))).toEqual([['/newPassword', 'password_is_yours']]);
    expect(await fault(await use(link.token, 'curta'))).toEqual([['/newPassword', 'too_short']]);
    expect(await fault(await use(link.token, 'qwertyuiop'))).toEqual([['/newPassword', 'password_obvious']]);
    expect((await use(link.token)).status).toBe(204);
    expect((await signIn(email, NEW_PASSWORD)).status).toBe(201);
    expect(await (await admin.get(`/v1/users/${id}`)).json()).toMatchObject({ state: 'active' });
    expect(await code(await use(link.token))).toEqual([410, 'link_used']);
    expect(await actionsOn(id)).toEqual(['user.invited', 'password.set']);
  });

  it('says why a link works no longer', async () => {
    const { id, link } = await invite();
    const newer = await admin.ask('POST', `/v1/users/${id}/password-link`);
    const { token } = (await newer.json()) as { token: string };
    expect(await code(await inspect(link.token))).toEqual([410, 'link_revoked']);
    expect((await inspect(token)).status).toBe(200);
    expect((await admin.ask('DELETE', `/v1/users/${id}/password-link`)).status).toBe(204);
    expect(await code(await use(token))).toEqual([410, 'link_revoked']);
    const old = await api.store.passwordLinks.make(id, new Date(Date.now() - 25 * 3_600_000));
    expect(await code(await inspect(old.token))).toEqual([410, 'link_expired']);
    expect(await code(await inspect('a'.repeat(43)))).toEqual([404, 'link_unknown']);
    expect(await actionsOn(id)).toEqual(['user.invited', 'password.linkMade', 'password.linkRevoked']);
  });

  it('is refused from another site', async () => {
    const { link } = await invite();
    const body = { token: link.token, newPassword: NEW_PASSWORD };
    const answer = await stranger().ask('POST', '/v1/password-links/use', body, { origin: 'https://evil.example' });
    expect(answer.status).toBe(403);
    expect((await inspect(link.token)).status).toBe(200);
  });
});

describe('a person who changes the own password', () => {
  it('needs the current one, and stays signed in alone', async () => {
    const { id, email } = await person();
    const [here, elsewhere] = [await Client.signIn(api.url, email), await Client.signIn(api.url, email)];
    const stream = await LiveStream.open(elsewhere);
    await stream.until((events) => events.length > 0);
    const change = (currentPassword: string, newPassword: string) =>
      here.ask('POST', '/v1/me/password', { currentPassword, newPassword });
    expect(await fault(await change('wrong', NEW_PASSWORD))).toEqual([['/currentPassword', 'wrong_password']]);
    expect(await fault(await change(PASSWORD, 'bia-prado-1'))).toEqual([['/newPassword', 'password_is_yours']]);
    expect((await change(PASSWORD, NEW_PASSWORD)).status).toBe(204);
    await stream.done;
    expect([(await here.get('/v1/me')).status, (await elsewhere.get('/v1/me')).status]).toEqual([200, 401]);
    expect([(await signIn(email, PASSWORD)).status, (await signIn(email, NEW_PASSWORD)).status]).toEqual([401, 201]);
    expect(await actionsOn(id)).toEqual(['password.changed']);
  });

  it('has no more tries at the current one than at the login', async () => {
    const { email } = await person();
    const client = await Client.signIn(api.url, email);
    const statuses: number[] = [];
    for (let tries = 0; tries < 6; tries += 1)
      statuses.push(
        (await client.ask('POST', '/v1/me/password', { currentPassword: `w${tries}`, newPassword: NEW_PASSWORD }))
          .status,
      );
    expect(statuses).toEqual([400, 400, 400, 400, 429, 429]);
  });

  it('is a person: a key has none', async () => {
    const { key } = await api.store.apiKeys.create({ tenantId: 'acme', name: 'k', role: 'admin' });
    const program = new Client(api.url, { authorization: `Bearer ${key}` });
    const body = { currentPassword: 'x', newPassword: NEW_PASSWORD };
    expect((await program.ask('POST', '/v1/me/password', body)).status).toBe(403);
  });
});

describe('a deactivated person', () => {
  it('is out at once, streams on another pod and of their keys included, and back when reactivated', async () => {
    const { id, email } = await person('admin');
    const elsewhere = await createApi({ env: api.env, logger: createLogger('api', 'fatal'), passwordCost: CHEAP });
    await elsewhere.app.listen(0, '127.0.0.1');
    const signedIn = await Client.signIn(api.url, email);
    const body = { name: 'theirs', role: 'analyst' };
    const { key } = (await (await signedIn.ask('POST', '/v1/api-keys', body)).json()) as { key: string };
    const program = new Client(api.url, { authorization: `Bearer ${key}` });
    const onOtherPod = new Client(await elsewhere.app.getUrl(), signedIn.headers);
    const streams = [
      await LiveStream.open(signedIn),
      await LiveStream.open(onOtherPod),
      await LiveStream.open(program),
    ];
    const stays = await LiveStream.open(admin);
    for (const stream of [...streams, stays]) await stream.until((events) => events.length > 0);

    expect((await admin.ask('PUT', `/v1/users/${id}/deactivation`)).status).toBe(204);
    for (const client of [signedIn, onOtherPod, program]) expect((await client.get('/v1/me')).status).toBe(401);
    await Promise.all(streams.map((stream) => stream.done));
    expect(stays.isComplete).toBe(false);
    stays.close();
    expect((await signIn(email, PASSWORD)).status).toBe(401);
    expect(await code(await admin.ask('POST', `/v1/users/${id}/password-link`))).toEqual([409, 'deactivated_person']);
    expect(await (await admin.get(`/v1/users/${id}`)).json()).toMatchObject({ state: 'deactivated' });

    expect((await admin.ask('DELETE', `/v1/users/${id}/deactivation`)).status).toBe(204);
    expect([(await signIn(email, PASSWORD)).status, (await program.get('/v1/me')).status]).toEqual([201, 200]);
    expect(await actionsOn(id)).toEqual(['user.deactivated', 'user.reactivated']);
    await elsewhere.app.close();
  });

  it('may also only be signed out everywhere', async () => {
    const { id, email } = await person();
    const client = await Client.signIn(api.url, email);
    expect((await admin.ask('DELETE', `/v1/users/${id}/sessions`)).status).toBe(204);
    expect([(await client.get('/v1/me')).status, (await signIn(email, PASSWORD)).status]).toEqual([401, 201]);
  });
});

describe('what a person may do and see', () => {
  const read = async (id: string) => {
    const answer = await admin.get(`/v1/users/${id}`);
    return { etag: answer.headers.get('etag') ?? '', body: (await answer.json()) as User };
  };
  const store = { kind: 'store', value: 'acme-st-norte-1' };

  it('changes for whoever read it last, from the next request on, and is audited', async () => {
    const { id, email } = await person('admin');
    const client = await Client.signIn(api.url, email);
    const before = await read(id);
    const answer = await change(id, { role: 'manager', scopes: [store] }, before.etag);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ ...before.body, role: 'manager', scopes: [store] });
    expect(answer.headers.get('etag')).toBe((await read(id)).etag);
    expect((await client.get('/v1/users')).status).toBe(403);
    expect(await (await client.get('/v1/me')).json()).toMatchObject({ scope: { stores: ['acme-st-norte-1'] } });
    expect(await code(await change(id, { role: 'admin' }, before.etag))).toEqual([412, 'changed_meanwhile']);
    expect(await code(await change(id, { role: 'admin' }))).toEqual([428, 'if_match_required']);
    expect(await actionsOn(id)).toEqual(['user.rightsChanged']);
  });

  it('keeps what the change does not name', async () => {
    const { id } = await person('analyst', [{ kind: 'store', value: 'acme-st-norte-1' }]);
    const changed = await change(id, { role: 'operator' }, (await read(id)).etag);
    expect(await changed.json()).toMatchObject({ role: 'operator', scopes: [store] });
  });

  it('is only what the role can use, and what the one who changes it holds', async () => {
    const { id } = await person('seller', [{ kind: 'self', value: 'se-um-of-acme-st-norte-1' }]);
    const { etag } = await read(id);
    expect(await fault(await change(id, { role: 'manager' }, etag))).toEqual([['/scopes/0/kind', 'unfit_for_role']]);
    const keeper = await Client.signIn(api.url, (await person('admin', [{ kind: 'store', value: store.value }])).email);
    const wider = await change(id, { role: 'analyst', scopes: [{ kind: 'tenant' }] }, etag, keeper);
    expect(await code(wider)).toEqual([403, 'outside_scope']);
    expect((await read(id)).etag).toBe(etag);
  });

  it('is one change of two made at once', async () => {
    const { id } = await person();
    const { etag } = await read(id);
    const answers = await Promise.all(['operator', 'manager'].map((role) => change(id, { role }, etag)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
  });
});

describe('a deleted person', () => {
  it('keeps the id in the figures and nothing else', async () => {
    const sellerId = 'se-dois-of-acme-st-norte-2';
    const { id, email } = await person('seller', [{ kind: 'self', value: sellerId }]);
    const client = await Client.signIn(api.url, email);
    expect((await admin.ask('DELETE', `/v1/users/${id}`)).status).toBe(204);
    expect((await client.get('/v1/me')).status).toBe(401);
    expect((await admin.get(`/v1/users/${id}`)).status).toBe(404);
    expect((await admin.ask('DELETE', `/v1/users/${id}`)).status).toBe(404);
    const period = { from: '2000-01-01', to: '2039-01-01' };
    const query = { metrics: ['netSales'], dimensions: ['seller'], period };
    const answer = await (await admin.ask('POST', '/v1/metrics/query', query)).text();
    expect([answer.includes(sellerId), answer.includes('Pessoa dois de acme-st-norte-2')]).toEqual([true, false]);
    expect(JSON.stringify(await api.store.audit.of('acme'))).not.toContain(email);
  });
});

describe('a name', () => {
  it.each([
    ['of two lines', 'Rita\r\nBcc: x', 'hidden_characters'],
    ['that turns the direction of writing', 'Rita\u202Egpj', 'hidden_characters'],
    ['with nothing to read', ' \u200B ', 'blank'],
  ])('%s is refused, of a person and of a tenant', async (_, name, fault) => {
    const instance = new Client(api.url, { authorization: `Bearer ${ADMIN_API_KEY}` });
    const user = { email: 'odd@acme.example', name, role: 'analyst', scopes: [{ kind: 'tenant' }] };
    const tenant = { id: 'odd-name', name, currency: 'BRL', timeZone: 'America/Sao_Paulo', locale: 'pt-BR' };
    for (const answer of [
      await admin.ask('POST', '/v1/users', user),
      await instance.ask('POST', '/v1/tenants', tenant),
    ])
      expect([answer.status, await answer.json()]).toMatchObject([
        400,
        { errors: [{ pointer: '/name', code: fault }] },
      ]);
  });
});

describe('nobody', () => {
  it('ends or resets the own account by these routes', async () => {
    const { user } = (await (await admin.get('/v1/me')).json()) as { user: { id: string } };
    for (const [method, path, body] of [
      ['DELETE', ''],
      ['PUT', '/deactivation'],
      ['POST', '/password-link'],
      ['DELETE', '/sessions'],
      ['PATCH', '', { role: 'analyst' }],
    ] as const)
      expect(await code(await admin.ask(method, `/v1/users/${user.id}${path}`, body))).toEqual([409, 'own_account']);
  });

  it('takes the last administrator from a tenant, not even the instance', async () => {
    const instance = new Client(api.url, { authorization: `Bearer ${ADMIN_API_KEY}`, 'x-tenant-id': 'rival' });
    const { id } = await person('admin', [{ kind: 'tenant', value: '' }], 'rival');
    for (const [method, path] of [
      ['PUT', '/deactivation'],
      ['DELETE', ''],
    ] as const)
      expect(await code(await instance.ask(method, `/v1/users/${id}${path}`))).toEqual([409, 'last_administrator']);
    const { etag } = await instance.get(`/v1/users/${id}`).then(({ headers }) => ({ etag: headers.get('etag') ?? '' }));
    const demote = () => change(id, { role: 'analyst' }, etag, instance);
    expect(await code(await demote())).toEqual([409, 'last_administrator']);
    await person('admin', [{ kind: 'tenant', value: '' }], 'rival');
    expect((await demote()).status).toBe(200);
    expect((await instance.ask('DELETE', `/v1/users/${id}`)).status).toBe(204);
  });
});

describe('an administrator of one store', () => {
  const own: Grant = { kind: 'store', value: 'acme-st-norte-1' };

  it('looks after the people of that store, and does not learn that others exist', async () => {
    const keeper = await Client.signIn(api.url, (await person('admin', [own])).email);
    const within = [
      await person('analyst', [own]),
      await person('seller', [{ kind: 'self', value: 'se-um-of-acme-st-norte-1' }]),
      await person('admin', [own]),
    ];
    const beyond = [
      await person('admin'),
      await person('manager', [own]),
      await person('analyst', [own, { kind: 'store', value: 'acme-st-sul-1' }]),
      await person('regional', [{ kind: 'region', value: 'Norte acme' }]),
      await person('seller', [{ kind: 'self', value: 'se-um-of-acme-st-sul-1' }]),
      await person('analyst', []),
      await person('analyst', [own], 'veiled'),
    ];
    const seen: string[] = [];
    for (let path: string | undefined = '/v1/users?limit=2'; path !== undefined; ) {
      const response = await keeper.get(path);
      seen.push(...((await response.json()) as UserList).items.map(({ id }) => id));
      path = /<([^>]+)>; rel="next"/.exec(response.headers.get('link') ?? '')?.[1];
    }
    expect(within.filter(({ id }) => !seen.includes(id))).toEqual([]);
    expect(beyond.filter(({ id }) => seen.includes(id))).toEqual([]);
    const steps = [
      ['GET', ''],
      ['POST', '/password-link'],
      ['DELETE', '/password-link'],
      ['DELETE', '/sessions'],
      ['PUT', '/deactivation'],
      ['DELETE', '/deactivation'],
      ['DELETE', ''],
    ] as const;
    for (const { id } of beyond)
      for (const [method, path] of steps)
        expect([method, path, (await keeper.ask(method, `/v1/users/${id}${path}`)).status]).toEqual([
          method,
          path,
          404,
        ]);
    for (const { id } of beyond) expect((await change(id, { role: 'analyst' }, '*', keeper)).status).toBe(404);
    for (const { id } of within)
      for (const [method, path] of steps)
        expect([method, path, (await keeper.ask(method, `/v1/users/${id}${path}`)).ok]).toEqual([method, path, true]);
    expect(
      (await Promise.all(beyond.map(({ id }) => api.store.users.find(id)))).every((one) => one?.deactivatedAt === null),
    ).toBe(true);
  });
});
