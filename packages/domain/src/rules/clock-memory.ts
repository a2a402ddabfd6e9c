import type { WallDay } from './known-subject.js';
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
  opening: Opening | undefined;
  readonly schedules: Map<Schedule, OnOff>;
}

/**
 * What the clock of a store says now, found once for all of its subjects and rules: a store has hundreds of products, and each is looked at
 * by every rule about it.
 */
export class ClockMemory {
  private readonly clocks = new Map<StoreClock, Remembered>();

  /** Other facts make other clocks. */
  forget(): void {
    this.clocks.clear();
  }

  wallDayAt(clock: StoreClock, atMs: number): WallDay {
    const known = this.of(clock);
    if (!known.wallDay || atMs < known.wallDay.fromMs || atMs >= known.wallDay.untilMs)
      known.wallDay = wallDayAt(clock.timeZone, atMs);
    return known.wallDay;
  }

  openingAt(clock: StoreClock, atMs: number): Opening {
    const known = this.of(clock);
    if (!known.opening || atMs >= known.opening.untilMs) known.opening = openingAt(clock, atMs);
    return known.opening;
  }

  scheduleAt(schedule: Schedule, clock: StoreClock, atMs: number): OnOff {
    const { schedules } = this.of(clock);
    const known = schedules.get(schedule);
    if (known && atMs < known.untilMs) return known;
    const fresh = scheduleAt(schedule, clock, atMs);
    schedules.set(schedule, fresh);
    return fresh;
  }

  private of(clock: StoreClock): Remembered {
    const known = this.clocks.get(clock);
    if (known) return known;
    const made: Remembered = { wallDay: undefined, opening: undefined, schedules: new Map() };
    this.clocks.set(clock, made);
    return made;
  }
}
