import type { Person } from '@vitrine/alert-rules';
import type { AlertRuleDraft, AlertSubject, Role } from '@vitrine/contracts';
import type { RoutedRuleRow } from '@vitrine/store';
import type { Draw } from './draw.js';

type Grant = Person['scopes'][number];
export type SimulatedPerson = { -readonly [Field in keyof Person]: Person[Field] };

/** A tenant with stores, people and rules, all of which change while alerts ring. */
export interface SimulatedTenant {
  readonly id: string;
  readonly storeIds: readonly string[];
  /** Region of each store. */
  readonly regionOf: Map<string, string>;
  /** Store of each seller. */
  readonly homeOf: Map<string, string>;
  readonly people: SimulatedPerson[];
  readonly rules: (RoutedRuleRow & { isOn: boolean })[];
}

const REGIONS = Array.from({ length: 40 }, (_, place) => `r${place}`);
/** Of two tenants the ids of stores, regions and sellers are the same on purpose. */
export function simulateTenant(id: string, stores: number, draw: Draw): SimulatedTenant {
  const storeIds = Array.from({ length: stores }, (_, place) => `s${place}`);
  const regionOf = new Map(storeIds.map((storeId) => [storeId, draw.one(REGIONS)]));
  const homeOf = new Map(Array.from({ length: stores * 2 }, (_, place) => [`v${place}`, draw.one(storeIds)]));
  const world = { id, storeIds, regionOf, homeOf };
  const people = simulatePeople(world, draw);
  const rules = Array.from({ length: 80 }, (_, place) =>
    simulateRule(`${id}-rule-${place}`, { ...world, people }, draw),
  );
  return { ...world, people, rules };
}

type World = Pick<SimulatedTenant, 'id' | 'storeIds' | 'homeOf'>;

function simulatePeople({ id, storeIds, homeOf }: World, draw: Draw): SimulatedPerson[] {
  const store = (): Grant => ({ kind: 'store', value: draw.one(storeIds) });
  const region = (): Grant => ({ kind: 'region', value: draw.one(REGIONS) });
  const tenant = (): Grant => ({ kind: 'tenant', value: '' });
  const people: SimulatedPerson[] = [];
  const add = (role: Role, scopes: Grant[]) => {
    const deactivatedAt = draw.chance(4) ? new Date(0) : null;
    people.push({ id: `${id}-person-${people.length}`, role, scopes, deactivatedAt });
  };
  for (const storeId of storeIds) {
    if (draw.chance(90)) add('manager', [{ kind: 'store', value: storeId }, ...(draw.chance(10) ? [store()] : [])]);
  }
  for (const value of REGIONS)
    if (draw.chance(85)) add('regional', [{ kind: 'region', value }, ...(draw.chance(20) ? [store()] : [])]);
  for (const role of ['admin', 'regional', 'analyst', 'operator', 'manager', 'producer'] as const)
    add(role, [tenant()]);
  for (const role of ['admin', 'analyst', 'operator', 'regional'] as const) add(role, [region(), store()]);
  for (const sellerId of homeOf.keys()) {
    if (draw.chance(50)) add('seller', [{ kind: 'self', value: sellerId }, ...(draw.chance(20) ? [store()] : [])]);
  }
  return people;
}

function simulateRule(
  id: string,
  { id: tenantId, people, storeIds }: World & Pick<SimulatedTenant, 'people'>,
  draw: Draw,
): RoutedRuleRow {
  const someone = () => draw.one(people).id;
  const personIds = draw.chance(30) ? [someone(), someone(), 'a-stranger'] : [];
  const overrides = draw.chance(30)
    ? draw.some(storeIds, 200).map((storeId) => ({ storeId, personIds: [someone(), someone()] }))
    : [];
  const metric = draw.one(['netSales', 'tickets', 'margin'] as const);
  const rule: AlertRuleDraft = {
    ...{ name: id, grain: draw.one(['store', 'seller', 'region', 'network', 'product', 'category'] as const) },
    ...{ minTickets: 0, pendingMinutes: 0, recoverMinutes: 0, cooldownMinutes: 0 },
    condition: { kind: 'value', metric, window: '1h', side: 'below', warning: '1' },
    schedule: { openHoursOnly: false, quiet: [] },
    routing: {
      ...{
        to: draw.one([
          'responsible',
          'responsible',
          'responsible',
          'regional',
          'network',
          'me',
          'people',
          'endpoints',
        ] as const),
      },
      ...{ personIds, endpointIds: draw.chance(20) ? ['hook'] : [], tellSeller: draw.chance(40), overrides },
      ...{
        channels: draw.one([['app'], ['app', 'mail'], ['push', 'mail', 'webhook']] as const).slice(),
        grouping: 'each',
      },
    },
  };
  return { id, tenantId, rule, authorId: draw.chance(80) ? someone() : null, isOn: draw.chance(95) };
}

/** A subject of the rule's grain, somewhere in the tenant. */
export function simulateSubject({ rule }: RoutedRuleRow, tenant: SimulatedTenant, draw: Draw): AlertSubject {
  const storeId = draw.one(tenant.storeIds);
  const sellers = [...tenant.homeOf.keys()];
  switch (rule.grain) {
    case 'network':
      return { grain: 'network' };
    case 'region':
      return { grain: 'region', regionId: draw.one(REGIONS) };
    case 'seller': {
      const sellerId = draw.one(sellers);
      // Now and then a seller sells in another store than their own.
      return {
        grain: 'seller',
        sellerId,
        storeId: draw.chance(80) ? (tenant.homeOf.get(sellerId) ?? storeId) : storeId,
      };
    }
    case 'product':
      return { grain: 'product', storeId, productId: `p${draw.below(500)}` };
    case 'category':
      return { grain: 'category', storeId, category: `c${draw.below(20)}` };
    default:
      return { grain: 'store', storeId };
  }
}

/** Somebody loses or gets stores, a role or their access; a store moves; a rule is turned off. */
export function unsettle(tenant: SimulatedTenant, draw: Draw): void {
  for (let times = 0; times < 20; times++) {
    const person = draw.one(tenant.people);
    const kind = draw.below(4);
    if (kind === 0) person.deactivatedAt = person.deactivatedAt === null ? new Date(0) : null;
    else if (kind === 1 && person.role !== 'seller')
      person.scopes = [{ kind: 'store', value: draw.one(tenant.storeIds) }];
    else if (kind === 2) person.scopes = person.scopes.slice(1);
    else person.scopes = [...person.scopes, { kind: 'store', value: draw.one(tenant.storeIds) }];
  }
  tenant.regionOf.set(draw.one(tenant.storeIds), draw.one(REGIONS));
  const rule = draw.one(tenant.rules);
  rule.isOn = draw.chance(90);
}
