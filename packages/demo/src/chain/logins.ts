import { mailboxOf } from './names.js';
import type { Seller } from './sellers.js';
import type { World } from './world.js';

export type Role = 'admin' | 'operator' | 'regional' | 'manager' | 'seller' | 'producer';

/** A person who may sign in; the creator of the accounts makes the passwords. */
export interface Login {
  readonly role: Role;
  readonly name: string;
  readonly email: string;
  readonly scope: { readonly kind: 'tenant' | 'region' | 'store' | 'self'; readonly value: string };
}

/** One person of each kind, two managers and two sellers, so that every scope can be looked through. */
export function loginsOf(world: World): readonly Login[] {
  const stores = world.places.slice(0, 2);
  const region = world.places[0]?.region ?? '';
  const sellers = stores.map((_, store) => world.sellers[store]?.[0] as Seller);
  return [
    person('admin', 'Helena Duarte', { kind: 'tenant', value: '' }),
    person('operator', 'Otávio Pires', { kind: 'tenant', value: '' }),
    person('regional', 'Renata Sampaio', { kind: 'region', value: region }),
    ...stores.map((store, index) =>
      person('manager', ['Marcos Tavares', 'Luciana Freitas'][index] as string, { kind: 'store', value: store.id }),
    ),
    ...sellers.map(
      (seller): Login => ({
        role: 'seller',
        name: seller.name,
        email: seller.email,
        scope: { kind: 'self', value: seller.id },
      }),
    ),
    person('producer', 'Integração dos caixas', { kind: 'tenant', value: '' }),
  ];
}

function person(role: Role, name: string, scope: Login['scope']): Login {
  return { role, name, email: `${mailboxOf(name)}@casaaurora.example`, scope };
}
