'use client';

import { Ban, Check, Pin } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useSession } from '@/features/session/session-context';
import { cn } from '@/ui/cn';
import type { Standing } from './standing';

const icons = { pin: Pin, approve: Check, block: Ban } as const;

/** What was decided, of which stores and for which days; nothing where nobody decided. */
export function StandingNote({ standing: { kind, place, when, from, to } }: { standing: Standing }) {
  const t = useTranslations('crossSell.standing');
  const { formats } = useSession();
  if (kind === 'none') return null;
  const Icon = icons[kind];
  const days =
    when === 'over'
      ? t('over', { date: formats.date(to ?? '') })
      : when === 'later'
        ? t(to ? 'fromTo' : 'from', { from: formats.date(from ?? ''), to: to ? formats.date(to) : '' })
        : to
          ? t('until', { date: formats.date(to) })
          : '';
  return (
    <span
      data-testid="standing"
      className={cn(
        'inline-flex items-center gap-1.5 rounded-full px-2 py-0.5 font-medium',
        when === 'over'
          ? 'bg-sunken text-text-2'
          : kind === 'block'
            ? 'bg-critical-soft text-text'
            : 'bg-accent-soft text-text',
      )}
    >
      <Icon size={12} strokeWidth={2} aria-hidden className="shrink-0" />
      {[t(kind), place === 'all' ? t('all') : '', days].filter(Boolean).join(' · ')}
    </span>
  );
}
