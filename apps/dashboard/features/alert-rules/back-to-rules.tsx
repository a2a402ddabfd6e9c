'use client';

import { ChevronLeft } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';

export function BackToRules() {
  const t = useTranslations('alertRules.builder');
  return (
    <Link
      href="/alerts/rules"
      className="-ml-1.5 mb-1 inline-flex min-h-8 items-center gap-1 rounded-control pl-1 pr-2 text-table text-text-2 hover:text-text max-md:min-h-11"
    >
      <ChevronLeft size={16} strokeWidth={1.75} aria-hidden />
      {t('back')}
    </Link>
  );
}
