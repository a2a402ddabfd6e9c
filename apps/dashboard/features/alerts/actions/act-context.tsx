'use client';

import type { Alert } from '@vitrine/contracts';
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import { useAct } from '../api/use-act';
import { AssignDialog } from './assign-dialog';
import type { Offered } from './offered-actions';
import { ResolveDialog } from './resolve-dialog';
import { SnoozeDialog } from './snooze-dialog';

/** The alerts that something is done with: their ids, and whose clock a morning is. */
export type Target = Pick<Alert, 'id' | 'subject'>;
type Begin = (action: Offered, targets: readonly Target[]) => void;

const ActContext = createContext<Begin | null>(null);

/** Whatever begins an action, by button, key or swipe, ends in the same dialogs and the same request. */
export function ActProvider({ children, onDone }: { children: ReactNode; onDone?: () => void }) {
  const act = useAct();
  const [open, setOpen] = useState<{ action: Offered; targets: readonly Target[] }>();
  const { mutate } = act;
  const begin = useCallback<Begin>(
    (action, targets) => {
      if (targets.length === 0) return;
      if (action === 'assign' || action === 'snooze' || action === 'resolve') setOpen({ action, targets });
      else mutate({ ids: targets.map(({ id }) => id), act: { action } }, { onSuccess: () => onDone?.() });
    },
    [mutate, onDone],
  );
  const dialog = useMemo(() => {
    if (open === undefined) return undefined;
    const close = () => setOpen(undefined);
    const ids = open.targets.map(({ id }) => id);
    const send = (more: Omit<Parameters<typeof mutate>[0]['act'], 'action'>) =>
      mutate(
        { ids, act: { action: open.action, ...more } },
        {
          onSuccess: () => {
            close();
            onDone?.();
          },
        },
      );
    return { ...open, close, send };
  }, [open, mutate, onDone]);
  return (
    <ActContext.Provider value={begin}>
      {children}
      {dialog?.action === 'snooze' ? <SnoozeDialog {...dialog} isBusy={act.isPending} /> : null}
      {dialog?.action === 'resolve' ? <ResolveDialog {...dialog} isBusy={act.isPending} /> : null}
      {dialog?.action === 'assign' ? <AssignDialog {...dialog} isBusy={act.isPending} /> : null}
    </ActContext.Provider>
  );
}

/** Begins an action on alerts: at once, or by asking what it still needs. */
export function useBegin(): Begin {
  const begin = useContext(ActContext);
  if (!begin) throw new Error('useBegin needs an ActProvider');
  return begin;
}

/** What a dialog of an action is given. */
export interface ActDialog<Answer> {
  targets: readonly Target[];
  isBusy: boolean;
  close: () => void;
  send: (answer: Answer) => void;
}
