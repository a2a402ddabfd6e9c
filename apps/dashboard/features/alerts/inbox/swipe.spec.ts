import { describe, expect, it } from '@jest/globals';
import { followOf, SWIPE_PX, swipedAt } from './swipe';

const both = ['acknowledge', 'snooze'];

describe('a swipe', () => {
  it('moves the row with the finger, and not while the list is scrolled', () => {
    expect(followOf(60, 12)).toBe(60);
    expect(followOf(-60, 12)).toBe(-60);
    expect(followOf(30, 90)).toBe(0);
    expect(followOf(6, 0)).toBe(0);
    expect(Math.abs(followOf(900, 0))).toBeLessThan(200);
  });

  it('takes to the right, puts aside to the left, and does nothing when let go early', () => {
    expect(swipedAt(SWIPE_PX, both)).toBe('acknowledge');
    expect(swipedAt(-SWIPE_PX, both)).toBe('snooze');
    expect(swipedAt(SWIPE_PX - 1, both)).toBeUndefined();
  });

  it('does nothing that may not be done', () => {
    expect(swipedAt(SWIPE_PX, ['snooze'])).toBeUndefined();
    expect(swipedAt(-SWIPE_PX, ['acknowledge'])).toBeUndefined();
  });
});
