'use client';

import { useTranslations } from 'next-intl';
import { useSession } from '@/features/session/session-context';

/** What is known of the shelf: units on hand, the running promotion. Nothing where nothing is known. */
export function ShelfLine({
  units,
  promotion,
}: {
  units: string | undefined;
  promotion: { name: string; to: string } | undefined;
}) {
  const t = useTranslations('promote.shelf');
  const { formats } = useSession();
  const known = [
    units === undefined ? '' : t('units', { count: Number(units), units: formats.figure(units, 'count') }),
    promotion ? t('promotion', { name: promotion.name, date: formats.shortDate(promotion.to) }) : '',
  ].filter(Boolean);
  if (known.length === 0) return null;
  return <p className="tabular mt-1 text-hint text-text-3">{known.join(' · ')}</p>;
}
