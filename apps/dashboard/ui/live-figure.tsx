'use client';

import { useEffect, useRef } from 'react';
import { NO_FIGURE } from '@/lib/format/kinds';
import { cn } from './cn';

/** A figure that is marked for 600 ms when it changes (the stylesheet drops the mark for reduced motion). Text only: nothing moves. */
export function LiveFigure({ text, className }: { text: string; className?: string }) {
  const element = useRef<HTMLSpanElement>(null);
  const shown = useRef(text);

  useEffect(() => {
    if (shown.current === text) return;
    const isFirstFigure = shown.current === NO_FIGURE;
    shown.current = text;
    const node = element.current;
    if (!node || isFirstFigure) return;
    node.classList.remove('changed');
    void node.offsetWidth; // restarts the animation when two changes follow closely
    node.classList.add('changed');
  }, [text]);

  return (
    <span ref={element} className={cn('figures', className, text === NO_FIGURE && 'text-text-3')}>
      {text}
    </span>
  );
}
