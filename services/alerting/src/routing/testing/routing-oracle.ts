import type { AlertRaised, AlertSubject } from '@vitrine/contracts';
import type { RoutedRuleRow } from '@vitrine/store';
import type { SimulatedPerson, SimulatedTenant } from './simulated-network.js';

/**
 * Who must hear of a change, in the plainest words and person by person, from what the customer was promised. It shares nothing with the
 * code that it judges.
 */
export class RoutingOracle {
  private readonly told = new Map<string, Set<string>>();

  constructor(private readonly tenant: SimulatedTenant) {}

  /** Everybody who must be told of it, and nobody else may be. */
  expect(raised: AlertRaised, rule: RoutedRuleRow): Set<string> {
    const ofRegion = this.storesOfRegion(raised.subject);
    const seeing = this.tenant.people.filter((person) => this.sees(person, raised.subject, rule, ofRegion));
    const isNews = raised.change === 'raised' || raised.change === 'worsened';
    const told = this.told.get(raised.alertId) ?? new Set();
    const still = seeing.filter(({ id }) => told.has(id));
    const people = isNews && rule.isOn ? [...still, ...this.named(raised.subject, rule, seeing)] : still;
    const ids = new Set(people.map(({ id }) => id));
    this.told.set(raised.alertId, new Set([...told, ...ids]));
    return ids;
  }

  private named(subject: AlertSubject, { rule: { routing }, authorId }: RoutedRuleRow, seeing: SimulatedPerson[]) {
    const among = (ids: readonly (string | null)[]) => seeing.filter(({ id }) => ids.includes(id));
    const seller = seeing.filter(({ role }) => role === 'seller' && routing.tellSeller && subject.grain === 'seller');
    const instead = among(routing.overrides.find(({ storeId }) => storeId === subject.storeId)?.personIds ?? []);
    if (instead.length > 0) return [...instead, ...seller];
    const beside = among(routing.personIds);
    const from = (level: number) => responsible(seeing, Math.max(level, levelOf(subject)));
    switch (routing.to) {
      case 'responsible':
        return [...from(0), ...beside, ...seller];
      case 'regional':
        return [...from(1), ...beside, ...seller];
      case 'network':
        return [...from(2), ...beside, ...seller];
      case 'endpoints':
        return [...beside, ...seller];
      default: {
        const own = [...beside, ...(routing.to === 'me' ? among([authorId]) : [])];
        return [...(own.length > 0 ? own : from(0)), ...seller];
      }
    }
  }

  private sees(person: SimulatedPerson, subject: AlertSubject, { rule }: RoutedRuleRow, ofRegion: string[]): boolean {
    const { role, scopes } = person;
    if (person.deactivatedAt !== null || role === 'producer') return false;
    if (role === 'seller' && subject.grain !== 'seller') return false;
    const tellsCosts = 'metric' in rule.condition && rule.condition.metric === 'margin';
    if (tellsCosts && ['operator', 'seller'].includes(role)) return false;
    if (subject.grain === 'seller' && role === 'operator') return false;
    const has = (kind: string, value: string) => scopes.some((grant) => grant.kind === kind && grant.value === value);
    if (role === 'seller') return this.isOwnSale(person, subject, has);
    if (has('tenant', '')) return true;
    const seesStore = (storeId: string) =>
      has('store', storeId) || has('region', this.tenant.regionOf.get(storeId) ?? '');
    if (subject.grain === 'network') return false;
    if (subject.grain !== 'region') return seesStore(subject.storeId ?? '');
    return ofRegion.length > 0 && ofRegion.every(seesStore);
  }

  private storesOfRegion({ regionId }: AlertSubject): string[] {
    return this.tenant.storeIds.filter((storeId) => this.tenant.regionOf.get(storeId) === regionId);
  }

  private isOwnSale(
    { scopes }: SimulatedPerson,
    { sellerId, storeId }: AlertSubject,
    has: (kind: string, value: string) => boolean,
  ) {
    const [self] = scopes.flatMap(({ kind, value }) => (kind === 'self' ? [value] : [])).sort();
    const isTheirStore = this.tenant.homeOf.get(self ?? '') === storeId || has('store', storeId ?? '');
    return self !== undefined && sellerId === self && isTheirStore;
  }
}

const isOfAll = ({ scopes }: SimulatedPerson): boolean => scopes.some(({ kind }) => kind === 'tenant');

const levelOf = ({ grain }: AlertSubject): number => (grain === 'network' ? 2 : grain === 'region' ? 1 : 0);

/** The store's own managers; where there are none the region's people; where there are none the network's. */
function responsible(seeing: readonly SimulatedPerson[], level: number): SimulatedPerson[] {
  const levels = [
    seeing.filter((person) => person.role === 'manager' && !isOfAll(person)),
    seeing.filter((person) => ['regional', 'admin'].includes(person.role) && !isOfAll(person)),
    seeing.filter((person) => ['manager', 'regional', 'admin'].includes(person.role) && isOfAll(person)),
  ];
  return levels.slice(level).find((people) => people.length > 0) ?? [];
}
