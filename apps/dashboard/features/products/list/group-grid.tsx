'use client';

import { useTranslations } from 'next-intl';
import type { Group, GroupSum } from '@/features/products/rows/quadrants';
import { useSession } from '@/features/session/session-context';
import { Bar } from '@/ui/bar';
import { cn } from '@/ui/cn';

/** How many products and sales each group has; pressing one shows its products alone. */
export function GroupGrid({
  sums,
  chosen,
  onChoose,
}: {
  sums: readonly GroupSum[];
  chosen: Group | null;
  onChoose: (group: Group | null) => void;
}) {
  const t = useTranslations('products.groups');
  const { formats } = useSession();
  return (
    <fieldset aria-label={t('label')} className="mb-3 mt-1 grid grid-cols-2 gap-2 lg:grid-cols-4">
      {sums.map(({ group, count, netSales, share }) => (
        <button
          key={group}
          type="button"
          aria-pressed={chosen === group}
          data-testid={`group-${group}`}
          onClick={() => onChoose(chosen === group ? null : group)}
          className={cn(
            'flex min-w-0 flex-col rounded-control border p-3 text-left transition-colors duration-150',
            chosen === group ? 'border-accent bg-accent-soft' : 'border-line hover:bg-sunken',
            group === 'noCost' && 'col-span-2 lg:col-span-4 lg:flex-row lg:items-center lg:gap-x-3',
          )}
        >
          <span className="font-medium leading-[1.25]">{t(`${group}.name`)}</span>
          <span className="text-hint text-text-2">{t(`${group}.help`)}</span>
          <span
            className={cn(
              'mt-auto pt-2',
              group === 'noCost' && 'lg:ml-auto lg:flex lg:items-baseline lg:gap-2 lg:pt-0',
            )}
          >
            <span className="figures block text-page font-semibold">
              {share === null ? formats.figure(netSales, 'money') : formats.percent(share, 0)}
            </span>
            <span className="tabular block text-hint text-text-2">
              {t('of', { count, sales: formats.compact(netSales, 'money') })}
            </span>
            {group === 'noCost' ? null : <Bar share={share} soft className="mt-1.5" />}
          </span>
        </button>
      ))}
    </fieldset>
  );
}
