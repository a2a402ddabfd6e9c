import { Audience, ruleSentence, scopeOfRule, type TenantFacts } from '@vitrine/alert-rules';
import type { AlertRuleDraft, Bilingual, Role } from '@vitrine/contracts';
import { canSeeStore, type Scope } from '@vitrine/domain';
import type { KeptRule, Store, User } from '@vitrine/store';
import type { Directory, StoreRow } from '@vitrine/warehouse';
import type { Access } from '../access/access.js';
import type { RuleContext } from './rule-checks.js';
import { concerns, isHeldBy, reachOf } from './rule-reach.js';

const PAGE = 500;

/** Who and what there is in a tenant now: what its rules are held against. Read once for a request. */
export class RuleGround {
  readonly audience: Audience;
  /** What the engine asks for when a rule is made ready: places, and none of their figures. */
  readonly facts: TenantFacts;
  private readonly names: ReadonlyMap<string, string>;

  private constructor(
    private readonly access: Access,
    people: readonly User[],
    readonly stores: readonly StoreRow[],
    homes: ReadonlyMap<string, string>,
    private readonly endpoints: RuleContext['endpoints'],
  ) {
    this.names = new Map(people.map(({ id, name }) => [id, name]));
    const regions = storesByRegion(stores);
    this.audience = new Audience(access.tenant.id, people, {
      storesOfRegion: (region) => regions.get(region) ?? [],
      storeOfSeller: (sellerId) => homes.get(sellerId),
    });
    this.facts = placesOnly(access.tenant.timeZone, stores);
  }

  static async read(access: Access, store: Store, directory: Directory): Promise<RuleGround> {
    const { id } = access.tenant;
    const [people, stores, sellers, endpoints] = await Promise.all([
      allPeople(store, id),
      directory.storesOf(id),
      directory.sellersOf(id),
      store.alertEndpoints.list(id, { limit: PAGE }),
    ]);
    const homes = new Map(sellers.map(({ sellerId, storeId }) => [sellerId, storeId]));
    return new RuleGround(access, people, stores, homes, new Map(endpoints.map((one) => [one.id, one.kind])));
  }

  /** What the rule looks at now. */
  judgedScope(rule: Pick<KeptRule, 'tenantId' | 'authorId' | 'rule'>): Scope {
    return scopeOfRule(rule, this.audience);
  }

  sees(row: KeptRule): boolean {
    return concerns(row.rule, this.judgedScope(row), this.access.scope, this.stores);
  }

  holds(row: KeptRule): boolean {
    return isHeldBy(row.rule, this.judgedScope(row), this.access.scope, this.stores);
  }

  reachOf(row: Pick<KeptRule, 'tenantId' | 'authorId' | 'rule'>): string[] {
    return reachOf(row.rule, this.judgedScope(row), this.stores);
  }

  /** Regions of the catalogue in which these stores are. */
  regionsOf(storeIds: readonly string[]): string[] {
    return [...new Set(storeIds.flatMap((storeId) => this.facts.stores.get(storeId)?.region ?? []))];
  }

  /** Without stores and regions that the caller does not see. */
  cut(rule: AlertRuleDraft): AlertRuleDraft {
    const { scope } = this.access;
    if (scope.stores === 'all') return rule;
    const seen = new Set(this.stores.filter(({ storeId }) => canSeeStore(scope, storeId)).map(({ region }) => region));
    const { storeIds, regionIds, routing } = rule;
    return {
      ...rule,
      ...(storeIds && { storeIds: storeIds.filter((storeId) => canSeeStore(scope, storeId)) }),
      ...(regionIds && { regionIds: regionIds.filter((region) => seen.has(region)) }),
      routing: { ...routing, overrides: routing.overrides.filter(({ storeId }) => canSeeStore(scope, storeId)) },
    };
  }

  sentenceOf(rule: AlertRuleDraft): Bilingual {
    const names = {
      currency: this.access.tenant.currency,
      storeName: (storeId: string) => this.storeName(storeId),
    };
    return { 'pt-BR': ruleSentence(rule, 'pt-BR', names), en: ruleSentence(rule, 'en', names) };
  }

  /** Who these people are, for whoever asks who would be told. */
  recipients(ids: readonly string[]): { id: string; name: string; role: Role }[] {
    return ids.flatMap((id) => {
      const role = this.audience.find(id)?.role;
      return role === undefined ? [] : [{ id, name: this.names.get(id) ?? '', role }];
    });
  }

  storeName(storeId: string | undefined): string | undefined {
    return storeId === undefined ? undefined : this.facts.stores.get(storeId)?.name;
  }

  /** Null for the tenant itself; a person who was deleted has no name any more. */
  personOf(id: string | null): { id: string; name: string } | null {
    return id === null ? null : { id, name: this.names.get(id) ?? '' };
  }

  /** Whether the author may still make rules, so that they stay the author of what somebody else changes. */
  isAuthorThere(id: string): boolean {
    return this.audience.find(id)?.permissions.has('alertRules:manage') === true;
  }

  contextFor(rule: Pick<KeptRule, 'tenantId' | 'authorId' | 'rule'>, before?: KeptRule): RuleContext {
    const { authorId } = rule;
    return {
      ...{ caller: this.access, authorId, judged: this.judgedScope(rule), audience: this.audience },
      ...{ places: this.stores, endpoints: this.endpoints, before: before?.rule },
    };
  }
}

function storesByRegion(stores: readonly StoreRow[]): Map<string, string[]> {
  const regions = new Map<string, string[]>();
  for (const { region, storeId } of stores) regions.set(region, [...(regions.get(region) ?? []), storeId]);
  return regions;
}

function placesOnly(timeZone: string, stores: readonly StoreRow[]): TenantFacts {
  const placeOf = ({ storeId, name, region, ...store }: StoreRow) => ({
    ...{ id: storeId, name, timeZone: store.timeZone, hours: store.hours },
    ...(region !== '' && { region }),
  });
  return {
    ...{ asOfMs: 0, timeZone, lowPerformers: [], stores: new Map(stores.map((row) => [row.storeId, placeOf(row)])) },
    ...{ categoryOf: () => undefined, pastDaysOf: () => [], soldDaysOf: () => 0, goalOf: () => undefined },
  };
}

async function allPeople(store: Store, tenantId: string): Promise<User[]> {
  const people: User[] = [];
  for (let after: User | undefined; ; ) {
    const page = await store.users.list(tenantId, { limit: PAGE, ...(after && { after }) });
    people.push(...page);
    after = page.at(-1);
    if (page.length < PAGE) return people;
  }
}
