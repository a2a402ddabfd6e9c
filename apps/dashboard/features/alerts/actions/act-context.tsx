'use client';

import type { Alert } from '@vitrine/contracts';
import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react';
import { useAct } from '../api/use-act';
import { AssignDialog } from './assign-dialog';
import type { Offered } from './offered-actions';
import { ResolveDialog } from './resolve-dialog';
import { SnoozeDialog } from './snooze-dialog';

/** The alerts that something is done with: their ids, and whose clock a morning is. */
export type Target = Pick<Alert, 'id' | 'subject'>;
type Begin = (action: Offered, targets: readonly Target[]) => void;

const ActContext = createContext<{ begin: Begin; undo: () => void } | null>(null);

/** Whatever begins an action, by button, key or swipe, ends in the same dialogs and the same request. */
export function ActProvider({ children, onDone }: { children: ReactNode; onDone?: () => void }) {
  const last = useRef<() => void>(undefined);
  const act = useAct(
    useCallback((undo: () => void) => {
      last.current = undo;
    }, []),
  );
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
  const acts = useMemo(() => ({ begin, undo: () => takeOnce(last)?.() }), [begin]);
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
    <ActContext.Provider value={acts}>
      {children}
      {dialog?.action === 'snooze' ? <SnoozeDialog {...dialog} isBusy={act.isPending} /> : null}
      {dialog?.action === 'resolve' ? <ResolveDialog {...dialog} isBusy={act.isPending} /> : null}
      {dialog?.action === 'assign' ? <AssignDialog {...dialog} isBusy={act.isPending} /> : null}
    </ActContext.Provider>
  );
}

/** Taken back once: pressing the key again undoes nothing more. */
function takeOnce(last: { current: (() => void) | undefined }): (() => void) | undefined {
  const undo = last.current;
  last.current = undefined;
  return undo;
}

/** Begins an action on alerts: at once, or by asking what it still needs. */
export const useBegin = (): Begin => useActs().begin;

/** Takes back what was done last, where it can be. */
export const useUndo = (): (() => void) => useActs().undo;

function useActs() {
  const acts = useContext(ActContext);
  if (!acts) throw new Error('Actions on alerts need an ActProvider');
  return acts;
}

/** What a dialog of an action is given. */
export interface ActDialog<Answer> {
  targets: readonly Target[];
  isBusy: boolean;
  close: () => void;
  send: (answer: Answer) => void;
}
