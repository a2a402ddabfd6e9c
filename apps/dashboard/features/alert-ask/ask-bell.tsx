'use client';

import { BellPlus } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { askAddress } from '@/features/alert-rules/draft/ask-address';
import { useSession } from '@/features/session/session-context';
import { managesRules } from '@/lib/access';
import type { ShownMetric } from '@/lib/format/kinds';
import { cn } from '@/ui/cn';

/**
 * "Alert me of this": opens the builder with the figure in it. People who make no rules get nothing, as do figures that no rule watches and
 * stores that are another's. Lies above a card's link.
 */
export function AskBell({
  metric,
  storeIds,
  of,
  className,
}: {
  metric: ShownMetric;
  /** The stores that the figure is of; null: all that the person sees, as one figure. */
  storeIds: readonly string[] | null;
  /** Whose figure it is, for the name of the link. */
  of?: string;
  /** Where it lies: above a card's link it needs a position of its own. */
  className: string;
}) {
  const t = useTranslations();
  const { me, stores } = useSession();
  const isOthers = storeIds?.some((id) => stores.find((store) => store.id === id)?.access === 'totals') ?? false;
  const grain = storeIds === null && me.scope.stores === 'all' ? 'network' : 'store';
  const address = managesRules(me) && !isOthers ? askAddress({ metric, grain, storeIds: storeIds ?? [] }) : null;
  if (address === null) return null;
  const name = t(`metrics.${metric}`);
  const label = t('alertRules.ask.label', { what: of === undefined ? name : `${name}, ${of}` });
  return (
    <Link
      href={address}
      prefetch={false}
      aria-label={label}
      title={label}
      data-testid={`ask-${metric}`}
      className={cn(
        'z-10 inline-flex size-7 shrink-0 items-center justify-center rounded-full text-text-3 hover:bg-sunken hover:text-text max-md:size-11',
        className,
      )}
    >
      <BellPlus size={16} strokeWidth={1.75} aria-hidden />
    </Link>
  );
}
