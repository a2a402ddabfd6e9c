'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { useFilterSearch } from '@/features/filters/use-filter-search';
import { screensOf } from '@/features/screens/screens';
import { useSession } from '@/features/session/session-context';
import { isTyping, SEQUENCE_MS } from '@/lib/keys';

/** Ctrl/Cmd+K, `?`, and `g` followed by a letter; silent while someone types. */
export function useShortcuts({ openPalette, openHelp }: { openPalette: () => void; openHelp: () => void }): void {
  const router = useRouter();
  const { me } = useSession();
  const search = useFilterSearch();
  const state = useRef({ openPalette, openHelp, me, search, leaderAt: 0 });
  state.current = { ...state.current, openPalette, openHelp, me, search };

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const now = state.current;
      if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        now.openPalette();
        return;
      }
      if (event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return;
      if (event.key === '?') {
        event.preventDefault();
        now.openHelp();
      } else if (event.key === 'g') {
        now.leaderAt = event.timeStamp;
      } else if (event.timeStamp - now.leaderAt < SEQUENCE_MS) {
        now.leaderAt = 0;
        const goal = screensOf(now.me).find(({ key }) => key === event.key);
        if (goal) router.push(goal.hasFilters ? `${goal.href}${now.search}` : goal.href);
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [router]);
}
