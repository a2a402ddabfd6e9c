import { type Headers, headerText } from '../envelope/cloud-events.js';

/**
 * On a record that a group has put onto another partition of its topic, for its own readers: the group's name without prefix. It comes
 * there out of the order of its source.
 */
export const movedHeader = 'vitrine-moved';

/** What earlier versions wrote, whoever moved the record: every group takes such a copy. */
const NOBODYS_NAME = '1';

/** Does the record lie elsewhere than where it was written? */
export const isMoved = (headers: Headers | undefined): boolean => headers?.[movedHeader] !== undefined;

/**
 * Was the record put where it lies for the readers of another group? `group` finds the original itself, and moves it where its home has
 * changed: the copy tells it nothing.
 */
export function isAnothersCopy(headers: Headers | undefined, group: string): boolean {
  if (!isMoved(headers)) return false;
  const mover = headerText(headers?.[movedHeader]);
  return mover !== group && mover !== NOBODYS_NAME;
}
