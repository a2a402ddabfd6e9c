'use client';

import { useTranslations } from 'next-intl';
import { useSession } from '@/features/session/session-context';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import type { ActDialog } from './act-context';
import { snoozeChoices, snoozeUntil } from './snooze-presets';

/** Until when? One tap each, with the moment that it means. */
export function SnoozeDialog({ targets, isBusy, close, send }: ActDialog<{ until: string }>) {
  const t = useTranslations('alerts');
  const { me, formats } = useSession();
  const timeZone = targets[0]?.subject.timeZone ?? me.tenant.timeZone;
  const now = new Date();
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && close()}
      title={t('snooze.title', { count: targets.length })}
      closeLabel={t('cancel')}
      className="md:w-[420px]"
    >
      <p className="mb-3 text-table text-text-2">{t('snooze.help')}</p>
      <ul className="flex flex-col gap-2" aria-busy={isBusy}>
        {snoozeChoices.map((choice) => {
          const until = snoozeUntil(choice, now, timeZone);
          return (
            <li key={choice}>
              <Button
                className="w-full justify-between!"
                data-testid={`snooze-${choice}`}
                onClick={() => !isBusy && send({ until: until.toISOString() })}
              >
                <span>{t(`snooze.choices.${choice}`)}</span>
                <span className="tabular font-normal text-text-2">{formats.momentIn(until.getTime(), timeZone)}</span>
              </Button>
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}
