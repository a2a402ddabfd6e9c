'use client';

import dynamic from 'next/dynamic';
import { useEffect, useState } from 'react';

interface HelpProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

const HelpDialog = dynamic(() => import('./help-dialog').then((module) => module.HelpDialog), { ssr: false });

/** The help's code comes with its first use. */
export function Help(props: HelpProps) {
  const [isNeeded, setIsNeeded] = useState(false);
  useEffect(() => {
    if (props.open) setIsNeeded(true);
  }, [props.open]);
  return isNeeded ? <HelpDialog {...props} /> : null;
}
