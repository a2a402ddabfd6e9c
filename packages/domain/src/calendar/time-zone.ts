/** A name that is not in the IANA list of this machine. */
export class UnknownTimeZone extends RangeError {
  override readonly name = 'UnknownTimeZone';
}

const DAY_MS = 86_400_000;
/** More UTC days than from 1990 to 2040. Beyond it the zone starts over, so odd input cannot fill the memory. */
const MAX_CACHED_DAYS = 20_000;

/** A UTC day on which the offset is `beforeMs` until `changesAt`, then `afterMs`. Days without a change have both equal. */
interface OffsetDay {
  readonly beforeMs: number;
  readonly afterMs: number;
  readonly changesAt: number;
}

/** Offsets of one zone. Intl is asked at most a few times per UTC day (it takes microseconds), everything else is a look-up. */
class ZoneOffsets {
  private readonly format: Intl.DateTimeFormat;
  private readonly days = new Map<number, OffsetDay>();

  constructor(timeZone: string) {
    this.format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  }

  at(instantMs: number): number {
    const utcDay = Math.floor(instantMs / DAY_MS);
    const day = this.days.get(utcDay) ?? this.remember(utcDay);
    return instantMs < day.changesAt ? day.beforeMs : day.afterMs;
  }

  private remember(utcDay: number): OffsetDay {
    if (this.days.size >= MAX_CACHED_DAYS) this.days.clear();
    const day = this.explore(utcDay * DAY_MS, (utcDay + 1) * DAY_MS);
    this.days.set(utcDay, day);
    return day;
  }

  /** No zone has changed its offset twice within one UTC day, so halving finds the one change. */
  private explore(startMs: number, endMs: number): OffsetDay {
    const beforeMs = this.ask(startMs);
    const afterMs = this.ask(endMs - 1_000);
    if (beforeMs === afterMs) return { beforeMs, afterMs, changesAt: startMs };
    let [same, changed] = [startMs, endMs - 1_000];
    while (changed - same > 1_000) {
      const middle = same + Math.floor((changed - same) / 2_000) * 1_000;
      if (this.ask(middle) === beforeMs) same = middle;
      else changed = middle;
    }
    return { beforeMs, afterMs, changesAt: changed };
  }

  private ask(instantMs: number): number {
    const field: Record<string, string> = {};
    for (const { type, value } of this.format.formatToParts(instantMs)) field[type] = value;
    const year = field.era === 'BC' ? 1 - Number(field.year) : Number(field.year);
    const local = new Date(0).setUTCFullYear(year, Number(field.month) - 1, Number(field.day));
    const time = Number(field.hour) * 3_600_000 + Number(field.minute) * 60_000 + Number(field.second) * 1_000;
    return local + time - instantMs;
  }
}

const zones = new Map<string, ZoneOffsets>();

function zoneOf(timeZone: string): ZoneOffsets {
  const known = zones.get(timeZone);
  if (known) return known;
  if (!isTimeZone(timeZone)) throw new UnknownTimeZone('unknown time zone');
  const zone = new ZoneOffsets(timeZone);
  zones.set(timeZone, zone);
  return zone;
}

/** True for a zone of the IANA list, in any case. A bare offset, which some engines take for one, is none. Takes microseconds. */
export function isTimeZone(timeZone: string): boolean {
  if (!/^[A-Z]/iu.test(timeZone)) return false;
  try {
    new Intl.DateTimeFormat('en-US', { timeZone });
    return true;
  } catch {
    return false;
  }
}

/**
 * How far the zone's clock is ahead of UTC at that moment, in ms (−10,800,000 in São Paulo today).
 * @throws UnknownTimeZone
 */
export function offsetMsAt(instantMs: number, timeZone: string): number {
  return zoneOf(timeZone).at(instantMs);
}
