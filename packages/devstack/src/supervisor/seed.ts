import { rulesOfTemplates } from '@vitrine/alert-rules';
import type { CatalogEvent } from '@vitrine/contracts';
import type { DemoChain } from '@vitrine/demo';
import { createStore, type Grant, type Store } from '@vitrine/store';
import type { RunFile } from './run-file.js';
import { passwordOf, type Secrets } from './secrets.js';

type Logins = RunFile['logins'];

/** The demo tenant with its rules of alerts, its people and its producer's key; repeating it changes nothing. */
export async function seedDemo(databaseUrl: string, home: string, secrets: Secrets, chain: DemoChain): Promise<Logins> {
  return withStore(databaseUrl, async (store) => {
    const rules = rulesOfTemplates('pt-BR').map((rule) => ({ state: 'on' as const, rule }));
    await store.tenants.ensure(chain.tenant, rules);
    await store.apiKeys.ensure({
      key: secrets.producerApiKey,
      tenantId: chain.tenant.id,
      name: 'demo producer',
      role: 'producer',
    });
    const catalog = [...chain.catalog()];
    const logins: Logins = [];
    for (const person of chain.logins) {
      const password = passwordOf(home, secrets, person.email);
      const { role, name, email, scope } = person;
      await store.users.ensure({
        tenantId: chain.tenant.id,
        email,
        password,
        name,
        role,
        scopes: [scope],
        locale: 'pt-BR',
      });
      logins.push({ role, email, password, stores: storesWithin(scope, catalog) });
    }
    return logins;
  });
}

/** The stores that a grant opens, for those who read run.json. */
function storesWithin({ kind, value }: Grant, catalog: readonly CatalogEvent[]): string[] {
  return catalog.flatMap((event) => {
    if (
      event.type === 'store' &&
      (kind === 'tenant' || (kind === 'region' ? event.region === value : event.id === value))
    )
      return [event.id];
    return event.type === 'seller' && kind === 'self' && event.id === value ? [event.storeId] : [];
  });
}

/** Without the demo: one empty tenant with an administrator, so that there is something to log in to. */
export async function seedEmpty(databaseUrl: string, home: string, secrets: Secrets): Promise<Logins> {
  return withStore(databaseUrl, async (store) => {
    const tenant = {
      id: EMPTY_TENANT,
      name: 'Minha loja',
      currency: 'BRL',
      timeZone: 'America/Sao_Paulo',
      locale: 'pt-BR',
    };
    const drafts = rulesOfTemplates('pt-BR').map((rule) => ({ state: 'draft' as const, rule }));
    await store.tenants.ensure(tenant, drafts);
    await store.apiKeys.ensure({
      key: secrets.producerApiKey,
      tenantId: tenant.id,
      name: 'producer',
      role: 'producer',
    });
    const email = 'admin@minha-loja.example';
    const password = passwordOf(home, secrets, email);
    const scopes: Grant[] = [{ kind: 'tenant', value: '' }];
    await store.users.ensure({
      tenantId: tenant.id,
      email,
      password,
      name: 'Admin',
      role: 'admin',
      scopes,
      locale: 'pt-BR',
    });
    return [{ role: 'admin', email, password, stores: [] }];
  });
}

/** The tenant of `--rate`, where load never mixes with the demo's figures, and somebody who may look at it. */
export async function seedLoad(databaseUrl: string, home: string, secrets: Secrets): Promise<Logins> {
  return withStore(databaseUrl, async (store) => {
    const [id, email] = [LOAD_TENANT, `gerente@${LOAD_TENANT}.example`];
    await store.tenants.ensure({ id, name: 'Carga', currency: 'BRL', timeZone: 'America/Sao_Paulo', locale: 'pt-BR' });
    const password = passwordOf(home, secrets, email);
    const scopes: Grant[] = [{ kind: 'tenant', value: '' }];
    await store.users.ensure({
      tenantId: id,
      email,
      password,
      name: 'Gerente',
      role: 'manager',
      scopes,
      locale: 'pt-BR',
    });
    return [{ role: 'manager', email, password, stores: [] }];
  });
}

export const DEMO_TENANT = 'casa-aurora';
export const EMPTY_TENANT = 'minha-loja';
export const LOAD_TENANT = 'carga';

async function withStore<T>(databaseUrl: string, work: (store: Store) => Promise<T>): Promise<T> {
  const store = createStore(databaseUrl, { maxConnections: 2 });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
