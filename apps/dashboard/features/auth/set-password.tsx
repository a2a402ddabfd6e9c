'use client';

import type { LinkHolder } from '@vitrine/contracts';
import { CircleCheck, Link2Off } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { type FormEvent, useCallback, useEffect, useState } from 'react';
import { ApiError, callApi } from '@/lib/api/client';
import { explainProblem, type Fault } from '@/lib/api/explain-problem';
import { Button, buttonClass } from '@/ui/button';
import { Field, inputClass } from '@/ui/field';
import { Notice } from '@/ui/notice';
import { PasswordInput } from '@/ui/password-input';
import { Skeleton } from '@/ui/skeleton';
import { ReadingFailed } from '@/ui/states';
import { WholeFault } from '@/ui/whole-fault';

type View =
  | { kind: 'reading' }
  | { kind: 'failed'; error: unknown }
  | { kind: 'open'; token: string; holder: LinkHolder }
  | { kind: 'done' };

/** Reads whose link it is, takes a password, and says in one sentence why a link no longer works. */
export function SetPassword() {
  const [view, setView] = useState<View>({ kind: 'reading' });
  const read = useCallback(async () => {
    const token = window.location.hash.slice(1);
    setView({ kind: 'reading' });
    try {
      const holder = await callApi<LinkHolder>('/v1/password-links/inspect', { body: { token } });
      setView({ kind: 'open', token, holder });
    } catch (error) {
      setView({ kind: 'failed', error });
    }
  }, []);
  useEffect(() => {
    void read();
    window.addEventListener('hashchange', read);
    return () => window.removeEventListener('hashchange', read);
  }, [read]);

  if (view.kind === 'reading') return <Skeleton className="h-72 w-full" />;
  if (view.kind === 'done') return <Done />;
  if (view.kind === 'failed') return <Ended error={view.error} onRetry={() => void read()} />;
  const { token, holder } = view;
  return (
    <PasswordForm
      token={token}
      holder={holder}
      onDone={() => {
        window.history.replaceState(null, '', window.location.pathname);
        setView({ kind: 'done' });
      }}
      onEnded={(error) => setView({ kind: 'failed', error })}
    />
  );
}

interface FormProps {
  token: string;
  holder: LinkHolder;
  onDone: () => void;
  onEnded: (error: unknown) => void;
}

function PasswordForm(props: FormProps) {
  const t = useTranslations('setPassword');
  const { holder } = props;
  const { typed, setTyped, fault, isBusy, submit } = usePasswordForm(props);
  return (
    <>
      <h1 className="text-[28px] font-semibold leading-tight tracking-[-0.01em]">{t('title')}</h1>
      <p className="mt-1.5 break-words text-text-2">
        {t('whose', { name: holder.name, email: holder.email, organisation: holder.organisation })}
      </p>
      <form onSubmit={(event) => void submit(event)} noValidate className="mt-6 flex flex-col gap-4">
        <WholeFault fault={fault} />
        <input type="hidden" name="username" autoComplete="username" value={holder.email} readOnly />
        <NewPassword typed={typed} onType={setTyped} error={fault?.fields.newPassword} />
        <Button type="submit" look="primary" className="h-11 w-full text-[15px]" aria-busy={isBusy}>
          {t('submit')}
        </Button>
      </form>
    </>
  );
}

/** The password as typed, and the api's answer to it. */
function usePasswordForm({ token, onDone, onEnded }: FormProps) {
  const t = useTranslations('settings');
  const [typed, setTyped] = useState('');
  const [fault, setFault] = useState<Fault>();
  const [isBusy, setIsBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isBusy) return;
    if (typed === '') return setFault({ sentence: '', fields: { newPassword: t('password.missing') } });
    setIsBusy(true);
    try {
      await callApi('/v1/password-links/use', { body: { token, newPassword: typed } });
      onDone();
    } catch (error) {
      if (hasEnded(error)) return onEnded(error);
      setFault(explainProblem(error, t('offline')));
      setIsBusy(false);
    }
  };
  return { typed, setTyped, fault, isBusy, submit };
}

function NewPassword({
  typed,
  onType,
  error,
}: {
  typed: string;
  onType: (typed: string) => void;
  error: string | undefined;
}) {
  const t = useTranslations('settings.password');
  return (
    <Field id="newPassword" label={t('newPassword')} help={t('rules')} error={error}>
      {(control) => (
        <PasswordInput
          {...control}
          autoComplete="new-password"
          value={typed}
          onChange={(event) => onType(event.target.value)}
          className={inputClass}
          showLabel={t('show')}
          hideLabel={t('hide')}
        />
      )}
    </Field>
  );
}

function Done() {
  const t = useTranslations('setPassword');
  return (
    <div data-testid="password-set">
      <Notice
        isPage
        role="status"
        icon={<CircleCheck size={20} strokeWidth={1.75} />}
        title={t('done')}
        help={t('doneHelp')}
        action={
          <Link href="/login" className={buttonClass('primary')}>
            {t('signIn')}
          </Link>
        }
      />
    </div>
  );
}

function Ended({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useTranslations('setPassword');
  if (!hasEnded(error)) return <ReadingFailed error={error} onRetry={onRetry} />;
  const code = (error as ApiError).problem.code ?? '';
  const kind = code === 'link_used' || code === 'link_expired' || code === 'link_revoked' ? code : 'link_unknown';
  return (
    <div data-testid={kind}>
      <Notice
        isPage
        icon={<Link2Off size={20} strokeWidth={1.75} />}
        title={t(`${kind}.title`)}
        help={t(`${kind}.help`)}
        action={
          <Link href="/login" className={buttonClass('secondary')}>
            {t('toLogin')}
          </Link>
        }
      />
    </div>
  );
}

/** A token of another form than ours (400) comes from a link that was not copied whole. */
function hasEnded(error: unknown): boolean {
  if (!(error instanceof ApiError)) return false;
  const isMalformed = error.problem.errors?.some(({ pointer }) => pointer === '/token') === true;
  return error.status === 410 || error.problem.code === 'link_unknown' || isMalformed;
}
