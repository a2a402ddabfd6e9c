'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { Dialog } from '@/ui/dialog';
import { openDecoder } from './decoder';

const LOOK_MS = 200;

/** The camera, until it has read a bar code. Whoever has none, or refuses it, types. */
export function ScanDialog({ onCode, onClose }: { onCode: (code: string) => void; onClose: () => void }) {
  const t = useTranslations('promote.scanning');
  const video = useRef<HTMLVideoElement>(null);
  const found = useRef(onCode);
  found.current = onCode;
  const [hasFailed, setFailed] = useState(false);
  useEffect(() => {
    const end = new AbortController();
    scan(() => video.current, end.signal)
      .then((code) => code !== undefined && found.current(code))
      .catch(() => !end.signal.aborted && setFailed(true));
    return () => end.abort();
  }, []);
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t('title')} closeLabel={t('close')}>
      {hasFailed ? (
        <p role="alert" data-testid="no-camera">
          {t('noCamera')}
        </p>
      ) : (
        <>
          <video ref={video} playsInline muted className="aspect-[4/3] w-full rounded-control bg-sunken object-cover" />
          <p className="mt-3 text-text-2">{t('help')}</p>
        </>
      )}
    </Dialog>
  );
}

/** @returns the first code that is read; undefined when it was ended before */
async function scan(screen: () => HTMLVideoElement | null, end: AbortSignal): Promise<string | undefined> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
  try {
    const decode = await openDecoder();
    const video = screen();
    if (video === null) return undefined;
    video.srcObject = stream;
    await video.play();
    while (!end.aborted) {
      const code = await decode(video);
      if (code !== undefined) return code;
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
    return undefined;
  } finally {
    for (const track of stream.getTracks()) track.stop();
  }
}
