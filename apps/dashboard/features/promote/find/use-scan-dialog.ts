'use client';

import { useState } from 'react';
import type { ScanDialog } from '../scan/scan-dialog';

/** In one place: the bundler may put what two of them import into other files, and a page would be kept without the one that it opens. */
export const loadScanDialog = () => import('../scan/scan-dialog');

interface Scan {
  /** There while it is open. */
  Dialog: typeof ScanDialog | undefined;
  /** It was asked for and could not be loaded: the network went before it had come. */
  isMissing: boolean;
  open: () => Promise<void>;
  close: () => void;
}

/** The dialog of the camera. A page that is kept to be read without a network has loaded it before. */
export function useScanDialog(): Scan {
  const [Dialog, setDialog] = useState<typeof ScanDialog>();
  const [isMissing, setMissing] = useState(false);
  const open = async () => {
    try {
      const { ScanDialog: Loaded } = await loadScanDialog();
      setDialog(() => Loaded);
      setMissing(false);
    } catch {
      setMissing(true);
    }
  };
  return { Dialog, isMissing, open, close: () => setDialog(undefined) };
}
