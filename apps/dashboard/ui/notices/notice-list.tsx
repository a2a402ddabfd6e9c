'use client';

import { useEffect, useRef } from 'react';
import { Toaster, toast } from 'sonner';
import type { NoticeItem } from './notify';

/** Shows each item once, above the phone's bottom bar. */
export function NoticeList({ items }: { items: readonly NoticeItem[] }) {
  const shown = useRef(0);
  useEffect(() => {
    for (const { kind, text } of items.slice(shown.current)) toast[kind](text);
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
