'use client';

import type { LowCause } from '@vitrine/contracts';
import { useTranslations } from 'next-intl';
import { cn } from '@/ui/cn';

/** One cause at a time, or all; nothing to choose where there is one alone. */
export function CauseChoice({
  causes,
  chosen,
  onChoose,
}: {
  causes: readonly { cause: LowCause; count: number }[];
  chosen: LowCause | undefined;
  onChoose: (cause: LowCause | undefined) => void;
}) {
  const t = useTranslations('lowPerformers');
  if (causes.length < 2) return null;
  return (
    <fieldset aria-label={t('choose')} className="mb-1 mt-1 flex flex-wrap gap-2">
      {causes.map(({ cause, count }) => (
        <button
          key={cause}
          type="button"
          aria-pressed={chosen === cause}
          data-testid={`cause-${cause}`}
          onClick={() => onChoose(chosen === cause ? undefined : cause)}
          className={cn(
            'inline-flex h-9 items-center gap-2 rounded-full border px-3 text-table font-medium transition-colors duration-150 max-md:h-11',
            chosen === cause ? 'border-accent bg-accent-soft' : 'border-line-strong bg-surface hover:bg-sunken',
          )}
        >
          {t(`causes.${cause}`)}
          <span className="tabular font-normal text-text-2">{count}</span>
        </button>
      ))}
    </fieldset>
  );
}
