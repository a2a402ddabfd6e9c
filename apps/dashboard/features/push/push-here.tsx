'use client';

import { BellRing } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { explainProblem } from '@/lib/api/explain-problem';
import { Button } from '@/ui/button';
import { notify } from '@/ui/notices/notify';
import { InstallCoach } from './install-coach';
import type { PushState } from './push-state';
import { usePush } from './use-push';

/**
 * Pushes on this very browser: on, off, or what stands in the way.
 * @param publicKey of the installation, from the list of the person's devices
 * @param onChange the list has changed
 */
export function PushHere({ publicKey, onChange }: { publicKey: string; onChange: () => void }) {
  const t = useTranslations('push');
  const { state, on, off } = usePush(publicKey, onChange);
  const failed = (error: unknown) => notify('error', explainProblem(error, t('failed')).sentence);
  const turnOn = () =>
    on.mutate(undefined, {
      onSuccess: (isOn) => notify(isOn ? 'success' : 'message', t(isOn ? 'nowOn' : 'refused')),
      onError: failed,
    });
  const turnOff = () => off.mutate(undefined, { onSuccess: () => notify('success', t('nowOff')), onError: failed });
  if (state === undefined) return <div className="min-h-14" aria-hidden />;
  return <PushHereView state={state} isBusy={on.isPending || off.isPending} onTurnOn={turnOn} onTurnOff={turnOff} />;
}

/** As it stands; drawn without a browser to ask. */
export function PushHereView({
  state,
  isBusy,
  onTurnOn,
  onTurnOff,
}: {
  state: PushState;
  isBusy: boolean;
  onTurnOn: () => void;
  onTurnOff: () => void;
}) {
  const t = useTranslations('push');
  if (state === 'needsInstall') return <InstallCoach />;
  return (
    <div className="flex min-h-14 flex-wrap items-center gap-3 py-2" data-testid="push-here" data-state={state}>
      <BellRing size={20} strokeWidth={1.75} aria-hidden className="shrink-0 text-text-2" />
      <div className="min-w-0 flex-1">
        <p className="font-medium">{t('here')}</p>
        <p className="text-hint text-text-2">{t(`states.${state}`)}</p>
      </div>
      {state === 'off' ? (
        <Button look="primary" aria-busy={isBusy} onClick={() => !isBusy && onTurnOn()}>
          {t('turnOn')}
        </Button>
      ) : null}
      {state === 'on' ? (
        <Button aria-busy={isBusy} onClick={() => !isBusy && onTurnOff()}>
          {t('turnOff')}
        </Button>
      ) : null}
    </div>
  );
}
