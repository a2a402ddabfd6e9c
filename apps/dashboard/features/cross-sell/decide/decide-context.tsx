'use client';

import dynamic from 'next/dynamic';
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { useDecide } from '@/features/cross-sell/api/use-decide';
import type { Pair } from '@/features/cross-sell/pair/standing';
import type { Store } from '@/lib/api/types';

const DecisionDialog = dynamic(() => import('./decision-dialog').then((module) => module.DecisionDialog), {
  ssr: false,
});

interface Deciding {
  decide: ReturnType<typeof useDecide>['mutate'];
  isBusy: boolean;
  /** Days, and whether it holds for all stores. */
  openDialog: (pair: Pair) => void;
}

const DecidingContext = createContext<Deciding | null>(null);

/** One place where decisions of pairs are made; the dialog is loaded when somebody opens it. */
export function DecideProvider({ store, children }: { store: Store; children: ReactNode }) {
  const { mutate: decide, isPending: isBusy } = useDecide(store);
  const [pair, openDialog] = useState<Pair | null>(null);
  const deciding = useMemo(() => ({ decide, isBusy, openDialog }), [decide, isBusy]);
  return (
    <DecidingContext.Provider value={deciding}>
      {children}
      {pair ? <DecisionDialog pair={pair} store={store} onDecide={decide} onClose={() => openDialog(null)} /> : null}
    </DecidingContext.Provider>
  );
}

export function useDeciding(): Deciding {
  const deciding = useContext(DecidingContext);
  if (!deciding) throw new Error('useDeciding needs a DecideProvider');
  return deciding;
}
