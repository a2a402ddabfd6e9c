'use client';

import { Copy } from 'lucide-react';
import { Button } from './button';
import { Dialog } from './dialog';
import { Field, inputClass } from './field';
import { notify } from './notices/notify';

interface Words {
  title: string;
  /** What it is for, and that it is not shown again. */
  what: string;
  label: string;
  copy: string;
  copied: string;
  copyFailed: string;
  close: string;
}

/** The one time a secret is on a screen: to be copied, which is the main thing to do here. */
export function ShownOnceDialog({
  id,
  value,
  words,
  onClose,
}: {
  /** Of the field, in the page and in tests. */
  id: string;
  value: string;
  words: Words;
  onClose: () => void;
}) {
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      notify('success', words.copied);
    } catch {
      notify('message', words.copyFailed);
    }
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={words.title} closeLabel={words.close}>
      <p className="mb-4 text-text-2">{words.what}</p>
      <Field id={id} label={words.label}>
        {(control) => (
          <input
            {...control}
            readOnly
            value={value}
            data-testid={id}
            onFocus={(event) => event.target.select()}
            className={inputClass}
          />
        )}
      </Field>
      <div className="mt-4 flex flex-wrap justify-end gap-2">
        <Button onClick={onClose}>{words.close}</Button>
        <Button look="primary" onClick={() => void copy()}>
          <Copy size={16} strokeWidth={1.75} aria-hidden />
          {words.copy}
        </Button>
      </div>
    </Dialog>
  );
}
