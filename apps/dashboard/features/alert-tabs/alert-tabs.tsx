'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { isWithin } from '@/features/screens/screens';
import { useSession } from '@/features/session/session-context';
import { managesRules, seesAlerts } from '@/lib/access';
import type { Me } from '@/lib/api/types';
import { cn } from '@/ui/cn';

const tabs: readonly { id: 'inbox' | 'rules' | 'deliveries'; href: string; isOpenTo: (me: Me) => boolean }[] = [
  { id: 'inbox', href: '/alerts', isOpenTo: seesAlerts },
  { id: 'rules', href: '/alerts/rules', isOpenTo: managesRules },
  { id: 'deliveries', href: '/alerts/deliveries', isOpenTo: seesAlerts },
];

/** The parts of alerts: what rang, what may ring, and what was sent of it. Nothing where there is one part only. */
export function AlertTabs() {
  const t = useTranslations('alertRules.tabs');
  const { me } = useSession();
  const pathname = usePathname();
  const open = tabs.filter(({ isOpenTo }) => isOpenTo(me));
  if (open.length < 2) return null;
  // An alert is a page below the inbox, as rules and deliveries are: the longest address that fits is the part.
  const current = open.filter((tab) => isWithin(tab, pathname)).sort((a, b) => b.href.length - a.href.length)[0];
  return (
    <nav aria-label={t('label')} className="mb-4 flex gap-1 border-b border-line">
      {open.map(({ id, href }) => (
        <Link
          key={id}
          href={href}
          aria-current={current?.id === id ? 'page' : undefined}
          className={cn(
            '-mb-px inline-flex min-h-10 items-center border-b-2 px-3 text-body max-md:min-h-11',
            current?.id === id ? 'border-accent font-medium' : 'border-transparent text-text-2 hover:text-text',
          )}
        >
          {t(id)}
        </Link>
      ))}
    </nav>
  );
}
