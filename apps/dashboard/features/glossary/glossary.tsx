'use client';

import { useLocale, useTranslations } from 'next-intl';
import { toLocale } from '@/i18n/locales';
import { RowsSkeleton } from '@/ui/skeleton';
import { useGlossary } from './use-glossary';

/** Every metric with its name and formula, from the metric layer itself. */
export function Glossary() {
  const t = useTranslations('metrics');
  const locale = toLocale(useLocale());
  const { data, isPending } = useGlossary();
  if (isPending) return <RowsSkeleton rows={6} />;
  if (!data) return <p className="text-text-2">{t('noDefinition')}</p>;
  return (
    <dl className="flex flex-col gap-3">
      {data.items.map((metric) => (
        <div key={metric.id}>
          <dt className="font-medium">{metric.name[locale]}</dt>
          <dd className="text-table text-text-2">{metric.formula[locale]}</dd>
        </div>
      ))}
    </dl>
  );
}
