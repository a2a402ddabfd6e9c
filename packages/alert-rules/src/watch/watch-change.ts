import type { AlertEvidence, AlertRaised, AlertSubject } from '@vitrine/contracts';
import { type Found, formatDecimal, type Subject } from '@vitrine/domain';
import { idsOfKey, ticketsIn } from '@vitrine/metrics';
import type { TenantFacts } from '../facts/tenant-facts.js';
import { BELOW_PEERS } from '../ready/ready-condition.js';
import type { Meaning, ReadyRule } from '../ready/ready-rule.js';
import type { TicketFound } from './ticket-watch.js';

/** An `AlertRaised` without what only the service knows: ids, tenant, cause, and when it was written. */
export type WatchChange = Omit<AlertRaised, 'eventId' | 'alertId' | 'tenantId' | 'isLate' | 'cause' | 'emittedAt'>;

/** What the engine found, in the words of the contract. */
export function changeOf(found: Found | TicketFound, rule: ReadyRule, facts: TenantFacts): WatchChange {
  const { change, state, before, atMs } = found;
  return {
    ruleId: rule.id,
    ruleVersion: rule.version,
    change,
    level: state.level,
    subject: subjectOfKey(found),
    evidence: found.evidence.map((one) => evidenceOf(one, found, rule, facts)),
    sinceMs: state.heldMs ?? before.heldMs ?? atMs,
    raisedMs: state.raisedMs ?? before.raisedMs ?? atMs,
    atMs,
  };
}

type FoundEvidence = Found['evidence'][number];

function evidenceOf(
  one: FoundEvidence,
  found: Found | TicketFound,
  rule: ReadyRule,
  facts: TenantFacts,
): AlertEvidence {
  const { thresholds } = one.condition;
  const meaning = rule.meanings.get(one.condition) as Meaning;
  return {
    ...meaning,
    fromMs: Math.max(0, Math.round(one.fromMs)),
    toMs: found.atMs,
    value: one.value,
    expected: one.expected,
    spread: one.spread,
    judged: one.judged,
    side: thresholds.side,
    warning: thresholds.warning ?? null,
    critical: thresholds.critical ?? null,
    tickets: one.sums ? ticketsIn(one.sums) : 0,
    ...('became' in found && { became: found.became }),
    ...(one.since && { since: one.since }),
    ...(one.unjudged && { unjudged: one.unjudged }),
    ...(one.stillHolds && { stillHolds: true }),
    ...(meaning.condition === BELOW_PEERS && sharesOf(found, facts)),
  };
}

const MONEY_PLACES = 4;
const WEEK_MS = 7 * 86_400_000;

/**
 * Of a low performer what lies between its share and that of its peers, what it moves from week to week, and the money that it misses. The
 * peers' own share stays here: records, inboxes and webhooks are read by people of one store.
 */
function sharesOf({ key, atMs }: Found, { lowPerformers }: TenantFacts): Partial<AlertEvidence> {
  const [storeId, productId] = idsOfKey(key);
  const low = lowPerformers.find(({ store, product }) => store === storeId && product === productId);
  if (!low) return { value: null };
  return {
    fromMs: atMs - low.weeks * WEEK_MS,
    value: low.difference,
    spread: low.noise,
    atStake: Number(formatDecimal(low.moneyMissingE4, MONEY_PLACES)),
    ...(low.because && { because: low.because }),
  };
}

/** The ids of a subject by what they name. */
export function subjectOfKey({ grain, key }: Subject): AlertSubject {
  const [first = '', second = ''] = idsOfKey(key);
  switch (grain) {
    case 'network':
      return { grain };
    case 'region':
      return { grain, regionId: first };
    case 'store':
      return { grain, storeId: first };
    case 'seller':
      return { grain, storeId: first, sellerId: second };
    case 'product':
      return { grain, storeId: first, productId: second };
    case 'category':
      return { grain, storeId: first, category: second };
    case 'ticket':
      return { grain, storeId: first, ticketId: second };
    default:
      throw new RangeError(`no such grain: ${grain}`);
  }
}
