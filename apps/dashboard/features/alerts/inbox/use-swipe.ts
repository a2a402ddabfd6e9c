'use client';

import { type MouseEvent, type PointerEvent, useRef, useState } from 'react';
import { followOf, type Swiped, swipedAt } from './swipe';

/** Follows a finger over a row. A mouse has the buttons. */
export function useSwipe(offered: readonly string[], onSwipe: (action: Swiped) => void) {
  const start = useRef<{ x: number; y: number } | null>(null);
  const hasMoved = useRef(false);
  const [follow, setFollow] = useState(0);
  const end = () => {
    start.current = null;
    setFollow(0);
  };
  const handlers = {
    onPointerDown: (event: PointerEvent) => {
      hasMoved.current = false;
      if (event.pointerType === 'touch') start.current = { x: event.clientX, y: event.clientY };
    },
    onPointerMove: (event: PointerEvent) => {
      if (!start.current) return;
      const next = followOf(event.clientX - start.current.x, event.clientY - start.current.y);
      if (next !== 0) hasMoved.current = true;
      setFollow(next);
    },
    onPointerUp: () => {
      const action = swipedAt(follow, offered);
      end();
      if (action) onSwipe(action);
    },
    onPointerCancel: end,
    // A finger that moved the row did not mean to open it.
    onClickCapture: (event: MouseEvent) => {
      if (!hasMoved.current) return;
      event.preventDefault();
      event.stopPropagation();
      hasMoved.current = false;
    },
  };
  return { follow, handlers };
}
