'use client';

import type { AlertRule } from '@vitrine/contracts';
import { useTranslations } from 'next-intl';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { useTellStep } from './use-tell-step';

const HOUR_MS = 3_600_000;
const lengths = { hour: HOUR_MS, day: 24 * HOUR_MS, week: 7 * 24 * HOUR_MS } as const;

/** How long a rule is to be silent: it begins again by itself. */
export function PauseDialog({ rule, onClose }: { rule: AlertRule; onClose: () => void }) {
  const t = useTranslations('alertRules');
  const { step, take } = useTellStep(rule);
  const pause = (lengthMs: number) =>
    take({ pausedUntil: new Date(Date.now() + lengthMs).toISOString() }, 'pause', onClose);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('pauseTitle', { name: rule.rule.name })}
      closeLabel={t('cancel')}
      className="md:w-[460px]"
    >
      <p className="mb-4 text-text-2">{t('pauseWhat')}</p>
      <div className="flex flex-wrap gap-2">
        {(['hour', 'day', 'week'] as const).map((length) => (
          <Button
            key={length}
            aria-busy={step.isPending}
            onClick={() => pause(lengths[length])}
            data-testid={`pause-${length}`}
          >
            {t(`pauseFor.${length}`)}
          </Button>
        ))}
      </div>
    </Dialog>
  );
}
