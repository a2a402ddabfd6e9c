'use client';

import type { Alert } from '@vitrine/contracts';
import { BellOff } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { useRule } from '@/features/alert-rules/api/use-rules';
import { useSession } from '@/features/session/session-context';
import { managesRules } from '@/lib/access';
import { explainProblem } from '@/lib/api/explain-problem';
import { Button } from '@/ui/button';
import { notify } from '@/ui/notices/notify';

const PauseDialog = dynamic(() =>
  import('@/features/alert-rules/list/pause-dialog').then((module) => module.PauseDialog),
);

/** Pauses the rule of an alert for a while, for all of its stores. */
export function MuteRule({ rule }: Pick<Alert, 'rule'>) {
  const t = useTranslations('alerts');
  const { me } = useSession();
  const [isAsked, setAsked] = useState(false);
  if (!managesRules(me)) return null;
  return (
    <>
      <Button look="quiet" onClick={() => setAsked(true)} data-testid="mute-rule">
        <BellOff size={16} strokeWidth={1.75} aria-hidden />
        {t('muteRule')}
      </Button>
      {isAsked ? <Asked ruleId={rule.id} onClose={() => setAsked(false)} /> : null}
    </>
  );
}

/** The rule as it is now: what somebody changed since the alert is not undone. */
function Asked({ ruleId, onClose }: { ruleId: string; onClose: () => void }) {
  const t = useTranslations('alerts');
  const { data, error } = useRule(ruleId);
  useEffect(() => {
    if (error === null) return;
    notify('error', explainProblem(error, t('offline')).sentence);
    onClose();
  }, [error, onClose, t]);
  return data ? <PauseDialog rule={data} onClose={onClose} /> : null;
}
