'use client';

import { useTranslations } from 'next-intl';
import type { InboxKey } from '@/features/alerts/inbox/inbox-keys';
import { Glossary } from '@/features/glossary/glossary';
import { screensOf } from '@/features/screens/screens';
import { useSession } from '@/features/session/session-context';
import { seesAlerts } from '@/lib/access';
import { Dialog } from '@/ui/dialog';

/** Keys of the inbox, one by one. */
const inboxKeyHelp = [
  ['next', 'J'],
  ['previous', 'K'],
  ['open', 'Enter'],
  ['mark', 'X'],
  ['acknowledge', 'A'],
  ['resolve', 'E'],
  ['snooze', 'H'],
  ['undo', 'Z'],
] as const satisfies readonly (readonly [InboxKey, string])[];

/** Keys, and the glossary straight from the metric layer, so that it is never out of date. */
export function HelpDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const t = useTranslations('help');
  const nav = useTranslations('nav');
  const { me } = useSession();
  const keys: { what: string; press: string[]; isSequence?: boolean }[] = [
    { what: t('keys.palette'), press: ['Ctrl', 'K'] },
    ...screensOf(me).map(({ id, key }) => ({
      what: t('keys.goTo', { screen: nav(id) }),
      press: ['g', key],
      isSequence: true,
    })),
    { what: t('keys.help'), press: ['?'] },
    ...(seesAlerts(me) ? inboxKeyHelp.map(([key, press]) => ({ what: t(`keys.inbox.${key}`), press: [press] })) : []),
  ];

  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('title')} closeLabel={t('close')}>
      <ul className="flex flex-col">
        {keys.map(({ what, press, isSequence }) => (
          <li key={what} className="flex min-h-9 items-center justify-between gap-4">
            <span>{what}</span>
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
