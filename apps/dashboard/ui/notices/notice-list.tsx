'use client';

import { useEffect, useRef } from 'react';
import { Toaster, toast } from 'sonner';
import type { NoticeItem } from './notify';

/** Long enough to read, think and reach the button. */
const ACTION_MS = 10_000;

/** Shows each item once, above the phone's bottom bar. */
export function NoticeList({ items }: { items: readonly NoticeItem[] }) {
  const shown = useRef(0);
  useEffect(() => {
    for (const { kind, text, action } of items.slice(shown.current))
      toast[kind](text, action && { duration: ACTION_MS, action: { label: action.label, onClick: action.run } });
    shown.current = items.length;
  }, [items]);
  return (
    <Toaster
      position="bottom-center"
      style={{ fontFamily: 'inherit' }}
      offset={24}
      mobileOffset={{ bottom: 76 }}
      toastOptions={{
        style: {
          background: 'var(--surface)',
          color: 'var(--text)',
          borderColor: 'var(--border)',
          boxShadow: 'var(--shadow)',
        },
      }}
    />
  );
}
