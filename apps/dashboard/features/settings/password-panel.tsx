'use client';

import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { callApi } from '@/lib/api/client';
import { explainProblem } from '@/lib/api/explain-problem';
import { Button } from '@/ui/button';
import { Field, inputClass } from '@/ui/field';
import { notify } from '@/ui/notices/notify';
import { Panel } from '@/ui/panel';
import { PasswordInput } from '@/ui/password-input';
import { WholeFault } from '@/ui/whole-fault';

const EMPTY = { currentPassword: '', newPassword: '' };

/** The own password, for everybody: asks for the current one and signs out everywhere else. */
export function PasswordPanel() {
  const t = useTranslations('settings.password');
  const { typed, setTyped, fault, errorAt, isBusy, submit } = usePasswordChange();
  return (
    <Panel title={t('title')} lead={<p>{t('lead')}</p>} testId="own-password">
      <form onSubmit={submit} noValidate className="mt-2 flex max-w-[420px] flex-col gap-4">
        <WholeFault fault={fault} />
        {(['currentPassword', 'newPassword'] as const).map((name) => (
          <Field
            key={name}
            id={name}
            label={t(name)}
            help={name === 'newPassword' ? t('rules') : undefined}
            error={errorAt(name)}
          >
            {(control) => (
              <PasswordInput
                {...control}
                className={inputClass}
                autoComplete={name === 'newPassword' ? 'new-password' : 'current-password'}
                value={typed[name]}
                onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
                showLabel={t('show')}
                hideLabel={t('hide')}
              />
            )}
          </Field>
        ))}
        <Button type="submit" look="secondary" className="self-start" aria-busy={isBusy}>
          {t('submit')}
        </Button>
      </form>
    </Panel>
  );
}

/** The fields as typed, those still missing, and the api's answer. */
function usePasswordChange() {
  const t = useTranslations('settings');
  const [typed, setTyped] = useState(EMPTY);
  const [missing, setMissing] = useState(false);
  const change = useMutation({
    mutationFn: () => callApi<void>('/v1/me/password', { method: 'POST', body: typed }),
    onSuccess: () => {
      setTyped(EMPTY);
      notify('success', t('password.changed'));
    },
  });
  const fault = change.error ? explainProblem(change.error, t('offline')) : undefined;
  const errorAt = (name: keyof typeof EMPTY) =>
    missing && typed[name] === '' ? t('password.missing') : fault?.fields[name];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const isMissing = Object.values(typed).includes('');
    setMissing(isMissing);
    if (!isMissing && !change.isPending) change.mutate();
  };
  return { typed, setTyped, fault, errorAt, isBusy: change.isPending, submit };
}
