/** What the keys of the inbox do with the alert that is marked. */
export type InboxKey = 'next' | 'previous' | 'open' | 'mark' | 'acknowledge' | 'resolve' | 'snooze' | 'undo';

export const inboxKeys: Readonly<Record<string, InboxKey>> = {
  j: 'next',
  k: 'previous',
  Enter: 'open',
  x: 'mark',
  a: 'acknowledge',
  e: 'resolve',
  h: 'snooze',
  z: 'undo',
};

/** The row after or before; the first one where none is marked, and no further than the ends. */
export function stepFrom(ids: readonly string[], current: string | null, step: 1 | -1): string | null {
  const at = current === null ? -1 : ids.indexOf(current);
  if (at < 0) return ids[0] ?? null;
  return ids[Math.max(0, Math.min(ids.length - 1, at + step))] ?? null;
}
