import type { AlertRouting, AlertSubject, Role } from '@vitrine/contracts';
import type { Audience, Listener, Needs } from './audience.js';

/** Who is told together, from the shelf upwards; `named`: people whom the rule itself names. */
export type RecipientLevel = 'named' | 'store' | 'region' | 'network';
type Level = Exclude<RecipientLevel, 'named'>;

export interface RecipientStep {
  readonly level: RecipientLevel;
  /** In order; nobody stands in two steps. */
  readonly personIds: readonly string[];
}

export interface Recipients extends RecipientStep {
  /** Who is told when nobody has it, one step after another. */
  readonly escalations: readonly RecipientStep[];
}

export interface RoutedRule {
  readonly routing: AlertRouting;
  /** Whom `me` means; null: nobody. */
  readonly authorId: string | null;
  /** What the rule's figures tell. */
  readonly needs: Needs;
}

interface Group {
  readonly level: RecipientLevel;
  readonly people: readonly Listener[];
}

const CHAIN: readonly Level[] = ['store', 'region', 'network'];
/** Those of the whole tenant are the network's, whatever their role; those limited to some stores stand at their role's level. */
const ROLES: Readonly<Record<Level, readonly Role[]>> = {
  store: ['manager'],
  region: ['regional', 'admin'],
  network: ['manager', 'regional', 'admin'],
};
const STARTS: Readonly<Partial<Record<AlertRouting['to'], Level>>> = {
  responsible: 'store',
  regional: 'region',
  network: 'network',
};

/**
 * Who is told of a subject: people who may come in and may see it now, and nobody else. A level without people is passed over, so a store
 * without a manager is its region's, and so is a rule whose people may all be told no more.
 */
export function recipientsOf(rule: RoutedRule, subject: AlertSubject, audience: Audience): Recipients {
  const listeners = audience.whoSees(subject, rule.needs);
  const groups = groupsOf(rule, subject, listeners);
  const isForPeople = rule.routing.to !== 'endpoints';
  const [first, ...escalations] = apart(groups).filter(
    ({ personIds }, at) => personIds.length > 0 || (at === 0 && !isForPeople),
  );
  const sellers = rule.routing.tellSeller ? listeners.filter(({ scope }) => isSeller(scope.sellerId, subject)) : [];
  const personIds = inOrder([...(first?.personIds ?? []), ...sellers.map(({ id }) => id)]);
  return { level: first?.level ?? 'named', personIds, escalations };
}

/** The first group is told at once, each next one by escalation. */
function groupsOf({ routing, authorId }: RoutedRule, subject: AlertSubject, listeners: readonly Listener[]): Group[] {
  const pick = (ids: readonly (string | null)[]) => listeners.filter(({ id }) => ids.includes(id));
  const instead = pick(routing.overrides.find(({ storeId }) => storeId === subject.storeId)?.personIds ?? []);
  if (instead.length > 0) return [{ level: 'named', people: instead }, ...chainOf('store', subject, listeners)];
  const named = pick([...routing.personIds, ...(routing.to === 'me' ? [authorId] : [])]);
  const start = STARTS[routing.to];
  const chain = chainOf(start ?? 'store', subject, listeners);
  const [own, ...above] = chain;
  if (start === undefined || own === undefined) return [{ level: 'named', people: named }, ...chain];
  return [{ ...own, people: [...own.people, ...named] }, ...above];
}

/** The levels that have people, upwards from `start`, or from where the subject itself stands when that is higher. */
function chainOf(start: Level, { grain }: AlertSubject, listeners: readonly Listener[]): Group[] {
  const own = grain === 'network' || grain === 'region' ? grain : 'store';
  const levels = CHAIN.slice(Math.max(CHAIN.indexOf(start), CHAIN.indexOf(own)));
  return levels
    .map((level) => ({ level, people: listeners.filter((listener) => isOf(level, listener)) }))
    .filter(({ people }) => people.length > 0);
}

function isOf(level: Level, { role, scope }: Listener): boolean {
  return ROLES[level].includes(role) && (scope.stores === 'all') === (level === 'network');
}

/** A person is told with the first group they stand in. */
function apart(groups: readonly Group[]): RecipientStep[] {
  const told = new Set<string>();
  return groups.map(({ level, people }) => {
    const personIds = inOrder(people.map(({ id }) => id)).filter((id) => !told.has(id));
    for (const id of personIds) told.add(id);
    return { level, personIds };
  });
}

function isSeller(sellerId: string | undefined, subject: AlertSubject): boolean {
  return sellerId !== undefined && sellerId === subject.sellerId;
}

const inOrder = (ids: readonly string[]): string[] => [...new Set(ids)].sort();
