'use client';

import dynamic from 'next/dynamic';
import { useEffect, useState } from 'react';

export interface PaletteProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onHelp: () => void;
}

const PaletteDialog = dynamic(() => import('./palette-dialog').then((module) => module.PaletteDialog), { ssr: false });

/** The palette's code comes with its first use. */
export function Palette(props: PaletteProps) {
  const [isNeeded, setIsNeeded] = useState(false);
  useEffect(() => {
    if (props.open) setIsNeeded(true);
  }, [props.open]);
  return isNeeded ? <PaletteDialog {...props} /> : null;
}
