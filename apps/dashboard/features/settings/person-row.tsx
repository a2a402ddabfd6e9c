'use client';

import type { User } from '@vitrine/contracts';
import { Ban, Ellipsis, KeyRound, LogOut, type LucideIcon, RotateCcw, Trash2, UserCog } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useSession } from '@/features/session/session-context';
import { explainProblem } from '@/lib/api/explain-problem';
import { IconButton } from '@/ui/button';
import { cn } from '@/ui/cn';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { MenuItem } from '@/ui/menu-item';
import { notify } from '@/ui/notices/notify';
import { Popup } from '@/ui/popup';
import type { GivenLink } from './link-dialog';
import { RightsDialog } from './rights-dialog';
import { type PersonStep, usePersonStep } from './use-people';
import { useReach } from './use-reach';

/** The steps with a form of their own, and those that a person confirms. */
type Choice = PersonStep | 'rights';

const icons: Record<Choice, LucideIcon> = {
  rights: UserCog,
  link: KeyRound,
  signOut: LogOut,
  deactivate: Ban,
  reactivate: RotateCcw,
  delete: Trash2,
};

/** One person: who, what they see, whether they can come in. Steps are for others, never for oneself. */
export function PersonRow({ person, onLink }: { person: User; onLink: (given: GivenLink) => void }) {
  const t = useTranslations();
  const { me } = useSession();
  const reach = useReach();
  const [step, setStep] = useState<Choice>();
  const isOwn = person.id === me.user.id;
  return (
    <li className="flex min-h-16 items-center gap-3 border-t border-line py-2 first:border-t-0" data-testid="person">
      <div className="min-w-0 flex-1 md:grid md:grid-cols-[minmax(0,5fr)_minmax(0,4fr)] md:items-center md:gap-4">
        <div className="min-w-0">
          <p className="flex min-w-0 items-center gap-2">
            <span className="min-w-0 break-words font-medium">{person.name}</span>
            {isOwn ? <span className="shrink-0 text-hint text-text-2">{t('settings.people.you')}</span> : null}
            {person.state === 'active' ? null : <StateMark state={person.state} />}
          </p>
          <p className="break-words text-table text-text-2">{person.email}</p>
        </div>
        <p className="break-words text-table text-text-2">
          {t(`user.roles.${person.role}`)} · {reach(person.scopes)}
        </p>
      </div>
      {isOwn ? (
        <span aria-hidden className="size-9 shrink-0 max-md:hidden" />
      ) : (
        <Steps person={person} onStep={setStep} />
      )}
      {step === 'rights' ? (
        <RightsDialog person={person} onClose={() => setStep(undefined)} />
      ) : step ? (
        <StepDialog person={person} step={step} onClose={() => setStep(undefined)} onLink={onLink} />
      ) : null}
    </li>
  );
}

function StateMark({ state }: { state: 'invited' | 'deactivated' }) {
  const t = useTranslations('settings.people.states');
  return (
    <span
      data-testid={`state-${state}`}
      className={cn(
        'shrink-0 rounded-full px-2 py-0.5 text-hint font-medium',
        state === 'invited' ? 'bg-accent-soft text-text' : 'bg-sunken text-text-2',
      )}
    >
      {t(state)}
    </span>
  );
}

function Steps({ person, onStep }: { person: User; onStep: (step: Choice) => void }) {
  const words = useTranslations('settings');
  const t = useTranslations('settings.people');
  const offered: Choice[] =
    person.state === 'deactivated' ? ['reactivate', 'delete'] : ['rights', 'link', 'signOut', 'deactivate', 'delete'];
  return (
    <Popup
      label={t('stepsOf', { name: person.name })}
      align="end"
      className="w-64 p-1.5"
      trigger={
        <IconButton label={t('stepsOf', { name: person.name })}>
          <Ellipsis size={20} strokeWidth={1.75} aria-hidden />
        </IconButton>
      }
    >
      {offered.map((step) => (
        <MenuItem
          key={step}
          icon={icons[step]}
          onClick={() => onStep(step)}
          testId={`step-${step}`}
          isDanger={step === 'delete'}
        >
          {step === 'rights' ? words('rights.verb') : t(`steps.${step}.verb`)}
        </MenuItem>
      ))}
    </Popup>
  );
}

function StepDialog({
  person,
  step,
  onClose,
  onLink,
}: {
  person: User;
  step: PersonStep;
  onClose: () => void;
  onLink: (given: GivenLink) => void;
}) {
  const t = useTranslations('settings');
  const { name } = person;
  const doing = usePersonStep(person, step, (link) => {
    onClose();
    if (link) onLink({ ...link, name });
    else notify('success', t(`people.steps.${step}.done`, { name }));
  });
  return (
    <ConfirmDialog
      title={t(`people.steps.${step}.title`, { name })}
      verb={t(`people.steps.${step}.verb`)}
      cancel={t('cancel')}
      isDanger={step === 'delete' || step === 'deactivate'}
      isBusy={doing.isPending}
      error={doing.error ? explainProblem(doing.error, t('offline')).sentence : undefined}
      onConfirm={() => !doing.isPending && doing.mutate()}
      onClose={onClose}
    >
      <p>{t(`people.steps.${step}.what`, { name })}</p>
    </ConfirmDialog>
  );
}
