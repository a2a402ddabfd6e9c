import { offsetMsAt } from '@vitrine/domain';
import type { Build } from './builder.js';
import { type Rest, readRest } from './time-rest.js';

const OFFSET = 'Z|UTC|GMT|[+-](?:[01][0-9]|2[0-3])(?::?[0-5][0-9])?';

const TOKENS: Readonly<Record<string, string>> = {
  yyyy: '(?<year>[0-9]{4})',
  MM: '(?<month>[0-9]{2})',
  M: '(?<month>[0-9]{1,2})',
  dd: '(?<day>[0-9]{2})',
  d: '(?<day>[0-9]{1,2})',
  HH: '(?<hour>[01][0-9]|2[0-3])',
  H: '(?<hour>[01]?[0-9]|2[0-3])',
  mm: '(?<minute>[0-5][0-9])',
  ss: '(?<second>[0-5][0-9])',
  Z: `(?<offset>${OFFSET})`,
};

const TOKEN = /yyyy|MM|M|dd|d|HH|H|mm|ss|Z|[.*+?^${}()|[\]\\/]/gu;

/** What a text says of a clock: its reading as if it were UTC, and the rest around the pattern's `*`. */
interface ClockReading {
  readonly localMs: number;
  /** As written, when the pattern asks for it. */
  readonly offset: string | undefined;
  readonly rests: readonly Rest[];
}

/**
 * Reader of times: text → RFC 3339, with the offset in the text, else with the zone's at that time. Null when the text is no such time, or
 * has a part that the pattern does not read.
 */
export function readInstant(pattern: string, timeZone: string, build: Build): (text: string) => string | null {
  const read = readClock(pattern, build);
  const isDayOnly = !pattern.includes('H');
  try {
    offsetMsAt(0, timeZone);
  } catch {
    throw build.fail(`there is no time zone “${timeZone}”`);
  }
  return remembering((text) => {
    const reading = read(text);
    if (reading === null) return null;
    const rests = reading.rests.map((rest) => readRest(rest, isDayOnly));
    if (rests.some((rest) => rest === null)) return null;
    const written = [reading.offset, ...rests].filter((offset) => offset !== undefined && offset !== '');
    if (written.length > 1) return null;
    const offset = written[0] ?? offsetText(offsetOf(reading.localMs, timeZone));
    return `${new Date(reading.localMs).toISOString().slice(0, 19)}${inFull(offset)}`;
  });
}

/** The day as it is written; what a `*` skips after it does not matter. */
export function readDate(pattern: string, build: Build): (text: string) => string | null {
  const read = readClock(pattern, build);
  return remembering((text) => {
    const reading = read(text);
    return reading === null ? null : new Date(reading.localMs).toISOString().slice(0, 10);
  });
}

/** Rows of one ticket share their time, so the last answer is mostly the next one. */
function remembering(read: (text: string) => string | null): (text: string) => string | null {
  let lastText: string | null = null;
  let lastAnswer: string | null = null;
  return (text) => {
    if (text === lastText) return lastAnswer;
    lastAnswer = read(text);
    lastText = text;
    return lastAnswer;
  };
}

function readClock(pattern: string, build: Build): (text: string) => ClockReading | null {
  const regExp = regExpOf(pattern, build);
  if (!['yyyy', 'M', 'd'].every((part) => pattern.includes(part)))
    throw build.fail('the pattern needs yyyy, MM and dd');
  const isBeforeClock = [...pattern.matchAll(/\*/gu)].map(({ index }) => index < pattern.search(/[yMdHms]/u));
  return (text) => {
    const part = regExp.exec(text.trim())?.groups;
    const localMs = part === undefined ? null : msOf(part);
    if (part === undefined || localMs === null) return null;
    const rests = isBeforeClock.map((isBefore, star) => ({ text: part[`rest${star}`] ?? '', isBefore }));
    return { localMs, offset: part.offset, rests };
  };
}

function regExpOf(pattern: string, build: Build): RegExp {
  let stars = 0;
  const source = pattern.replace(TOKEN, (part) =>
    part === '*' ? `(?<rest${stars++}>.*)` : (TOKENS[part] ?? `\\${part}`),
  );
  try {
    return new RegExp(`^${source}$`, 'u');
  } catch {
    throw build.fail('the pattern names a part twice');
  }
}

/** The clock's reading as if it were UTC; null for a day that does not exist. */
function msOf(part: Readonly<Record<string, string | undefined>>): number | null {
  const [year, month, day] = [Number(part.year), Number(part.month), Number(part.day)];
  const [hour, minute, second] = [part.hour, part.minute, part.second].map((digits) => Number(digits ?? 0));
  const ms = Date.UTC(year, month - 1, day, hour, minute, second);
  const date = new Date(ms);
  const isReal = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? ms : null;
}

/** Twice-occurring times of autumn are the first one; skipped ones of spring are read with the offset before. */
function offsetOf(localMs: number, timeZone: string): number {
  const first = offsetMsAt(localMs - offsetMsAt(localMs, timeZone), timeZone);
  const earlier = offsetMsAt(localMs - first - 3_600_000, timeZone);
  return offsetMsAt(localMs - earlier, timeZone) === earlier ? earlier : first;
}

function offsetText(offsetMs: number): string {
  const minutes = Math.round(offsetMs / 60_000);
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${String(Math.floor(size / 60)).padStart(2, '0')}:${String(size % 60).padStart(2, '0')}`;
}

/** `-05`, `-0500` and `Z` as RFC 3339 writes them. */
function inFull(offset: string): string {
  if (!/^[+-]/u.test(offset)) return 'Z';
  return `${offset.slice(0, 3)}:${offset.slice(3).replace(':', '') || '00'}`;
}
