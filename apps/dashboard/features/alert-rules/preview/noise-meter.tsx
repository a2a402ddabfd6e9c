'use client';

import { useTranslations } from 'next-intl';
import { useSession } from '@/features/session/session-context';
import { cn } from '@/ui/cn';
import { judgeNoise, noiseShare } from './judge-noise';

const looks = {
  quiet: { words: 'text-up', needle: 'bg-up' },
  lively: { words: 'text-warn', needle: 'bg-warn' },
  loud: { words: 'text-critical', needle: 'bg-critical' },
} as const;

/** How loud a rule would be: a bar, and always the words. */
export function NoiseMeter({ perWeek }: { perWeek: number }) {
  const t = useTranslations('alertRules.preview.noise');
  const { formats } = useSession();
  const noise = judgeNoise(perWeek);
  return (
    <div data-testid="noise" data-noise={noise}>
      <p className="text-table">
        <span className="text-text-2">{t('label')}: </span>
        <span className={cn('font-medium', looks[noise].words)}>{t(noise, { rate: formats.rate(perWeek) })}</span>
      </p>
      <span aria-hidden className="mt-1.5 block h-1.5 w-full overflow-hidden rounded-full bg-sunken">
        <span
          className={cn('block h-full min-w-1.5 rounded-full', looks[noise].needle)}
          style={{ width: `${noiseShare(perWeek) * 100}%` }}
        />
      </span>
    </div>
  );
}
