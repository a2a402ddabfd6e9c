import {
  type DateText,
  type OpenMinutes,
  type StoreClock,
  type Subject,
  type Surroundings,
  storeDateOf,
} from '@vitrine/domain';
import { idsOfKey, subjectKey } from '@vitrine/metrics';
import type { AnnouncedHours, OpenHours, StoreFacts, TenantFacts } from '../facts/tenant-facts.js';
import { BELOW_PEERS } from '../ready/ready-condition.js';
import type { ReadyRule } from '../ready/ready-rule.js';
import { minuteOf } from '../ready/ready-schedule.js';
import { isHoliday } from '../reference/days-of-kind.js';
import { expectedSalesOf } from '../reference/expected-sales.js';
import { type ReferenceMaker, referenceStepMinutes } from '../reference/reference-maker.js';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1_440;

/** What the engine asks of a tenant's facts. Made anew with each version of them. */
export function surroundingsOf(facts: TenantFacts, rules: readonly ReadyRule[]): Surroundings {
  const clocks = new Map<string, StoreClock>();
  const makers = new Map<string, ReferenceMaker>(rules.flatMap(({ references }) => [...references]));
  const scores = new Map(facts.lowPerformers.map(({ store, product, score }) => [subjectKey(store, product), score]));
  const clockOf = (subject: Subject): StoreClock => {
    const place = clockPlace(subject);
    const clock = clocks.get(place) ?? makeClock(subject, facts);
    clocks.set(place, clock);
    return clock;
  };
  return {
    clockOf,
    referenceOf: (subject, against, atMs) => {
      const stepMs = referenceStepMinutes(subject.grain) * MINUTE_MS;
      // Every offset in use is a whole number of steps, so that steps of the wall are those of UTC.
      const stepAtMs = Math.floor(atMs / stepMs) * stepMs;
      const wall = storeDateOf(stepAtMs, clockOf(subject).timeZone);
      const at = { day: wall.soldOn, minute: wall.hour * 60 + wall.minute };
      const reference = makers.get(against)?.(subject, at, facts);
      if (!reference || !('allDay' in reference)) return { reference, untilMs: stepAtMs + stepMs };
      return { reference: reference.allDay, untilMs: stepAtMs + (DAY_MINUTES - at.minute) * MINUTE_MS };
    },
    expectedSalesOf: (subject, day) => expectedSalesOf(subject, day, facts),
    givenOf: ({ key }, name) => (name === BELOW_PEERS ? (scores.get(key) ?? null) : undefined),
  };
}

const clockPlace = ({ grain, key }: Subject): string =>
  grain === 'network' || grain === 'region' ? `${grain}:${key}` : (idsOfKey(key)[0] ?? '');

function makeClock({ grain, key }: Subject, facts: TenantFacts): StoreClock {
  const isOddDay = (day: DateText) => isHoliday(day);
  const stores = [...facts.stores.values()];
  if (grain === 'network') return { timeZone: facts.timeZone, hours: hullOf(stores), isOddDay };
  if (grain === 'region')
    return { timeZone: facts.timeZone, hours: hullOf(stores.filter(({ region }) => region === key)), isOddDay };
  const store = facts.stores.get(idsOfKey(key)[0] ?? '');
  return {
    timeZone: store?.timeZone ?? facts.timeZone,
    hours: (store?.hours ?? []).map(openMinutes),
    isOddDay,
    ...(store?.announced && { announced: announcedBy(store.announced) }),
  };
}

const announcedBy = (days: readonly AnnouncedHours[]): NonNullable<StoreClock['announced']> =>
  new Map(days.map(({ day, hours }) => [day, hours && openMinutes({ weekday: 0, ...hours })]));

function openMinutes({ weekday, opens, closes }: OpenHours): OpenMinutes {
  const [from, to] = [minuteOf(opens), minuteOf(closes)];
  return { weekday, from, to: to <= from ? to + DAY_MINUTES : to };
}

/** From the first opening to the last closing of a weekday; nobody knows while one store does not say. */
function hullOf(stores: readonly StoreFacts[]): OpenMinutes[] {
  if (stores.some(({ hours }) => hours.length === 0)) return [];
  const hull = new Map<number, OpenMinutes>();
  for (const one of stores.flatMap(({ hours }) => hours.map(openMinutes))) {
    const known = hull.get(one.weekday) ?? one;
    hull.set(one.weekday, { ...one, from: Math.min(one.from, known.from), to: Math.max(one.to, known.to) });
  }
  return [...hull.values()];
}
