import { type DateText, type MinuteSpan, noSums, type Subject, type SumVector, subjectId } from '@vitrine/domain';
import { idsOfKey, streamedWidth, subjectKey, ticketsIn } from '@vitrine/metrics';
import { peerDays } from './peer-days.js';
import type { PastDay } from './tenant-facts.js';

const DAY: MinuteSpan = { from: 0, to: 1_440 };
/** A store that has sold on fewer days than these is learned from its peers. */
export const LEARNED_DAYS = 21;
const NO_SUMS = noSums(streamedWidth);

/**
 * The days of a tenant that are over. Stores, regions and the network have their hours; what lies within a store has days only, and is
 * taken to sell at the hours at which its store does. Figures take four bytes each: they say what is usual, and are nobody's books; a cost
 * is one figure here.
 */
export class DayBook {
  private readonly hours = new Map<string, Map<DateText, HourSums>>();
  private readonly days = new Map<string, Map<DateText, Float32Array>>();
  private readonly told = new Map<string, readonly PastDay[]>();

  constructor(private readonly regionOf: (storeId: string) => string | undefined) {}

  /** What a store sold in an hour of its own clock; counts for its region and the network too. */
  addHour(storeId: string, day: DateText, hour: number, sums: SumVector): void {
    const region = this.regionOf(storeId);
    const subjects = [storeOf(storeId), { grain: 'network', key: '' }];
    if (region !== undefined) subjects.push({ grain: 'region', key: subjectKey(region) });
    for (const subject of subjects) {
      const days = placeIn(this.hours, subjectId(subject), () => new Map<DateText, HourSums>());
      placeIn(days, day, () => new HourSums()).add(hour, sums);
    }
  }

  /** What a seller, a product or a category of a store sold on a day. */
  addDay(subject: Subject, day: DateText, sums: SumVector): void {
    const days = placeIn(this.days, subjectId(subject), () => new Map<DateText, Float32Array>());
    const known = placeIn(days, day, () => new Float32Array(streamedWidth));
    for (let index = 0; index < known.length; index++) known[index] = (known[index] as number) + (sums[index] ?? 0);
  }

  /** Oldest first. Empty for whom nothing is known of. */
  pastDaysOf(subject: Subject): readonly PastDay[] {
    return placeIn(this.told, subjectId(subject), () => this.tell(subject));
  }

  /** Of the network, a region or a store: on how many days something was sold there, without what is learned from peers. */
  soldDaysOf(subject: Subject): number {
    return this.hours.get(subjectId(subject))?.size ?? 0;
  }

  private tell(subject: Subject): readonly PastDay[] {
    const isWide = subject.grain === 'network' || subject.grain === 'region' || subject.grain === 'store';
    if (!isWide) return this.tellPart(subject);
    const own = inOrder(this.hours.get(subjectId(subject)));
    if (subject.grain !== 'store' || own.length >= LEARNED_DAYS) return own;
    const region = this.regionOf(subject.key);
    const peers =
      region === undefined ? undefined : this.hours.get(subjectId({ grain: 'region', key: subjectKey(region) }));
    return peerDays(own, inOrder(peers ?? this.hours.get(subjectId({ grain: 'network', key: '' }))));
  }

  /** From its first day on, every day on which its store sold: one without a sale of it is a day with none. */
  private tellPart(subject: Subject): readonly PastDay[] {
    const days = this.days.get(subjectId(subject));
    if (!days) return [];
    const first = [...days.keys()].reduce((a, b) => (a < b ? a : b));
    const store = this.pastDaysOf(storeOf(idsOfKey(subject.key)[0] ?? ''));
    return store.filter(({ day }) => day >= first).map((ofStore) => partDay(days.get(ofStore.day), ofStore));
  }
}

const storeOf = (storeId: string): Subject => ({ grain: 'store', key: subjectKey(storeId) });

/** The hours of a day that something was sold in. */
class HourSums {
  private readonly byHour: (Float32Array | undefined)[] = [];

  add(hour: number, sums: SumVector): void {
    const known = this.byHour[hour] ?? new Float32Array(streamedWidth);
    this.byHour[hour] = known;
    for (let index = 0; index < known.length; index++) known[index] = (known[index] as number) + (sums[index] ?? 0);
  }

  sumsIn({ from, to }: MinuteSpan): SumVector {
    const sums = noSums(streamedWidth);
    for (let hour = Math.floor(from / 60); hour * 60 < to && hour < 24; hour++) {
      const ofHour = this.byHour[hour];
      if (!ofHour) continue;
      const part = (Math.min(to, (hour + 1) * 60) - Math.max(from, hour * 60)) / 60;
      for (let index = 0; index < sums.length; index++)
        sums[index] = (sums[index] as number) + part * (ofHour[index] as number);
    }
    return sums;
  }
}

const inOrder = (days: ReadonlyMap<DateText, HourSums> | undefined): PastDay[] =>
  [...(days ?? [])]
    .map(([day, hours]) => ({ day, sumsIn: (span: MinuteSpan) => hours.sumsIn(span) }))
    .sort((a, b) => (a.day < b.day ? -1 : 1));

function partDay(total: Float32Array | undefined, ofStore: PastDay): PastDay {
  if (!total) return { day: ofStore.day, sumsIn: () => NO_SUMS };
  return {
    day: ofStore.day,
    sumsIn: (span) => {
      if (span.from <= 0 && span.to >= DAY.to) return Array.from(total);
      const whole = ticketsIn(ofStore.sumsIn(DAY));
      const share = whole === 0 ? 1 : ticketsIn(ofStore.sumsIn(span)) / whole;
      return Array.from(total, (sum) => sum * share);
    },
  };
}

function placeIn<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
