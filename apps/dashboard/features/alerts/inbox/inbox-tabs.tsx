'use client';

import type { AlertList } from '@vitrine/contracts';
import { useTranslations } from 'next-intl';
import { useSession } from '@/features/session/session-context';
import { cn } from '@/ui/cn';
import { type InboxTab, inboxTabs } from '../api/alerts-path';

/** The parts of the inbox, with the counts of the answer that is shown. */
export function InboxTabs({
  tab,
  counts,
  onChoose,
}: {
  tab: InboxTab;
  counts: AlertList['counts'] | undefined;
  onChoose: (tab: InboxTab) => void;
}) {
  const t = useTranslations('alerts.tabs');
  const { formats } = useSession();
  const countOf = (one: InboxTab) => (one === 'open' || one === 'snoozed' ? counts?.[one] : undefined);
  return (
    <fieldset className="flex gap-1 overflow-x-auto border-b border-line p-2 max-md:gap-0 max-md:px-1">
      <legend className="sr-only">{t('label')}</legend>
      {inboxTabs.map((one) => {
        const count = countOf(one);
        return (
          <button
            key={one}
            type="button"
            aria-pressed={tab === one}
            onClick={() => onChoose(one)}
            data-testid={`tab-${one}`}
            className={cn(
              'inline-flex min-h-9 items-center gap-1.5 whitespace-nowrap rounded-control px-2.5 text-table max-md:min-h-11 max-md:px-2',
              tab === one ? 'bg-accent-soft font-medium text-text' : 'text-text-2 hover:bg-sunken hover:text-text',
            )}
          >
            {t(one)}
            {count === undefined ? null : <span className="tabular text-hint">{formats.figure(count, 'count')}</span>}
          </button>
        );
      })}
    </fieldset>
  );
}
