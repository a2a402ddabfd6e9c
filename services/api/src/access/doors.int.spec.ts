import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { roles } from '@vitrine/contracts';
import { Client } from '../testing/client.js';
import { doors, knockAt, may } from '../testing/route-cases.js';
import { ADMIN_API_KEY, type ApiUnderTest, startApi } from '../testing/start-api.js';
import { seedWorld } from '../testing/world.js';

jest.setTimeout(60_000);

let api: ApiUnderTest;
let callers: { name: string; role: string; client: Client }[];

beforeAll(async () => {
  api = await startApi('api_doors', (store, warehouse) => seedWorld(store, warehouse, new Date()));
  const key = { authorization: `Bearer ${ADMIN_API_KEY}`, 'x-tenant-id': 'acme' };
  callers = [
    { name: 'a stranger', role: 'nobody', client: new Client(api.url, {}) },
    { name: 'the instance', role: 'instance', client: new Client(api.url, key) },
    ...(await Promise.all(
      roles.map(async (role) => ({ name: role, role, client: await Client.signIn(api.url, `${role}@acme.example`) })),
    )),
  ];
}, 180_000);
afterAll(() => api?.stop(), 60_000);

/** Signing out is asked apart: it would end the caller of the next question. */
const LEAVING = 'DELETE /v1/sessions/current';

function isOpen(route: string, role: string): boolean {
  const door = doors[route] ?? 'instance';
  if (door === 'everyone') return true;
  if (door === 'signed in') return role !== 'nobody';
  if (door === 'instance') return role === 'instance';
  return role === 'instance' || (may[door] as readonly string[]).includes(role);
}

async function statusOf(client: Client, route: string): Promise<number> {
  const { method, path, body } = knockAt(route);
  const response = await client.ask(method, path, body);
  await response.body?.cancel();
  return response.status;
}

describe('the doors of the api', () => {
  it('are all described', () => {
    const routes = api.routes.list().filter(({ method }) => method !== 'HEAD' && method !== 'OPTIONS');
    expect([...new Set(routes.map(({ method, url }) => `${method} ${url}`))].sort()).toEqual(Object.keys(doors).sort());
  });

  it('let in whom they should and nobody else', async () => {
    for (const { name, role, client } of callers) {
      for (const route of Object.keys(doors).filter((each) => each !== LEAVING)) {
        const status = await statusOf(client, route);
        const refused = role === 'nobody' ? 401 : 403;
        expect([name, route, status === refused]).toEqual([name, route, !isOpen(route, role)]);
        if (isOpen(route, role)) expect([name, route, [401, 403].includes(status)]).toEqual([name, route, false]);
      }
    }
  });

  it('let nobody leave who has not come in', async () => {
    expect(await statusOf(new Client(api.url, {}), LEAVING)).toBe(401);
    for (const { name, client } of callers.filter(({ role }) => role !== 'instance' && role !== 'nobody')) {
      expect([name, await statusOf(client, LEAVING)]).toEqual([name, 204]);
      expect([name, await statusOf(client, 'GET /v1/me')]).toEqual([name, 401]);
    }
  });
});
