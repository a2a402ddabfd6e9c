import { offsetMsAt } from '@vitrine/domain';
import type { Build } from './functions.js';

const TOKENS: Readonly<Record<string, string>> = {
  yyyy: '(?<year>[0-9]{4})',
  MM: '(?<month>[0-9]{2})',
  M: '(?<month>[0-9]{1,2})',
  dd: '(?<day>[0-9]{2})',
  d: '(?<day>[0-9]{1,2})',
  HH: '(?<hour>[0-9]{2})',
  H: '(?<hour>[0-9]{1,2})',
  mm: '(?<minute>[0-9]{2})',
  ss: '(?<second>[0-9]{2})',
  '*': '.*',
};

const TOKEN = /yyyy|MM|M|dd|d|HH|H|mm|ss|[.*+?^${}()|[\]\\/]/gu;

/** Reader of local times: text → RFC 3339 with the zone's offset, null when the text is no such time. */
export function readInstant(pattern: string, timeZone: string, build: Build): (text: string) => string | null {
  const read = readLocal(pattern, build);
  try {
    offsetMsAt(0, timeZone);
  } catch {
    throw build.fail(`there is no time zone “${timeZone}”`);
  }
  return remembering((text) => {
    const localMs = read(text);
    if (localMs === null) return null;
    const offsetMs = offsetOf(localMs, timeZone);
    return `${new Date(localMs).toISOString().slice(0, 19)}${offsetText(offsetMs)}`;
  });
}

export function readDate(pattern: string, build: Build): (text: string) => string | null {
  const read = readLocal(pattern, build);
  return remembering((text) => {
    const localMs = read(text);
    return localMs === null ? null : new Date(localMs).toISOString().slice(0, 10);
  });
}

/** Rows of one ticket share their time: the last answer is the next one more often than not. */
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

/** The clock's reading as if it were UTC, in ms; null for a date that does not exist. */
function readLocal(pattern: string, build: Build): (text: string) => number | null {
  const source = pattern.replace(TOKEN, (part) => TOKENS[part] ?? `\\${part}`);
  const regExp = new RegExp(`^${source}$`, 'u');
  if (!['yyyy', 'M', 'd'].every((part) => pattern.includes(part)))
    throw build.fail('the pattern needs yyyy, MM and dd');
  return (text) => {
    const part = regExp.exec(text.trim())?.groups;
    if (part === undefined) return null;
    const [year, month, day] = [Number(part.year), Number(part.month), Number(part.day)];
    const localMs = Date.UTC(
      year,
      month - 1,
      day,
      Number(part.hour ?? 0),
      Number(part.minute ?? 0),
      Number(part.second ?? 0),
    );
    const date = new Date(localMs);
    const isReal =
      date.getUTCMonth() === month - 1 && date.getUTCDate() === day && date.getUTCHours() === Number(part.hour ?? 0);
    return isReal ? localMs : null;
  };
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
