import { needsOf, recipientsOf } from '@vitrine/alert-rules';
import type { AlertRaised } from '@vitrine/contracts';
import { alertSubjectKey, type RoutedRuleRow, type Store } from '@vitrine/store';
import type { Audiences } from '../audience/audiences.js';
import { groupBy } from '../group-by.js';
import type { Known } from './batch-memory.js';

const HOUR_MS = 3_600_000;
/** A day has up to 25 hours on its clock. */
const DAY_AT_MOST_MS = 25 * HOUR_MS;

type Asked = Pick<Store, 'alertsBefore' | 'notificationSettings'>;

/** Asks for all that deciding a batch needs, at once for all of its changes. */
export async function readKnown(
  changes: readonly AlertRaised[],
  store: Asked,
  audiences: Pick<Audiences, 'of'>,
  nowMs: number,
): Promise<Known> {
  const before = store.alertsBefore;
  const alertIds = [...new Set(changes.map(({ alertId }) => alertId))];
  const tenants = groupBy(changes, ({ tenantId }) => tenantId);
  const anHourAgo = new Date(Math.min(nowMs, ...changes.map(({ atMs }) => atMs)) - HOUR_MS);
  const ofTenants = async <Row>(ask: (tenantId: string, keys: string[]) => Promise<Row[]>): Promise<Row[]> =>
    (await Promise.all([...tenants].map(([tenantId, own]) => ask(tenantId, keysOf(own))))).flat();
  const [rules, audienceOf, told, messages, said, past, endpoints] = await Promise.all([
    before.rules([...new Set(changes.map(({ ruleId }) => ruleId))]),
    audiences.of(new Set(tenants.keys())),
    before.told(alertIds),
    before.messages(alertIds),
    ofTenants((tenantId, keys) => before.said(tenantId, keys, anHourAgo)),
    ofTenants((tenantId, keys) => before.changes(tenantId, keys, anHourAgo)),
    Promise.all([...tenants.keys()].map(async (tenantId) => [tenantId, await before.endpoints(tenantId)] as const)),
  ]);
  const known = { rules, audiences: audienceOf, told, messages, said, changes: past, endpoints: new Map(endpoints) };
  const people = [...new Set([...told.values()].flat().concat(namedIn(changes, known)))];
  const [settings, counted] = await Promise.all([
    store.notificationSettings.ofPeople(people),
    before.counted(people, new Date(nowMs - DAY_AT_MOST_MS)),
  ]);
  return { ...known, settings, counted };
}

const keysOf = (changes: readonly AlertRaised[]): string[] => [
  ...new Set(changes.map(({ subject }) => alertSubjectKey(subject))),
];

/** Whoever might be told by what the rules say now. */
function namedIn(changes: readonly AlertRaised[], { rules, audiences }: Pick<Known, 'rules' | 'audiences'>): string[] {
  return changes.flatMap((raised) => {
    const rule: RoutedRuleRow | undefined = rules.get(raised.ruleId);
    const audience = audiences.get(raised.tenantId);
    if (rule === undefined || audience === undefined) return [];
    const routed = { routing: rule.rule.routing, authorId: rule.authorId, needs: needsOf(rule.rule) };
    return recipientsOf(routed, raised.subject, audience).personIds;
  });
}
