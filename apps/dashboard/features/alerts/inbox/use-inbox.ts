'use client';

import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { useState } from 'react';
import { useSession } from '@/features/session/session-context';
import { seesAlerts } from '@/lib/access';
import { inboxTabs } from '../api/alerts-path';
import { useAlerts } from '../api/use-alerts';

/** The part of the inbox that the address names, what of it is chosen, and which row the keys are at. */
export function useInbox() {
  const { me } = useSession();
  const [tab, setTab] = useQueryState('tab', parseAsStringLiteral(inboxTabs).withDefault('open'));
  const list = useAlerts(tab, seesAlerts(me));
  const [chosenIds, setChosenIds] = useState<ReadonlySet<string>>(new Set());
  const [markedId, setMarkedId] = useState<string | null>(null);
  const alerts = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const choose = (id: string) =>
    setChosenIds((known) => new Set(known.has(id) ? [...known].filter((one) => one !== id) : [...known, id]));
  const clear = () => setChosenIds(new Set());
  return {
    tab,
    list,
    alerts,
    /** Only those that are still in the list. */
    chosen: alerts.filter(({ id }) => chosenIds.has(id)),
    choose,
    clear,
    markedId,
    setMarkedId,
    open: (next: typeof tab) => {
      clear();
      setMarkedId(null);
      void setTab(next);
    },
    search: tab === 'open' ? '' : `?tab=${tab}`,
  };
}
