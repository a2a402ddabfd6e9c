'use client';

import { type ComponentType, type RefObject, useEffect, useRef, useState } from 'react';

export interface PaletteProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onHelp: () => void;
}

/** What was typed before there was a field, which says when it is there to take over. */
export interface TypedBefore {
  typed: RefObject<string>;
  onField: (isThere: boolean) => void;
}

/** The palette's code comes with its first use; what is typed until it is there is not lost. */
export function Palette(props: PaletteProps) {
  const { open, onOpenChange } = props;
  const [Dialog, setDialog] = useState<ComponentType<PaletteProps & TypedBefore> | null>(null);
  const [hasField, setHasField] = useState(false);
  const isLoading = open && Dialog === null;
  // Until the field is there, not until its code is: a key in between would reach neither.
  const typed = useTypedWhile(open && !hasField);
  useEffect(() => {
    if (!isLoading) return;
    import('./palette-dialog').then(
      (module) => setDialog(() => module.PaletteDialog),
      () => onOpenChange(false), // without a network the next try may succeed
    );
  }, [isLoading, onOpenChange]);
  return Dialog ? <Dialog {...props} typed={typed} onField={setHasField} /> : null;
}

/** Letters of the keyboard while there is no field yet to take them. */
function useTypedWhile(isWaiting: boolean): RefObject<string> {
  const typed = useRef('');
  useEffect(() => {
    if (!isWaiting) return;
    typed.current = '';
    const onKey = (event: KeyboardEvent) => {
      if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      event.stopPropagation(); // or they would be taken for shortcuts
      typed.current += event.key;
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [isWaiting]);
  return typed;
}
