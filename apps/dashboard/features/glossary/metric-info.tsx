'use client';

import { Info } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useSession } from '@/features/session/session-context';
import { toLocale } from '@/i18n/locales';
import { Popup } from '@/ui/popup';
import { useGlossary } from './use-glossary';

/** What a number means, from the metric layer itself. Lies above the card's link. */
export function MetricInfo({ id, name, asOf }: { id: string; name: string; asOf: string | undefined }) {
  const t = useTranslations('metrics');
  return (
    <Popup
      label={t('about', { metric: name })}
      align="end"
      className="w-[300px] p-4"
      trigger={
        <button
          type="button"
          aria-label={t('about', { metric: name })}
          className="relative z-10 -m-1 inline-flex size-7 shrink-0 items-center justify-center rounded-full max-md:-m-2.5 max-md:size-11 text-text-3 hover:bg-sunken hover:text-text"
        >
          <Info size={16} strokeWidth={1.75} aria-hidden />
        </button>
      }
    >
      <Definition id={id} name={name} asOf={asOf} />
    </Popup>
  );
}

function Definition({ id, name, asOf }: { id: string; name: string; asOf: string | undefined }) {
  const t = useTranslations('metrics');
  const locale = toLocale(useLocale());
  const { formats } = useSession();
  const { data, isPending } = useGlossary();
  const metric = data?.items.find((item) => item.id === id);
  return (
    <>
      <p className="font-semibold">{name}</p>
      <p className="mt-2 text-hint font-medium text-text-3">{t('formula')}</p>
      <p className="min-h-10 text-table text-text-2">
        {isPending ? '…' : (metric?.formula[locale] ?? t('noDefinition'))}
      </p>
      <p className="mt-2 text-hint text-text-3">{t('source')}</p>
      {asOf ? <p className="mt-1 text-hint text-text-3">{t('updated', { time: formats.time(asOf) })}</p> : null}
    </>
  );
}
