'use client';

import { useEffect, useRef } from 'react';
import { isTyping, SEQUENCE_MS } from '@/lib/keys';
import { type InboxKey, inboxKeyOf } from './inbox-keys';

/** Hears the keys of the inbox while nobody types, no dialog is open, and no `g` waits for the letter of a screen. */
export function useInboxKeys(onKey: (key: InboxKey) => void): void {
  const latest = useRef(onKey);
  latest.current = onKey;
  useEffect(() => {
    let leaderAt = Number.NEGATIVE_INFINITY;
    const hear = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target) || isInDialog()) return;
      const isLetterOfScreen = event.timeStamp - leaderAt < SEQUENCE_MS;
      leaderAt = event.key === 'g' ? event.timeStamp : Number.NEGATIVE_INFINITY;
      const key = inboxKeyOf(event.key);
      // Enter on a button or a link is that one's.
      if (key === undefined || isLetterOfScreen || (key === 'open' && isControl(event.target))) return;
      event.preventDefault();
      latest.current(key);
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, []);
}

const isInDialog = (): boolean => document.querySelector('[role="dialog"]') !== null;
const isControl = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('a, button, summary') !== null;
