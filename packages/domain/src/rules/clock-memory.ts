import { holdsAt, type Since, type WallDay } from './known-subject.js';
import {
  type OnOff,
  type Opening,
  openingAt,
  type Schedule,
  type StoreClock,
  scheduleAt,
  wallDayAt,
} from './schedule.js';

interface Remembered {
  wallDay: WallDay | undefined;
  opening: Since<Opening> | undefined;
  /** By what they say: rules that are judged at the same times share one answer, which is then near at hand for all of them. */
  readonly schedules: Map<string, Since<OnOff>>;
}

/**
 * What the clock of a store says now, found once for all of its subjects and rules: a store has hundreds of products, and each is looked at
 * by every rule about it.
 */
export class ClockMemory {
  private readonly clocks = new Map<StoreClock, Remembered>();
  private readonly texts = new WeakMap<Schedule, string>();

  /** Other facts make other clocks. */
  forget(): void {
    this.clocks.clear();
  }

  wallDayAt(clock: StoreClock, atMs: number): WallDay {
    const known = this.of(clock);
    if (!holdsAt(known.wallDay, atMs)) known.wallDay = wallDayAt(clock.timeZone, atMs);
    return known.wallDay;
  }

  openingAt(clock: StoreClock, atMs: number): Since<Opening> {
    const known = this.of(clock);
    if (!holdsAt(known.opening, atMs)) known.opening = { ...openingAt(clock, atMs), fromMs: atMs };
    return known.opening;
  }

  scheduleAt(schedule: Schedule, clock: StoreClock, atMs: number): Since<OnOff> {
    const { schedules } = this.of(clock);
    const text = this.textOf(schedule);
    const known = schedules.get(text);
    if (holdsAt(known, atMs)) return known;
    const fresh = { ...scheduleAt(schedule, clock, atMs), fromMs: atMs };
    schedules.set(text, fresh);
    return fresh;
  }

  private textOf(schedule: Schedule): string {
    const known = this.texts.get(schedule);
    if (known !== undefined) return known;
    const { weekdays, between, openHoursOnly, quiet } = schedule;
    const text = JSON.stringify([weekdays ? [...weekdays].sort() : null, between ?? null, openHoursOnly, quiet]);
    this.texts.set(schedule, text);
    return text;
  }

  private of(clock: StoreClock): Remembered {
    const known = this.clocks.get(clock);
    if (known) return known;
    const made: Remembered = { wallDay: undefined, opening: undefined, schedules: new Map() };
    this.clocks.set(clock, made);
    return made;
  }
}
