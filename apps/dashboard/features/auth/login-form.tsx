'use client';

import { CircleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useActionState, useEffect, useRef, useState } from 'react';
import { Button } from '@/ui/button';
import { cn } from '@/ui/cn';
import { PasswordInput } from '@/ui/password-input';
import { type LoginState, signIn } from './sign-in';

const input =
  'block h-11 w-full rounded-control border border-line-strong bg-surface px-3 text-[16px] text-text outline-offset-0 aria-invalid:border-critical';

export function LoginForm({ next }: { next: string }) {
  const t = useTranslations('login');
  const [state, submit, isSubmitting] = useActionState<LoginState, FormData>(signIn, { email: '', organisation: '' });
  const message = useErrorText(state);
  const describedBy = message ? 'login-error' : undefined;
  return (
    <form action={submit} className="mt-6 flex flex-col gap-4" noValidate>
      {message ? <ErrorSummary state={state} message={message} /> : null}
      <input type="hidden" name="next" value={next} />
      <EmailField email={state.email} hasFailed={state.error === 'emailMissing'} describedBy={describedBy} />
      <PasswordField hasFailed={state.error === 'passwordMissing'} describedBy={describedBy} />
      {state.choices ? (
        <OrganisationChoice choices={state.choices} />
      ) : (
        <OrganisationField typed={state.organisation} />
      )}
      <Button type="submit" look="primary" className="h-11 w-full text-[15px]" aria-busy={isSubmitting}>
        {isSubmitting ? t('submitting') : t('submit')}
      </Button>
    </form>
  );
}

/** The error, or what is still missing; takes the focus after each answer, so that a screen reader reads it out. */
function ErrorSummary({ state, message }: { state: LoginState; message: string }) {
  const t = useTranslations('login.errors');
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (state.error) summary.current?.focus();
  }, [state]);
  const isStep = state.error === 'whichOrganisation';
  return (
    <div
      ref={summary}
      tabIndex={-1}
      role="alert"
      id="login-error"
      data-testid="login-error"
      className={cn(
        'flex gap-2.5 rounded-control px-3 py-2.5 text-table',
        isStep ? 'bg-accent-soft' : 'bg-critical-soft [&_strong,&_svg]:text-critical',
      )}
    >
      <CircleAlert size={16} strokeWidth={1.75} className="mt-0.5 shrink-0" aria-hidden />
      <span>
        <strong className="block font-semibold">{t(isStep ? 'oneMoreStep' : 'summary')}</strong>
        {message}
      </span>
    </div>
  );
}

interface FieldState {
  hasFailed: boolean;
  /** Id of the words that say what is wrong. */
  describedBy: string | undefined;
}

const label = 'mb-1.5 block text-table font-medium';

function EmailField({ email, hasFailed, describedBy }: FieldState & { email: string }) {
  const t = useTranslations('login');
  return (
    <div>
      <label htmlFor="email" className={label}>
        {t('email')}
      </label>
      <input
        key={email}
        id="email"
        name="email"
        type="email"
        autoComplete="username"
        inputMode="email"
        autoCapitalize="none"
        spellCheck={false}
        defaultValue={email}
        aria-invalid={hasFailed}
        aria-describedby={describedBy}
        className={input}
      />
    </div>
  );
}

/** Keeps what was typed while the person chooses the organisation: a submitted form forgets it. */
function PasswordField({ hasFailed, describedBy }: FieldState) {
  const t = useTranslations('login');
  const [password, setPassword] = useState('');
  return (
    <div>
      <label htmlFor="password" className={label}>
        {t('password')}
      </label>
      <PasswordInput
        id="password"
        name="password"
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        aria-invalid={hasFailed}
        aria-describedby={describedBy}
        className={input}
        showLabel={t('showPassword')}
        hideLabel={t('hidePassword')}
      />
    </div>
  );
}

/** For people who know that they have to name it. */
function OrganisationField({ typed }: { typed: string }) {
  const t = useTranslations('login');
  return (
    <details open={typed !== ''} className="text-table">
      <summary className="inline-flex min-h-7 items-center rounded-control text-text-2 underline-offset-4 hover:underline">
        {t('organisationChoose')}
      </summary>
      <label htmlFor="organisation" className="mb-1.5 mt-2 block font-medium">
        {t('organisation')}
      </label>
      <input
        id="organisation"
        name="organisation"
        defaultValue={typed}
        autoCapitalize="none"
        aria-describedby="organisation-help"
        className={input}
      />
      <p id="organisation-help" className="mt-1 text-hint text-text-3">
        {t('organisationHelp')}
      </p>
    </details>
  );
}

/** Asked only when the password fits several organisations. */
function OrganisationChoice({ choices }: { choices: NonNullable<LoginState['choices']> }) {
  const t = useTranslations('login');
  return (
    <fieldset data-testid="organisation-choice" className="min-w-0">
      <legend className="mb-1.5 text-table font-medium">{t('organisation')}</legend>
      <div className="flex flex-col gap-2">
        {choices.map(({ value, label }, place) => (
          <label
            key={value}
            className="flex min-h-11 items-center gap-3 rounded-control border py-1.5 border-line-strong bg-surface px-3 has-checked:border-accent has-checked:bg-accent-soft"
          >
            <input
              type="radio"
              name="organisation"
              value={value}
              defaultChecked={place === 0}
              className="accent-accent"
            />
            <span className="min-w-0">
              <span className="block break-words text-[16px]">{label}</span>
              <span className="block break-words text-hint text-text-2">{value}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** A wait is said in minutes: without JavaScript the server does not know the reader's clock. */
function useErrorText({ error, waitSeconds }: LoginState): string | undefined {
  const t = useTranslations('login.errors');
  if (!error) return undefined;
  if (error !== 'locked' && error !== 'tooManyRequests') return t(error);
  if (waitSeconds === undefined) return t('waitNoTime');
  return t(error, { minutes: Math.ceil(waitSeconds / 60) });
}
