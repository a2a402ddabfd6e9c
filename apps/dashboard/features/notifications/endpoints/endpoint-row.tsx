'use client';

import type { AlertEndpoint } from '@vitrine/contracts';
import { Ellipsis, KeyRound, type LucideIcon, Power, Send, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { sayReason } from '@/features/deliveries/say-reason';
import { useSession } from '@/features/session/session-context';
import { explainProblem } from '@/lib/api/explain-problem';
import { IconButton } from '@/ui/button';
import { cn } from '@/ui/cn';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { MenuItem } from '@/ui/menu-item';
import { notify } from '@/ui/notices/notify';
import { Popup } from '@/ui/popup';
import type { GivenSecret } from './secret-dialog';
import { type EndpointStep, useEndpointStep } from './use-endpoints';

const icons: Record<EndpointStep, LucideIcon> = { test: Send, rotate: KeyRound, on: Power, off: Power, delete: Trash2 };
const looks = {
  on: 'bg-accent-soft text-text',
  off: 'bg-sunken text-text-2',
  failing: 'bg-critical-soft text-critical',
};

/** A webhook: where it goes by its host, how it stands, what became of its last test. */
export function EndpointRow({
  endpoint,
  onSecret,
}: {
  endpoint: AlertEndpoint;
  onSecret: (given: GivenSecret) => void;
}) {
  const t = useTranslations('notifications.endpoints');
  const { formats } = useSession();
  const { name, kind, host, state, lastDeliveryAt, secretBeforeUntil } = endpoint;
  const last = lastDeliveryAt ? t('last', { when: formats.moment(lastDeliveryAt) }) : t('never');
  return (
    <li className="flex min-h-16 items-start gap-3 border-t border-line py-3 first:border-t-0" data-testid="endpoint">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-2">
          <span className="break-words font-medium">{name}</span>
          <span className={cn('rounded-full px-2 py-0.5 text-hint font-medium', looks[state])}>
            {t(`states.${state}`)}
          </span>
        </p>
        <p className="break-words text-hint text-text-2">
          {t(`kinds.${kind}`)} · {host} · {last}
        </p>
        {secretBeforeUntil ? (
          <p className="text-hint text-text-2">{t('secretBefore', { until: formats.moment(secretBeforeUntil) })}</p>
        ) : null}
        <LastTest endpoint={endpoint} />
      </div>
      <Steps endpoint={endpoint} onSecret={onSecret} />
    </li>
  );
}

function LastTest({ endpoint: { lastTest } }: { endpoint: AlertEndpoint }) {
  const t = useTranslations('notifications.endpoints.tests');
  const reasons = useTranslations('deliveries');
  const { formats } = useSession();
  if (lastTest === null) return null;
  const { key, values } = sayReason(lastTest.reason ?? '');
  const why = reasons(`reasons.${key}`, values);
  return (
    <p role="status" className={cn('text-hint', lastTest.state === 'failed' ? 'text-critical' : 'text-text-2')}>
      {t(lastTest.state, { when: formats.time(lastTest.askedAt), why })}
    </p>
  );
}

function Steps({ endpoint, onSecret }: { endpoint: AlertEndpoint; onSecret: (given: GivenSecret) => void }) {
  const t = useTranslations('notifications.endpoints');
  const [asked, setAsked] = useState<'rotate' | 'delete'>();
  const { name, kind, state } = endpoint;
  const { take, isBusy } = useTold(endpoint, onSecret);
  const offered: EndpointStep[] = [
    'test',
    ...(kind === 'webhook' ? (['rotate'] as const) : []),
    state === 'off' ? 'on' : 'off',
    'delete',
  ];
  const begin = (step: EndpointStep) => (step === 'rotate' || step === 'delete' ? setAsked(step) : take(step));
  return (
    <>
      <Popup
        label={t('stepsOf', { name })}
        align="end"
        className="w-60 p-1.5"
        trigger={
          <IconButton label={t('stepsOf', { name })}>
            <Ellipsis size={20} strokeWidth={1.75} aria-hidden />
          </IconButton>
        }
      >
        {offered.map((step) => (
          <MenuItem
            key={step}
            icon={icons[step]}
            onClick={() => begin(step)}
            testId={`endpoint-${step}`}
            isDanger={step === 'delete'}
          >
            {t(`steps.${step}`)}
          </MenuItem>
        ))}
      </Popup>
      {asked ? (
        <ConfirmDialog
          title={t(`${asked}Title`, { name })}
          verb={t(`steps.${asked}`)}
          cancel={t('cancel')}
          isDanger={asked === 'delete'}
          isBusy={isBusy}
          onConfirm={() => take(asked, () => setAsked(undefined))}
          onClose={() => setAsked(undefined)}
        >
          <p>{t(`${asked}What`)}</p>
        </ConfirmDialog>
      ) : null}
    </>
  );
}

/** A step, and what is said once it is done; a new secret is shown instead. */
function useTold(endpoint: AlertEndpoint, onSecret: (given: GivenSecret) => void) {
  const t = useTranslations('notifications');
  const step = useEndpointStep(endpoint);
  const { name } = endpoint;
  const take = (asked: EndpointStep, onDone?: () => void) => {
    if (step.isPending) return;
    step.mutate(asked, {
      onSuccess: (answer) => {
        onDone?.();
        if (asked !== 'rotate') notify('success', t(`endpoints.done.${asked}`, { name }));
        else if (answer?.secret) onSecret({ name, secret: answer.secret });
      },
      onError: (error) => notify('error', explainProblem(error, t('offline')).sentence),
    });
  };
  return { take, isBusy: step.isPending };
}
