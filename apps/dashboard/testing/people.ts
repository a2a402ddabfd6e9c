import type { Me, Store } from '@/lib/api/types';

const permissionsOf = {
  manager: [
    'metrics:read',
    'stores:read',
    'sellers:read',
    'products:read',
    'margins:read',
    'stream:read',
    'alerts:read',
  ],
  seller: ['metrics:read', 'stores:read', 'stream:read', 'alerts:read'],
  producer: ['deadLetters:read'],
} as const;

/** Somebody signed in: a manager of the whole organisation unless told otherwise. */
export function aMe(change: { role?: keyof typeof permissionsOf; scope?: Partial<Me['scope']> } = {}): Me {
  const { role = 'manager', scope = {} } = change;
  return {
    user: { id: 'u1', name: 'Ana Souza', email: 'ana@loja.example', role, locale: 'pt-BR' },
    tenant: {
      id: 'loja',
      name: 'Lojas Aurora',
      currency: 'BRL',
      timeZone: 'America/Sao_Paulo',
      locale: 'pt-BR',
      minorDigits: 2,
    },
    scope: { stores: 'all', networkTotals: false, ...scope },
    permissions: [...permissionsOf[role]],
  };
}

/** A manager who makes rules of alerts. */
export function aRuleMaker(change: Parameters<typeof aMe>[0] = {}): Me {
  const me = aMe(change);
  return { ...me, permissions: [...me.permissions, 'alertRules:manage'] };
}

export function aStore(change: Partial<Store> & Pick<Store, 'id'>): Store {
  return {
    name: `Loja ${change.id}`,
    region: 'Sul',
    timeZone: 'America/Sao_Paulo',
    hours: [],
    access: 'full',
    ...change,
  };
}
