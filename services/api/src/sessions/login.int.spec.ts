import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Grant } from '@vitrine/store';
import { type ApiUnderTest, startApi } from '../testing/start-api.js';
import { PASSWORD, seedWorld } from '../testing/world.js';
import { ACCOUNT_TRIES, ADDRESS_TRIES } from './login-locks.js';

jest.setTimeout(60_000);

let api: ApiUnderTest;
let addresses = 0;

beforeAll(async () => {
  api = await startApi('api_login', (store, warehouse) => seedWorld(store, warehouse, new Date()));
}, 180_000);
afterAll(() => api?.stop(), 60_000);

interface Typed {
  email: string;
  password: string;
  organisation?: string;
}

/** Each try comes from an address of its own, unless one is named: so only the account's lock counts. */
async function signIn(typed: Typed, address = `10.9.${Math.floor(++addresses / 250)}.${addresses % 250}`) {
  const response = await fetch(`${api.url}/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
    body: JSON.stringify(typed),
  });
  const { code, choices, tenant } = (await response.json()) as Record<string, unknown>;
  return { status: response.status, code, choices, tenant: (tenant as { id: string } | undefined)?.id };
}

async function wrongly(times: number, typed: Omit<Typed, 'password'>) {
  const statuses: number[] = [];
  for (let tries = 0; tries < times; tries += 1)
    statuses.push((await signIn({ ...typed, password: `wrong-${tries}` })).status);
  return statuses;
}

const whole: Grant[] = [{ kind: 'tenant', value: '' }];
async function account(email: string, tenantId: string, password = PASSWORD) {
  return api.store.users.ensure({ tenantId, email, password, name: 'N', role: 'analyst', locale: 'en', scopes: whole });
}

describe('one e-mail in several tenants', () => {
  it('is asked which only when the password fits more than one, and then only those', async () => {
    const email = 'many@example.com';
    for (const tenantId of ['acme', 'rival']) await account(email, tenantId);
    await account(email, 'veiled', 'another-secret');
    expect(await signIn({ email, password: 'another-secret' })).toMatchObject({ status: 201, tenant: 'veiled' });
    expect(await signIn({ email, password: 'neither' })).toMatchObject({ status: 401, code: 'invalid_credentials' });
    const asked = await signIn({ email, password: PASSWORD });
    expect(asked).toMatchObject({
      status: 409,
      code: 'which_organisation',
      choices: [
        { value: 'acme', label: 'acme' },
        { value: 'rival', label: 'rival' },
      ],
    });
    expect(await signIn({ email, password: PASSWORD, organisation: 'rival' })).toMatchObject({ tenant: 'rival' });
  });

  it('shows a stranger nothing: whatever is typed is answered as for an e-mail that nobody has', async () => {
    await account('known@example.com', 'acme');
    await account('known@example.com', 'veiled');
    const seen = async (email: string) => [
      ...(await wrongly(2, { email })),
      ...(await wrongly(2, { email, organisation: 'acme' })),
      ...(await wrongly(3, { email, organisation: 'rival' })),
      ...(await wrongly(1, { email, organisation: 'acme' })),
      ...(await wrongly(1, { email, organisation: 'veiled' })),
      ...(await wrongly(3, { email })),
      ...(await wrongly(1, { email, organisation: 'no-such-tenant' })),
    ];
    const known = await seen('known@example.com');
    expect(known).toEqual(await seen('unknown@example.com'));
    expect(known).toEqual([401, 401, 401, 401, 401, 401, 429, 429, 401, 401, 401, 429, 429]);
  });
});

describe('the lock of an account', () => {
  it('is not opened by the same e-mail in another tenant', async () => {
    const email = 'shared@example.com';
    await account(email, 'acme', 'the-one-they-want');
    await account(email, 'rival', 'the-one-they-have');
    const inRival = () => signIn({ email, password: 'the-one-they-have', organisation: 'rival' });
    let wrong = 0;
    for (; (await signIn({ email, password: `guess-${wrong}`, organisation: 'acme' })).status === 401; wrong += 1)
      expect((await inRival()).status).toBe(201);
    expect(wrong).toBe(ACCOUNT_TRIES - 1);
    expect((await inRival()).status).toBe(201);
    const right = { email, password: 'the-one-they-want' };
    expect((await signIn({ ...right, organisation: 'acme' })).status).toBe(429);
    expect((await signIn(right)).status).toBe(401);
  });

  it('counts tries that name no organisation at each account, and the owner of another cannot win them back', async () => {
    const email = 'guesser@example.com';
    await account(email, 'acme', 'the-one-they-want');
    const statuses: number[] = [];
    const guessed = async (password: string) => {
      // The password of the own account is the guess at the other.
      await account(email, 'rival', password);
      return signIn({ email, password });
    };
    for (let tries = 0; tries < ACCOUNT_TRIES; tries += 1)
      statuses.push((await guessed(`guess-number-${tries}`)).status);
    expect(statuses).toEqual(Array<number>(ACCOUNT_TRIES).fill(201));
    // The sixth guess is the right one, and is compared with the own account alone.
    expect(await guessed('the-one-they-want')).toMatchObject({ status: 201, tenant: 'rival' });
    expect((await signIn({ email, password: 'the-one-they-want', organisation: 'acme' })).status).toBe(429);
    expect((await signIn({ email, password: 'x', organisation: 'no-such-tenant' })).status).toBe(429);
  });

  it('does not count the right passwords of a person with accounts in two tenants', async () => {
    const email = 'two@example.com';
    await account(email, 'acme', 'password-of-acme');
    await account(email, 'rival', 'password-of-rival');
    const here = (password: string) => signIn({ email, password });
    for (let day = 0; day < 2 * ACCOUNT_TRIES; day += 1)
      expect(await here('password-of-acme')).toMatchObject({ status: 201, tenant: 'acme' });
    expect(await wrongly(ACCOUNT_TRIES - 1, { email })).toEqual(Array(ACCOUNT_TRIES - 1).fill(401));
    expect(await here('password-of-acme')).toMatchObject({ status: 201, tenant: 'acme' });
    expect(await wrongly(2, { email })).toEqual([429, 429]);
  });

  it('does not count a password that fits both', async () => {
    const email = 'both@example.com';
    for (const tenantId of ['acme', 'rival']) await account(email, tenantId);
    for (let asked = 0; asked < 2 * ACCOUNT_TRIES; asked += 1)
      expect((await signIn({ email, password: PASSWORD })).status).toBe(409);
    expect((await signIn({ email, password: PASSWORD, organisation: 'acme' })).status).toBe(201);
  });

  it('is wiped by the right password of the only account', async () => {
    const email = 'clumsy@example.com';
    await account(email, 'acme');
    for (let round = 0; round < 3; round += 1) {
      expect(await wrongly(ACCOUNT_TRIES - 1, { email })).toEqual(Array(ACCOUNT_TRIES - 1).fill(401));
      expect((await signIn({ email, password: PASSWORD })).status).toBe(201);
    }
  });

  it('counts parallel tries', async () => {
    const email = 'parallel@example.com';
    await account(email, 'acme');
    const tries = [...Array(20).keys()].map((place) =>
      signIn({ email, password: `p-${place}`, ...(place % 2 === 0 && { organisation: 'acme' }) }),
    );
    const refused = (await Promise.all(tries)).filter(({ status }) => status === 401);
    expect(refused.length).toBeLessThan(2 * ACCOUNT_TRIES);
    expect((await signIn({ email, password: PASSWORD, organisation: 'acme' })).status).toBe(429);
  });
});

describe('the lock of an address', () => {
  it('closes one address whatever accounts it tries, and no other; a right password wins back its own try only', async () => {
    await account('honest@example.com', 'acme');
    const honest = { email: 'honest@example.com', password: PASSWORD };
    // Each guess claims another address; the address that the proxy added behind it counts.
    const guess = (place: number) =>
      signIn({ email: `guess-${place}@example.com`, password: 'x' }, `10.7.${place}.1, 10.8.0.1`);
    for (let tries = 0; tries < ADDRESS_TRIES; tries += 1) {
      expect((await guess(tries)).status).toBe(401);
      if (tries % 25 === 0) expect((await signIn(honest, '10.8.0.1')).status).toBe(201);
    }
    expect(await guess(ADDRESS_TRIES)).toMatchObject({ status: 429, code: 'address_locked' });
    expect(await signIn(honest, '10.8.0.1')).toMatchObject({ status: 429, code: 'address_locked' });
    expect((await signIn(honest, '10.8.0.2')).status).toBe(201);
  });
});
