import { randomBytes } from 'node:crypto';
import { isCurrency } from '@vitrine/contracts';
import { isTimeZone } from '@vitrine/domain';
import { createStore, type Store } from '@vitrine/store';
import { ImportProblem } from '../messages/import-problem.js';
import type { Stack } from './stack.js';

export interface TenantWish {
  readonly id: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly create: boolean;
}

export interface Login {
  readonly email: string;
  readonly password: string;
}

/**
 * Makes sure that the tenant exists, in the right currency. With `create` it makes the tenant, and a manager of all its stores with a new
 * password. Null when the login was there before, or could not be made without the database.
 * @throws ImportProblem
 */
export async function prepareTenant(stack: Stack, wish: TenantWish): Promise<Login | null> {
  if (stack.databaseUrl !== null) return withStore(stack.databaseUrl, wish);
  if (!wish.create) return null;
  if (stack.api === null) throw new ImportProblem('cannotCreate', { status: '–' });
  refuseUnknown(wish);
  await createThroughApi(stack.api, wish);
  return null;
}

/** A currency or zone in which no sale could be counted. */
function refuseUnknown({ currency, timeZone }: TenantWish): void {
  if (!isCurrency(currency)) throw new ImportProblem('noCurrency', { currency });
  if (!isTimeZone(timeZone)) throw new ImportProblem('noTimeZone', { timeZone });
}

async function withStore(databaseUrl: string, wish: TenantWish): Promise<Login | null> {
  const store = createStore(databaseUrl);
  try {
    const { id, currency, timeZone } = wish;
    const known = await store.tenants.find(id);
    if (known === undefined && wish.create) refuseUnknown(wish);
    if (known === undefined && !wish.create) throw new ImportProblem('noTenant', { tenant: id });
    if (known !== undefined && known.currency !== currency)
      throw new ImportProblem('otherCurrency', { tenant: id, currency: known.currency });
    if (!wish.create) return null;
    if (known === undefined) await store.tenants.ensure({ id, name: id, currency, timeZone, locale: 'pt-BR' });
    return await createManager(store.users, id);
  } finally {
    await store.close();
  }
}

/** Null when the manager exists: a password in use stays as it is. */
async function createManager(users: Store['users'], tenantId: string): Promise<Login | null> {
  const email = `gerente@${tenantId}.example`;
  if ((await users.findByEmail(email, tenantId)).length > 0) return null;
  const login = { email, password: randomBytes(9).toString('base64url') };
  const scopes = [{ kind: 'tenant' as const, value: '' }];
  await users.create({ tenantId, ...login, name: 'Gerente', role: 'manager', locale: 'pt-BR', scopes });
  return login;
}

async function createThroughApi(
  api: { url: string; adminKey: string },
  { id, currency, timeZone }: TenantWish,
): Promise<void> {
  const response = await fetch(new URL('/v1/tenants', api.url), {
    method: 'POST',
    headers: { authorization: `Bearer ${api.adminKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ id, name: id, currency, timeZone }),
  });
  if (!response.ok && response.status !== 409)
    throw new ImportProblem('cannotCreate', { status: String(response.status) });
}
