'use client';

import { useLocale } from 'next-intl';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { Me, Store } from '@/lib/api/types';
import { createFormats, type Formats } from '@/lib/format/formats';

interface Session {
  me: Me;
  stores: readonly Store[];
  formats: Formats;
}

const SessionContext = createContext<Session | null>(null);

export function SessionProvider({ me, stores, children }: { me: Me; stores: readonly Store[]; children: ReactNode }) {
  const locale = useLocale();
  const session = useMemo<Session>(() => {
    const { currency, minorDigits, timeZone } = me.tenant;
    const formats = createFormats({ locale, currency, minorDigits, timeZone });
    const sorted = [...stores].sort((left, right) => formats.collator.compare(left.name, right.name));
    return { me, stores: sorted, formats };
  }, [me, stores, locale]);
  return <SessionContext.Provider value={session}>{children}</SessionContext.Provider>;
}

/** Who is looking, the stores they may name and how their figures are written. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession needs a SessionProvider');
  return session;
}
