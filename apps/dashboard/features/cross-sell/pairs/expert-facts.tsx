'use client';

import { useTranslations } from 'next-intl';
import type { Pair } from '@/features/cross-sell/pair/standing';
import { useSession } from '@/features/session/session-context';
import { expertColumnsOf, expertFigures } from './expert-figures';

/** The expert's figures below a pair, where no table fits. */
export function ExpertFacts({ pair }: { pair: Pair }) {
  const t = useTranslations('crossSell.expert');
  const { formats } = useSession();
  const figures = expertFigures(pair, formats);
  return (
    <dl className="tabular mt-2 grid grid-cols-2 gap-x-4 gap-y-1 text-hint sm:grid-cols-3">
      {expertColumnsOf([pair]).map((column) => (
        <div key={column}>
          <dt className="text-text-3">{t(`columns.${column}`)}</dt>
          <dd>{figures[column]}</dd>
        </div>
      ))}
    </dl>
  );
}
