'use client';

import type { ReactNode } from 'react';
import { Button } from './button';
import { Dialog } from './dialog';

/** Says what will happen before it does. The button repeats the verb; leaving is always the other way out. */
export function ConfirmDialog({
  title,
  children,
  verb,
  cancel,
  isDanger,
  isBusy,
  error,
  onConfirm,
  onClose,
}: {
  title: string;
  children: ReactNode;
  verb: string;
  cancel: string;
  isDanger: boolean;
  isBusy: boolean;
  error?: string | undefined;
  onConfirm: () => void;
  onClose: () => void;
}) {
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={title} closeLabel={cancel} className="md:w-[460px]">
      <div className="text-body text-text-2">{children}</div>
      {error ? (
        <p role="alert" className="mt-3 rounded-control bg-critical-soft px-3 py-2.5 text-table text-text">
          {error}
        </p>
      ) : null}
      <div className="mt-5 flex flex-wrap justify-end gap-2">
        <Button onClick={onClose}>{cancel}</Button>
        <Button look={isDanger ? 'danger' : 'primary'} onClick={onConfirm} aria-busy={isBusy} data-testid="confirm">
          {verb}
        </Button>
      </div>
    </Dialog>
  );
}
