/** What the keys of the inbox do with the alert that is marked. */
export type InboxKey = 'next' | 'previous' | 'open' | 'mark' | 'acknowledge' | 'resolve' | 'snooze' | 'undo';

const keys: ReadonlyMap<string, InboxKey> = new Map(
  Object.entries<InboxKey>({
    j: 'next',
    k: 'previous',
    Enter: 'open',
    x: 'mark',
    a: 'acknowledge',
    e: 'resolve',
    h: 'snooze',
    z: 'undo',
  }),
);

/** What a key does, with the capitals' lock on as well. */
export const inboxKeyOf = (key: string): InboxKey | undefined => keys.get(key) ?? keys.get(key.toLowerCase());

/** The alert that keys are about: the row that they were moved to, else the alert that is open beside the list. */
export function pointedAt(ids: readonly string[], markedId: string | null, openId: string | undefined): string | null {
  return [markedId, openId].find((id) => id !== null && id !== undefined && ids.includes(id)) ?? null;
}

/** The row after or before; the first one where none is marked, and no further than the ends. */
export function stepFrom(ids: readonly string[], current: string | null, step: 1 | -1): string | null {
  const at = current === null ? -1 : ids.indexOf(current);
  if (at < 0) return ids[0] ?? null;
  return ids[Math.max(0, Math.min(ids.length - 1, at + step))] ?? null;
}
