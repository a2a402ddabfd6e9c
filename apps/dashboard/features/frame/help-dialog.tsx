'use client';

import { useTranslations } from 'next-intl';
import { Glossary } from '@/features/glossary/glossary';
import { destinationsOf } from '@/features/screens/screens';
import { useSession } from '@/features/session/session-context';
import { Dialog } from '@/ui/dialog';

/** Keys, and the glossary straight from the metric layer, so that it is never out of date. */
export function HelpDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const t = useTranslations('help');
  const { me } = useSession();
  const keys: {
    id: 'palette' | 'overview' | 'stores' | 'ops' | 'settings' | 'help';
    press: string[];
    isSequence?: boolean;
  }[] = [
    { id: 'palette', press: ['Ctrl', 'K'] },
    ...destinationsOf(me).map(({ id, key }) => ({ id, press: ['g', key], isSequence: true })),
    { id: 'help', press: ['?'] },
  ];

  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('title')} closeLabel={t('close')}>
      <ul className="flex flex-col">
        {keys.map(({ id, press, isSequence }) => (
          <li key={id} className="flex min-h-9 items-center justify-between gap-4">
            <span>{t(`keys.${id}`)}</span>
            <span className="flex items-center gap-1.5 text-hint text-text-2">
              {press.map((key, index) => (
                <span key={key} className="flex items-center gap-1.5">
                  {index > 0 ? (isSequence ? t('then') : '+') : null}
                  <kbd className="min-w-6 rounded border border-line-strong px-1.5 py-0.5 text-center font-sans text-text">
                    {key}
                  </kbd>
                </span>
              ))}
            </span>
          </li>
        ))}
      </ul>
      <h3 className="mb-2 mt-6 font-semibold">{t('glossary')}</h3>
      <Glossary />
    </Dialog>
  );
}
