/** What a swipe does: to the right takes the alert, to the left puts it aside. */
export type Swiped = 'acknowledge' | 'snooze';

/** So far the finger must go for it to count, and so far the row follows. */
export const SWIPE_PX = 88;
const MOST_PX = 128;
/** Before that, a finger that goes more down than aside scrolls. */
const SLACK_PX = 10;

/** How far the row follows the finger; 0 while it scrolls. */
export function followOf(dx: number, dy: number): number {
  if (Math.abs(dx) < SLACK_PX || Math.abs(dy) > Math.abs(dx)) return 0;
  return Math.max(-MOST_PX, Math.min(MOST_PX, dx));
}

/** What letting go there does, of what may be done. */
export function swipedAt(follow: number, offered: readonly string[]): Swiped | undefined {
  if (Math.abs(follow) < SWIPE_PX) return undefined;
  const action: Swiped = follow > 0 ? 'acknowledge' : 'snooze';
  return offered.includes(action) ? action : undefined;
}
