'use client';

import { useTranslations } from 'next-intl';
import { PairActions } from '@/features/cross-sell/decide/pair-actions';
import { pairNames } from '@/features/cross-sell/pair/pair-name';
import { type Pair, standingOf } from '@/features/cross-sell/pair/standing';
import { StandingNote } from '@/features/cross-sell/pair/standing-note';
import { useSession } from '@/features/session/session-context';
import { type ExpertColumn, expertColumnsOf, expertFigures } from './expert-figures';

/** The desk's table of figures, and what each column means. */
export function ExpertTable({ pairs, day }: { pairs: readonly Pair[]; day: string }) {
  const t = useTranslations('crossSell');
  const columns = expertColumnsOf(pairs);
  return (
    <div className="max-lg:hidden">
      <HowToRead columns={columns} />
      <div className="-mx-2 mt-2 overflow-x-auto">
        <table className="w-full border-collapse text-table" data-testid="expert-table">
          <caption className="sr-only">{t('pairs')}</caption>
          <thead className="bg-sunken text-left text-hint text-text-2">
            <tr>
              <th scope="col" className="px-2 py-2.5 align-bottom font-medium">
                {t('expert.pair')}
              </th>
              {columns.map((column) => (
                <th key={column} scope="col" className="px-2 py-2.5 text-right align-bottom font-medium">
                  {t(`expert.columns.${column}`)}
                </th>
              ))}
              <th scope="col" className="px-2 py-2.5 text-right align-bottom font-medium">
                {t('expert.decision')}
              </th>
            </tr>
          </thead>
          <tbody>
            {pairs.map((pair) => (
              <Row key={pair.productIds.join('\n')} pair={pair} day={day} columns={columns} />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function Row({ pair, day, columns }: { pair: Pair; day: string; columns: readonly ExpertColumn[] }) {
  const { formats } = useSession();
  const figures = expertFigures(pair, formats);
  const [first, second] = pairNames(pair);
  const standing = standingOf(pair, day);
  return (
    <tr className="border-t border-line">
      <th scope="row" className="min-w-60 px-2 py-2.5 text-left align-top font-normal">
        <span className="block">A · {first}</span>
        <span className="block">B · {second}</span>
        <span className="mt-1 inline-block text-hint empty:hidden">
          <StandingNote standing={standing} />
        </span>
      </th>
      {columns.map((column) => (
        <td key={column} className="tabular whitespace-nowrap px-2 py-2.5 text-right align-top">
          {figures[column]}
        </td>
      ))}
      <td className="px-2 py-1.5 text-right align-top">
        <PairActions pair={pair} standing={standing} isTight />
      </td>
    </tr>
  );
}

function HowToRead({ columns }: { columns: readonly ExpertColumn[] }) {
  const t = useTranslations('crossSell.expert');
  return (
    <details className="text-table">
      <summary className="inline-flex min-h-9 items-center rounded-control text-text-2 hover:text-text">
        {t('howToRead')}
      </summary>
      <dl className="mb-2 grid max-w-[90ch] gap-x-4 gap-y-1.5 md:grid-cols-[auto_minmax(0,1fr)]">
        {columns.map((column) => (
          <div key={column} className="contents">
            <dt className="font-medium">{t(`columns.${column}`)}</dt>
            <dd className="text-text-2">{t(`means.${column}`)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
