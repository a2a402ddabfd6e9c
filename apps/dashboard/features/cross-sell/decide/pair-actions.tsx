'use client';

import { Ban, CalendarDays, Check, Pin, Undo2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { pairNames } from '@/features/cross-sell/pair/pair-name';
import type { Pair, Standing } from '@/features/cross-sell/pair/standing';
import { Button, IconButton } from '@/ui/button';
import { cn } from '@/ui/cn';
import { useDeciding } from './decide-context';

const icons = { approve: Check, pin: Pin, block: Ban, none: Undo2 } as const;

/** Approve, pin or block in this store at once; days and all stores in the dialog. What is in force is taken back where it was decided. */
export function PairActions({
  pair,
  standing,
  isTight = false,
}: {
  pair: Pair;
  standing: Standing;
  isTight?: boolean;
}) {
  const t = useTranslations('crossSell.actions');
  const { decide, isBusy, openDialog } = useDeciding();
  const of = pairNames(pair).join(' + ');
  const isMade = standing.kind !== 'none' && standing.when !== 'over' && standing.place === 'store';
  const offered = isMade ? (['none'] as const) : (['approve', 'pin', 'block'] as const);
  return (
    <div className={cn('flex shrink-0 gap-1.5', isTight ? 'justify-end' : 'max-md:[&>:not(:last-child)]:flex-1')}>
      {offered.map((decision) => {
        const Icon = icons[decision];
        const press = () => {
          if (!isBusy) decide({ before: [pair.decision], choice: { decision, from: null, to: null } });
        };
        const name = t(`${decision}Of`, { pair: of });
        if (isTight)
          return (
            <IconButton key={decision} label={name} data-testid={decision} onClick={press}>
              <Icon size={16} strokeWidth={1.75} aria-hidden />
            </IconButton>
          );
        return (
          <Button key={decision} aria-label={name} data-testid={decision} onClick={press} className="max-md:px-2">
            <Icon size={16} strokeWidth={1.75} aria-hidden className="max-md:hidden" />
            {t(decision)}
          </Button>
        );
      })}
      <IconButton label={t('datesOf', { pair: of })} data-testid="dates" onClick={() => openDialog(pair)}>
        <CalendarDays size={16} strokeWidth={1.75} aria-hidden />
      </IconButton>
    </div>
  );
}
