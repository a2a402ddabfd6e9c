'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useFilterSearch } from '@/features/filters/use-filter-search';
import { isWithin, screensOf } from '@/features/screens/screens';
import { useSession } from '@/features/session/session-context';
import { cn } from '@/ui/cn';

export function NavLinks({ place }: { place: 'rail' | 'bar' }) {
  const t = useTranslations('nav');
  const { me } = useSession();
  const pathname = usePathname();
  const search = useFilterSearch();

  const shown = screensOf(me).filter(({ isInBar }) => place === 'rail' || isInBar);
  return shown.map(({ id, href, icon: Icon, hasFilters }) => {
    const isCurrent = isWithin({ href }, pathname);
    const name = t(id);
    return (
      <Link
        key={id}
        href={hasFilters ? `${href}${search}` : href}
        aria-current={isCurrent ? 'page' : undefined}
        aria-label={name}
        title={place === 'rail' ? name : undefined}
        className={cn(
          'transition-colors duration-150',
          place === 'rail' &&
            'flex h-10 items-center gap-3 rounded-control px-3 text-body max-xl:justify-center max-xl:px-0',
          place === 'bar' &&
            'flex min-w-0 flex-1 flex-col items-center justify-center gap-0.5 rounded-control text-hint',
          isCurrent ? 'bg-accent-soft font-medium text-text' : 'text-text-2 hover:bg-sunken hover:text-text',
          place === 'bar' && isCurrent && 'bg-transparent text-accent hover:bg-transparent',
        )}
      >
        <Icon size={20} strokeWidth={1.75} aria-hidden className="shrink-0" />
        <span className={place === 'rail' ? 'max-xl:hidden' : 'max-w-full truncate'}>
          {place === 'bar' && t.has(`short.${id}`) ? t(`short.${id}`) : name}
        </span>
      </Link>
    );
  });
}
