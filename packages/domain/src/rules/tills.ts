import { type DateText, isoWeekOf } from '../calendar/dates.js';
import type { SoldMinute } from './scarcity.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const HOURS = 24;
/** A store with more has the others counted as one that never falls silent. */
const MOST_TILLS = 32;
/** Fewer sales of a till tell nothing of its part of the store's. */
const LEAST_LEARNED = 20;
/** The till's part on all hours weighs as much as so many sales of the hour. */
const POOLED_SALES = 10;
/** A silence of one till among selling ones that chance brings about less often than e^−4, once in fifty, is the till's. */
const STRANGE = 4;
/** Of fewer sales beside it nobody can say that the store goes on. */
const LEAST_OTHERS = 5;
/** One that has not sold for longer before the opening is out of use, or has another name now. */
const IN_USE_MS = 48 * HOUR_MS;

/** The name under which sales of no till are counted, and of those beyond the most. */
const OTHERS = '';

interface Till {
  /** Sales by the hour of UTC: over weeks, a till that is used in the morning only has its mornings. */
  readonly hours: number[];
  lastSoldMs: number;
}

/** As JSON has them. `waiting`: what `day` has sold; it counts from the next day on. */
export interface TillsSnapshot {
  readonly day: DateText;
  readonly waiting: readonly (readonly [till: string, hour: number, sales: number])[];
  readonly tills: readonly (readonly [till: string, lastSoldMs: number, hours: readonly number[]])[];
}

/** A till that sells no more while the others of its store do. */
export interface SilentTill {
  /** Its last sale, or the opening. */
  readonly sinceMs: number;
  /** The part of the store's sales that usually is its. */
  readonly share: number;
}

/**
 * The tills of one store: which part of its sales each takes, by hours. Parts are learned of days before, halved with each week, so that they
 * stand still during a day and whoever asks again gets the same.
 */
export class Tills {
  private readonly tills = new Map<string, Till>();
  private waiting = new Map<string, Map<number, number>>();
  private day: DateText = '';

  /** A sale of a till; empty: nobody knows which. @returns whether a day has turned, and parts are others now */
  add(till: string, soldMs: number, day: DateText): boolean {
    const hasTurned = day > this.day;
    if (hasTurned) this.turnTo(day);
    const name = this.tills.has(till) || this.tills.size < MOST_TILLS ? till : OTHERS;
    const known = this.tills.get(name);
    if (known) known.lastSoldMs = Math.max(known.lastSoldMs, soldMs);
    else this.tills.set(name, { hours: new Array<number>(HOURS).fill(0), lastSoldMs: soldMs });
    const waiting = this.waiting.get(name) ?? new Map<number, number>();
    this.waiting.set(name, waiting.set(hourOf(soldMs), (waiting.get(hourOf(soldMs)) ?? 0) + 1));
    return hasTurned;
  }

  /**
   * Tills that stopped while the others went on: had they still been in use, so many sales of the store without one of theirs would be
   * strange. Where all have stopped, nothing is sold, and none is strange.
   *
   * @param minutes in which the store sold something, newest first
   * @param openedMs when the stretch begins that is looked at
   */
  silentAmong(minutes: readonly SoldMinute[], openedMs: number): readonly SilentTill[] {
    const silent: SilentTill[] = [];
    for (const [name, { lastSoldMs }] of this.tills) {
      if (name === OTHERS || lastSoldMs < openedMs - IN_USE_MS) continue;
      const firstMs = Math.max(lastSoldMs + 1, openedMs);
      const others = minutes.filter(({ endMs, count }) => endMs - MINUTE_MS >= firstMs && count > 0);
      const share = silentShare(others, this.shareOf(name));
      if (share !== undefined) silent.push({ sinceMs: Math.max(lastSoldMs, openedMs), share });
    }
    return silent;
  }

  snapshot(): TillsSnapshot {
    return {
      day: this.day,
      waiting: [...this.waiting].flatMap(([till, hours]) =>
        [...hours].map(([hour, sales]) => [till, hour, sales] as const),
      ),
      tills: [...this.tills].map(([till, { lastSoldMs, hours }]) => [till, lastSoldMs, [...hours]] as const),
    };
  }

  static restore({ day, waiting, tills }: TillsSnapshot): Tills {
    const restored = new Tills();
    restored.day = day;
    for (const [till, lastSoldMs, hours] of tills) restored.tills.set(till, { lastSoldMs, hours: [...hours] });
    for (const [till, hour, sales] of waiting) {
      const known = restored.waiting.get(till) ?? new Map<number, number>();
      restored.waiting.set(till, known.set(hour, sales));
    }
    return restored;
  }

  /** What is its of the store's sales at an instant; below 1. */
  private shareOf(name: string): (atMs: number) => number {
    const own = this.tills.get(name)?.hours ?? [];
    const ownSales = sumOf(own);
    if (ownSales < LEAST_LEARNED) return () => 0;
    const all = Array.from({ length: HOURS }, (_, hour) =>
      sumOf([...this.tills.values()].map(({ hours }) => hours[hour] as number)),
    );
    const onAll = ownSales / (sumOf(all) + 1);
    return (atMs) => {
      const hour = hourOf(atMs);
      return ((own[hour] as number) + POOLED_SALES * onAll) / ((all[hour] as number) + POOLED_SALES);
    };
  }

  /** Days that are over count; of weeks that are over, half. */
  private turnTo(day: DateText): void {
    for (const [name, hours] of this.waiting)
      for (const [hour, sales] of hours) {
        const own = this.tills.get(name)?.hours;
        if (own) own[hour] = (own[hour] as number) + sales;
      }
    this.waiting = new Map();
    if (this.day !== '' && isoWeekOf(day) !== isoWeekOf(this.day)) this.halve();
    this.day = day;
  }

  private halve(): void {
    for (const [name, { hours }] of this.tills) {
      for (let hour = 0; hour < HOURS; hour++) hours[hour] = Math.floor((hours[hour] as number) / 2);
      if (sumOf(hours) === 0) this.tills.delete(name);
    }
  }
}

/** The part that would be the till's of sales made without it; undefined where chance may well have left it out. */
function silentShare(others: readonly SoldMinute[], shareAt: (atMs: number) => number): number | undefined {
  let [sold, own, strange] = [0, 0, 0];
  for (const { endMs, count } of others) {
    const share = shareAt(endMs - 1);
    sold += count;
    own += count * share;
    strange -= count * Math.log(1 - share);
  }
  return sold >= LEAST_OTHERS && strange >= STRANGE ? own / sold : undefined;
}

const hourOf = (atMs: number): number => Math.floor(atMs / HOUR_MS) % HOURS;
const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
