'use client';

import { type ComponentType, type RefObject, useEffect, useRef, useState } from 'react';

export interface PaletteProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onHelp: () => void;
}

/** What is searched for, which people may type before there is a field. */
export interface PaletteSearch {
  words: string;
  setWords: (words: string) => void;
  field: RefObject<HTMLInputElement | null>;
}

/** The palette's code comes with its first use; what is typed until it is there is not lost. */
export function Palette(props: PaletteProps) {
  const { open, onOpenChange } = props;
  const [Dialog, setDialog] = useState<ComponentType<PaletteProps & PaletteSearch> | null>(null);
  const isLoading = open && Dialog === null;
  const search = useSearch(open);
  useEffect(() => {
    if (!isLoading) return;
    import('./palette-dialog').then(
      (module) => setDialog(() => module.PaletteDialog),
      () => onOpenChange(false), // without a network the next try may succeed
    );
  }, [isLoading, onOpenChange]);
  return Dialog ? <Dialog {...props} {...search} /> : null;
}

/** Each letter goes to the field or, while that is not there to take it, straight to the words: none falls in between. */
function useSearch(open: boolean): PaletteSearch {
  const [words, setWords] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!open) return;
    setWords('');
    const onKey = (event: KeyboardEvent) => {
      if (event.target === field.current) return;
      if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      event.stopPropagation(); // or they would be taken for shortcuts
      setWords((before) => before + event.key);
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [open]);
  return { words, setWords, field };
}
