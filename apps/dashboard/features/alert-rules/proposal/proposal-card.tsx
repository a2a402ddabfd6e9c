'use client';

import type { AlertRuleProposal } from '@vitrine/contracts';
import { SlidersHorizontal } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { toLocale } from '@/i18n/locales';

type Told = AlertRuleProposal & { proposal: NonNullable<AlertRuleProposal['proposal']> };

/** Whether there is anything to propose. */
export const hasProposal = (said: AlertRuleProposal | undefined): said is Told => Boolean(said?.proposal);

/** A stricter threshold in plain words, with what would have rung, and the way to take it. */
export function ProposalCard({ said, action }: { said: Told; action: ReactNode }) {
  const t = useTranslations('alertRules.proposal');
  const locale = toLocale(useLocale());
  const { days, useless, others, proposal } = said;
  const { silenced, lost, sentence } = proposal;
  return (
    <section
      aria-label={t('title')}
      data-testid="rule-proposal"
      className="flex flex-col gap-2 rounded-control bg-accent-soft p-3 lg:p-4"
    >
      <h2 className="flex items-center gap-2 text-body font-semibold">
        <SlidersHorizontal size={16} strokeWidth={1.75} aria-hidden />
        {t('title')}
      </h2>
      <p className="max-w-[68ch] text-table">{t('said', { days, useless, all: useless + others })}</p>
      <p className="max-w-[68ch] text-table font-medium">{sentence[locale]}</p>
      <p className="max-w-[68ch] text-table">{t('effect', { silenced, useless, lost, others })}</p>
      <div className="flex flex-wrap gap-2">{action}</div>
    </section>
  );
}
