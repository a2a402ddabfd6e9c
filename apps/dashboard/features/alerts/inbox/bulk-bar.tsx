'use client';

import type { Alert } from '@vitrine/contracts';
import { useTranslations } from 'next-intl';
import { useSession } from '@/features/session/session-context';
import { Button } from '@/ui/button';
import { useBegin } from '../actions/act-context';
import { type Offered, offeredActions } from '../actions/offered-actions';

const forMany = ['acknowledge', 'assign', 'snooze', 'wake', 'resolve', 'reopen'] as const satisfies readonly Offered[];

/** What can be done with the chosen ones: whatever fits one of them; the others are refused one by one, in words. */
export function BulkBar({ chosen, onClear }: { chosen: readonly Alert[]; onClear: () => void }) {
  const t = useTranslations('alerts');
  const { me } = useSession();
  const begin = useBegin();
  if (chosen.length === 0) return null;
  const fits = (action: Offered) => chosen.filter((alert) => offeredActions(alert, me).includes(action));
  return (
    <section
      aria-label={t('bulk.label')}
      data-testid="bulk-bar"
      className="sticky top-0 z-10 flex flex-wrap items-center gap-2 border-b border-line bg-sunken px-3 py-2"
    >
      <p className="mr-auto text-table font-medium" role="status">
        {t('bulk.chosen', { count: chosen.length })}
      </p>
      {forMany.map((action) => {
        const targets = fits(action);
        return targets.length === 0 ? null : (
          <Button key={action} onClick={() => begin(action, targets)} data-testid={`bulk-${action}`}>
            {t(`actions.${action}`)}
          </Button>
        );
      })}
      <Button look="quiet" onClick={onClear}>
        {t('bulk.clear')}
      </Button>
    </section>
  );
}
