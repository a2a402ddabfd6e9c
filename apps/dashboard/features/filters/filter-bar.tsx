'use client';

import { Link2 } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { screenAt } from '@/features/screens/screens';
import { useSession } from '@/features/session/session-context';
import { seesSales } from '@/lib/access';
import { IconButton } from '@/ui/button';
import { ComparePicker } from './compare-picker';
import { PeriodPicker } from './period-picker';
import { ScopePicker } from './scope-picker';
import { useCopyLink } from './use-copy-link';

/** Which stores, which days and, where figures are compared, with what. One row of chips that scrolls sideways on a phone. */
export function FilterBar() {
  const t = useTranslations('filters');
  const pathname = usePathname();
  const { me, stores } = useSession();
  const copyLink = useCopyLink();
  const screen = screenAt(pathname);
  if (!screen?.hasFilters || !seesSales(me)) return null;

  const isOneStore = screen.id === 'stores' && pathname !== screen.href;
  const ownStores = stores.filter((store) => store.access === 'full');

  return (
    <fieldset
      aria-label={t('label')}
      className="flex min-w-0 items-center gap-2 overflow-x-auto px-4 pb-2.5 [scrollbar-width:none] max-md:[mask-image:linear-gradient(to_right,transparent,black_16px,black_calc(100%-32px),transparent)] md:flex-wrap md:overflow-visible md:px-0 md:py-3"
    >
      {!isOneStore && ownStores.length > 1 ? <ScopePicker stores={ownStores} /> : null}
      <PeriodPicker />
      {screen.hasComparison ? <ComparePicker /> : null}
      <IconButton label={t('copyLink')} onClick={() => void copyLink()} className="max-md:hidden">
        <Link2 size={16} strokeWidth={1.75} aria-hidden />
      </IconButton>
    </fieldset>
  );
}
