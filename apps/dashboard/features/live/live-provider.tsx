'use client';

import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import { checkSession } from '@/features/session/end-of-session';
import { useSession } from '@/features/session/session-context';
import { hearsStream } from '@/lib/access';
import { connect } from './connect';
import { type LiveState, LiveStore } from './live-store';
import { reportLags } from './report-lags';

const LiveContext = createContext<LiveStore | null>(null);
const before: LiveState = { status: 'connecting', snapshot: null, heardAt: null, lagMs: null, flow: null };

/** One stream for all screens of this tab. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const isAllowed = hearsStream(useSession().me);
  const [store] = useState(() => new LiveStore());
  useEffect(() => {
    if (!isAllowed) return;
    const hangUp = connect(store, () => void checkSession());
    const stopReporting = reportLags(store);
    return () => {
      stopReporting();
      hangUp();
    };
  }, [store, isAllowed]);
  return <LiveContext.Provider value={store}>{children}</LiveContext.Provider>;
}

export function useLiveStore(): LiveStore {
  const store = useContext(LiveContext);
  if (!store) throw new Error('useLiveStore needs a LiveProvider');
  return store;
}

export function useLive(): LiveState {
  const store = useLiveStore();
  return useSyncExternalStore(store.subscribe, store.read, () => before);
}
