import { holidaysBR } from '@vitrine/domain';
import { dateText, dayAt, midnightMs } from './calendar.js';
import { CATEGORIES } from './categories.js';
import type { LookAlike } from './incident-kinds.js';
import { lateTillOf } from './late-tills.js';
import { atMinute, openingMs } from './opening.js';
import type { Place } from './places.js';
import { lookAlikesOn } from './planted.js';
import { promotionOn } from './promotions.js';
import type { World } from './world.js';

/** What moves one store's figures on a day and is no incident: an alert that it alone sets off is a false one. */
export interface PlantedLookAlike {
  readonly kind: LookAlike['kind'] | 'holiday' | 'promotion' | 'lateTill';
  readonly storeId: string;
  /** UTC instants, `to` excluded. */
  readonly from: string;
  readonly to: string;
  /** The share of customers that stay away; null where the calendar, a price or the line is the cause. */
  readonly lostShare: number | null;
  /** What is on promotion. */
  readonly category: string | null;
}

/** The look-alikes that begin in [fromMs, toMs), by day and store. */
export function lookAlikesBetween(world: World, fromMs: number, toMs: number): readonly PlantedLookAlike[] {
  const found: PlantedLookAlike[] = [];
  const firstDay = Math.max(world.firstDay, dayAt(fromMs, 0) - 1);
  for (let day = firstDay; day <= dayAt(toMs, 0); day++) {
    for (const store of world.places.keys()) found.push(...ofDay(world, store, day));
  }
  const [from, to] = [new Date(fromMs).toISOString(), new Date(toMs).toISOString()];
  return found.filter((one) => one.from >= from && one.from < to);
}

function ofDay(world: World, store: number, day: number): PlantedLookAlike[] {
  const place = world.places[store] as Place;
  const open = openingMs(place, day);
  if (open.fromMs === open.toMs) return [];
  const told = (kind: PlantedLookAlike['kind'], span: Span, more: Partial<PlantedLookAlike> = {}) => ({
    kind,
    storeId: place.id,
    from: new Date(span.fromMs).toISOString(),
    to: new Date(span.toMs).toISOString(),
    lostShare: null,
    category: null,
    ...more,
  });
  const promotion = promotionOn(world, day);
  const late = lateTillOf(world, store, day, midnightMs(day, place.offsetMinutes));
  return [
    ...lookAlikesOn(world, store, day).map((one) =>
      told(one.kind, spanWithin(place, one, open), { lostShare: one.lostShare }),
    ),
    ...(isNationalHoliday(day) ? [told('holiday', open)] : []),
    ...(promotion === null
      ? []
      : [told('promotion', open, { category: CATEGORIES[promotion.category]?.name ?? null })]),
    ...(late === null ? [] : [told('lateTill', late)]),
  ];
}

interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Rain before the doors open troubles nobody. */
function spanWithin(place: Place, { day, fromMinute, toMinute }: LookAlike, open: Span): Span {
  return {
    fromMs: Math.max(open.fromMs, atMinute(place, day, fromMinute)),
    toMs: Math.min(open.toMs, atMinute(place, day, toMinute)),
  };
}

function isNationalHoliday(day: number): boolean {
  const date = dateText(day);
  return holidaysBR(Number(date.slice(0, 4))).some((one) => one.day === date && one.kind === 'national');
}
