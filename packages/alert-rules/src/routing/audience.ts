import { type AlertSubject, type Permission, permissionsOf, type Role, roleSchema } from '@vitrine/contracts';
import { canSeeSeller, canSeeStore, type GivenGrant, type Places, type Scope, scopeOf } from '@vitrine/domain';

/** Somebody of the tenant as the store keeps them. */
export interface Person {
  readonly id: string;
  readonly role: string;
  readonly scopes: readonly GivenGrant[];
  readonly deactivatedAt: Date | null;
}

/** Somebody who may come in, with what they may see now. */
export interface Listener {
  readonly id: string;
  readonly role: Role;
  readonly scope: Scope;
  readonly permissions: ReadonlySet<Permission>;
}

/** What a text about a subject tells; whoever may not know one of these is not told. */
export type Needs = readonly Permission[];

/** The people of a tenant by what they see, to ask who may be told of a subject. Made anew when people or stores change. */
export class Audience {
  private readonly byId = new Map<string, Listener>();
  /** Those limited to some stores. */
  private readonly byStore = new Map<string, Listener[]>();
  private readonly ofWholeTenant: Listener[] = [];

  constructor(
    tenantId: string,
    people: readonly Person[],
    private readonly places: Places,
  ) {
    for (const person of people) this.add(listenerOf(tenantId, person, places));
  }

  find(id: string): Listener | undefined {
    return this.byId.get(id);
  }

  /** Everybody who may be told of this subject, in the order of their ids. */
  whoSees(subject: AlertSubject, needs: Needs = []): Listener[] {
    const nearest = this.storesOf(subject)[0];
    const limited = nearest === undefined ? [] : (this.byStore.get(nearest) ?? []);
    const all = [...limited, ...this.ofWholeTenant].filter((listener) => this.maySee(listener, subject, needs));
    return all.sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** Nobody is told of rows outside their scope: the one place that says so for every channel. */
  maySee({ scope, permissions }: Listener, subject: AlertSubject, needs: Needs = []): boolean {
    const asked: Needs =
      subject.grain === 'seller' ? ['alerts:read', 'sellers:read', ...needs] : ['alerts:read', ...needs];
    if (!asked.every((permission) => permissions.has(permission))) return false;
    if (scope.sellerId !== undefined) return isOwn(scope, subject);
    if (scope.stores === 'all') return true;
    const stores = this.storesOf(subject);
    return stores.length > 0 && stores.every((storeId) => canSeeStore(scope, storeId));
  }

  /** The stores that the figures are of; none for the whole network, which only those see who see all. */
  private storesOf({ grain, storeId, regionId }: AlertSubject): readonly string[] {
    if (grain === 'network') return [];
    if (grain === 'region') return regionId === undefined ? [] : this.places.storesOfRegion(regionId);
    return storeId === undefined ? [] : [storeId];
  }

  private add(listener: Listener | undefined): void {
    if (listener === undefined) return;
    this.byId.set(listener.id, listener);
    const { stores } = listener.scope;
    if (stores === 'all') this.ofWholeTenant.push(listener);
    else for (const storeId of stores) this.byStore.set(storeId, [...(this.byStore.get(storeId) ?? []), listener]);
  }
}

/** @returns undefined for somebody who may not come in, or has a role that this version does not know */
export function listenerOf(tenantId: string, person: Person, places: Places): Listener | undefined {
  const { data: role } = roleSchema.safeParse(person.role);
  if (role === undefined || person.deactivatedAt !== null) return undefined;
  const scope = scopeOf({ tenantId, role, grants: person.scopes }, places);
  return { id: person.id, role, scope, permissions: permissionsOf(role, scope) };
}

/** A seller is told of the own sales only, never of colleagues, the store or a product of everybody's. */
function isOwn(scope: Scope, { sellerId, storeId }: AlertSubject): boolean {
  return sellerId !== undefined && storeId !== undefined && canSeeSeller(scope, { id: sellerId, storeId });
}
