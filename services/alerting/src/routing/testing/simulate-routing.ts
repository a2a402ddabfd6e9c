import { Audience } from '@vitrine/alert-rules';
import type { AlertRaised } from '@vitrine/contracts';
import type { AlertRecord, RoutedRuleRow } from '@vitrine/store';
import { groupBy } from '../../group-by.js';
import { BatchMemory, type Known } from '../batch-memory.js';
import { decide } from '../decide.js';
import { aRaised } from './a-raised.js';
import { Draw } from './draw.js';
import { RoutingOracle } from './routing-oracle.js';
import { type SimulatedTenant, simulateSubject, simulateTenant, unsettle } from './simulated-network.js';

export interface SimulatedRouting {
  readonly firings: number;
  /** Messages and entries that somebody got who may not. */
  readonly wrong: number;
  /** Those that somebody should have got and did not. */
  readonly missed: number;
  /** How many were told, over all changes. */
  readonly told: number;
}

const BATCH = 100;
const OPEN_AT_MOST = 300;
const NOW_MS = Date.UTC(2026, 10, 20, 15);

/** Lets rules ring for some thousand stores whose people change all the time, and counts what the oracle would have done otherwise. */
export function simulateRouting({
  firings,
  stores,
  seed,
}: {
  firings: number;
  stores: number;
  seed: number;
}): SimulatedRouting {
  const draw = new Draw(seed);
  const tenants = [simulateTenant('big', stores, draw), simulateTenant('small', 20, draw)];
  const sides = new Map(tenants.map((tenant) => [tenant.id, { tenant, oracle: new RoutingOracle(tenant) }]));
  const alerts = new Map<string, AlertRaised>();
  const told = new Map<string, Set<string>>();
  const sum = { firings: 0, wrong: 0, missed: 0, told: 0 };
  while (sum.firings < firings) {
    for (const tenant of tenants) unsettle(tenant, draw);
    const changes = Array.from({ length: Math.min(BATCH, firings - sum.firings) }, () =>
      nextChange(tenants, alerts, draw),
    );
    const records = decide(changes, new BatchMemory(knownOf(tenants, told)), NOW_MS);
    for (const record of records) {
      const side = sides.get(record.raised.tenantId);
      const rule = side?.tenant.rules.find(({ id }) => id === record.raised.ruleId);
      if (side === undefined || rule === undefined) throw new Error('A change of nobody.');
      const expected = side.oracle.expect(record.raised, rule);
      const got = whoGot(record, rule);
      sum.wrong += [...got].filter((id) => !expected.has(id)).length;
      sum.missed += [...expected].filter((id) => !got.has(id)).length;
      sum.told += got.size;
      told.set(record.raised.alertId, new Set([...(told.get(record.raised.alertId) ?? []), ...record.recipients]));
    }
    for (const alertId of told.keys()) if (!alerts.has(alertId)) told.delete(alertId);
    sum.firings += changes.length;
  }
  return sum;
}

/** Whoever has a message on its way or held. One without any, or a message to somebody who is no recipient, counts as an error. */
function whoGot({ recipients, deliveries }: AlertRecord, { rule, tenantId }: RoutedRuleRow): Set<string> {
  const got = new Set(deliveries.flatMap(({ userId }) => userId ?? []));
  for (const id of got) if (!recipients.includes(id)) got.add(`not a recipient: ${id}`);
  const isToEndpoint = deliveries.some(({ endpointId }) => endpointId !== undefined);
  if (isToEndpoint && (rule.routing.endpointIds.length === 0 || tenantId !== 'big')) got.add('another endpoint');
  return got;
}

/** Mostly a new alert; now and then something happens to one that is there. */
function nextChange(tenants: readonly SimulatedTenant[], alerts: Map<string, AlertRaised>, draw: Draw): AlertRaised {
  const before = alerts.size > 0 && draw.chance(40) ? draw.one([...alerts.values()]) : undefined;
  const change = before === undefined ? opening(draw.chance(95) ? 0 : 1, tenants, draw) : following(before, draw);
  if (change.level === 'none') alerts.delete(change.alertId);
  else alerts.set(change.alertId, change);
  // Old ones go on as they are.
  for (const alertId of alerts.keys()) if (alerts.size > OPEN_AT_MOST) alerts.delete(alertId);
  return change;
}

let serial = 0;

function opening(at: number, tenants: readonly SimulatedTenant[], draw: Draw): AlertRaised {
  const tenant = tenants[at];
  if (tenant === undefined) throw new Error('There is no such tenant.');
  const rule = draw.one(tenant.rules);
  const level = draw.chance(30) ? 'critical' : 'warning';
  const atMs = NOW_MS - 60_000;
  const ids = { alertId: `alert-${++serial}`, eventId: `event-${serial}`, tenantId: tenant.id, ruleId: rule.id };
  return aRaised({ ...ids, level, atMs, subject: simulateSubject(rule, tenant, draw) });
}

function following(before: AlertRaised, draw: Draw): AlertRaised {
  const change = draw.one(['worsened', 'eased', 'restated', 'recovered'] as const);
  const level = { worsened: 'critical', eased: 'warning', restated: before.level, recovered: 'none' } as const;
  return { ...before, eventId: `event-${++serial}`, change, level: level[change], atMs: before.atMs + 1 };
}

function knownOf(tenants: readonly SimulatedTenant[], told: ReadonlyMap<string, ReadonlySet<string>>): Known {
  return {
    rules: new Map(tenants.flatMap(({ rules }) => rules).map((rule) => [rule.id, rule])),
    audiences: new Map(tenants.map((tenant) => [tenant.id, audienceOf(tenant)])),
    endpoints: new Map([['big', new Map([['hook', 'webhook' as const]])]]),
    settings: new Map(),
    told: new Map([...told].map(([alertId, people]) => [alertId, [...people]])),
    ...{ messages: [], said: [], changes: [], counted: new Map() },
  };
}

function audienceOf({ id, people, regionOf, homeOf, storeIds }: SimulatedTenant): Audience {
  const ofRegion = groupBy(storeIds, (storeId) => regionOf.get(storeId) ?? '');
  return new Audience(id, people, {
    storesOfRegion: (region) => ofRegion.get(region) ?? [],
    storeOfSeller: (sellerId) => homeOf.get(sellerId),
  });
}
