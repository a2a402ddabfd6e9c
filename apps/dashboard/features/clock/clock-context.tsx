'use client';

import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { useSession } from '@/features/session/session-context';
import { clockIn, type WallClock } from '@/lib/calendar';

const SecondsContext = createContext<number>(0);
const MinuteContext = createContext<number>(0);

/** One clock for the whole screen, so that "now" never disagrees with itself; starts at the server's, to hydrate alike. */
export function ClockProvider({ renderedAt, children }: { renderedAt: string; children: ReactNode }) {
  const [now, setNow] = useState(() => Date.parse(renderedAt));
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <MinuteContext.Provider value={Math.floor(now / 60_000)}>
      <SecondsContext.Provider value={now}>{children}</SecondsContext.Provider>
    </MinuteContext.Provider>
  );
}

/** Milliseconds since 1970, once a second: for the few words that count seconds. */
export function useNow(): number {
  return useContext(SecondsContext);
}

/** The clock on the wall of a zone, once a minute. */
export function useWallClock(timeZone: string): WallClock {
  const minute = useContext(MinuteContext);
  return useMemo(() => clockIn(timeZone, new Date(minute * 60_000)), [timeZone, minute]);
}

/** The business clock: date, hour and minute where the tenant trades. */
export function useBusinessClock(): WallClock {
  return useWallClock(useSession().me.tenant.timeZone);
}
