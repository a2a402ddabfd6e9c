'use client';

import type { Adoption } from '@vitrine/contracts';
import { useTranslations } from 'next-intl';
import { useSession } from '@/features/session/session-context';

interface Row {
  id: string;
  name: string;
  adoption: Adoption;
  /** What suggestions brought there, and how surely. */
  uplift?: { value: string; note: string };
}

/** Who offered, how often it was sold, and what it brought where that is known; most offers first. */
export function AdoptionTable({ title, rows }: { title: string; rows: readonly Row[] }) {
  const t = useTranslations('crossSell.effect');
  const { formats } = useSession();
  const sorted = [...rows].sort((left, right) => right.adoption.offered - left.adoption.offered);
  const hasUplift = rows.some(({ uplift }) => uplift !== undefined);
  return (
    <table className="tabular w-full border-collapse text-table">
      <caption className="pb-1 text-left font-medium">{title}</caption>
      <thead className="text-hint text-text-2">
        <tr>
          <th scope="col" className="py-1.5 text-left font-medium">
            {t('columns.name')}
          </th>
          {(['offered', 'sold', 'rate'] as const).map((column) => (
            <th key={column} scope="col" className="py-1.5 pl-3 text-right max-md:pl-2 font-medium">
              {t(`columns.${column}`)}
            </th>
          ))}
          {hasUplift ? (
            <th scope="col" className="py-1.5 pl-3 text-right max-md:pl-2 font-medium">
              {t('columns.uplift')}
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {sorted.map(({ id, name, uplift, adoption: { offered, sold, soldRate } }) => (
          <tr key={id} className="border-t border-line">
            <th scope="row" className="py-2 text-left font-normal">
              {name}
            </th>
            <td className="py-2 pl-3 text-right max-md:pl-2">{formats.figure(offered, 'count')}</td>
            <td className="py-2 pl-3 text-right max-md:pl-2">{formats.figure(sold, 'count')}</td>
            <td className="py-2 pl-3 text-right max-md:pl-2">
              {soldRate === null ? '—' : formats.percent(soldRate, 0)}
            </td>
            {uplift ? (
              <td className="py-2 pl-3 text-right max-md:pl-2">
                {uplift.value}
                <span className="block text-hint text-text-2">{uplift.note}</span>
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
