'use client';

import { useTranslations } from 'next-intl';
import { useSession } from '@/features/session/session-context';
import { Dialog } from '@/ui/dialog';
import { Option } from '@/ui/option';
import { RowsSkeleton } from '@/ui/skeleton';
import { ReadingFailed } from '@/ui/states';
import { useAlert } from '../api/use-alerts';
import type { ActDialog } from './act-context';

/** To whom? Those who can see it; of several alerts, those who can see the first, and each is judged by itself. */
export function AssignDialog({ targets, isBusy, close, send }: ActDialog<{ assigneeId: string }>) {
  const t = useTranslations('alerts');
  const { me } = useSession();
  const [first] = targets;
  const alert = useAlert(first?.id ?? '', first !== undefined);
  const people = alert.data?.assignees ?? [];
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && close()}
      title={t('assign.title', { count: targets.length })}
      closeLabel={t('cancel')}
      className="md:w-[420px]"
    >
      <p className="mb-2 text-table text-text-2">{t('assign.help')}</p>
      {alert.isPending ? (
        <RowsSkeleton rows={4} rowClass="h-9" />
      ) : alert.isError ? (
        <ReadingFailed error={alert.error} onRetry={() => void alert.refetch()} className="py-4" />
      ) : (
        <ul className="max-h-[50dvh] overflow-y-auto" aria-busy={isBusy}>
          {people.map(({ id, name }) => (
            <li key={id}>
              <Option
                isChosen={alert.data.assignee?.id === id}
                onClick={() => !isBusy && send({ assigneeId: id })}
                data-testid="assignee"
              >
                {name}
                {id === me.user.id ? <span className="text-text-2"> {t('assign.you')}</span> : null}
              </Option>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
