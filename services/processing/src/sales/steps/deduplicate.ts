import { accept, duplicate, type Outcome, reject } from '@vitrine/consumer';

/** What is known of a ticket so far, this batch's earlier messages included. */
export interface Known {
  readonly isEventSeen: boolean;
  /** The highest revision that counts; undefined for a ticket never seen. */
  readonly current: { readonly revision: number; readonly contentHash: bigint } | undefined;
}

/**
 * Resending is always safe. A lower revision is the past. One revision with two contents is refused: a silent choice would hide one of
 * them.
 */
export function deduplicate(
  revision: number,
  contentHash: bigint,
  { isEventSeen, current }: Known,
): Outcome<'new' | 'correction'> {
  if (isEventSeen) return duplicate;
  if (current === undefined) return accept('new');
  if (revision < current.revision) return duplicate;
  if (revision > current.revision) return accept('correction');
  return contentHash === current.contentHash ? duplicate : reject('conflicting_revision', '/revision');
}
