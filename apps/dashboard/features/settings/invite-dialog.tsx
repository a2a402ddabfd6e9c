'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { Field, inputClass } from '@/ui/field';
import { explainProblem } from './explain-problem';
import type { GivenLink } from './link-dialog';
import { WholeFault } from './password-panel';
import { RightsFields } from './rights-fields';
import { useInvite } from './use-people';
import { invitableRoles, useReachChoices } from './use-reach-choices';

const EMPTY = { name: '', email: '', role: 'manager', reach: '' };
type Typed = typeof EMPTY;

/** Makes a person without a password, and hands out the link by which they choose one. */
export function InviteDialog({ onClose, onLink }: { onClose: () => void; onLink: (given: GivenLink) => void }) {
  const t = useTranslations();
  const [typed, setTyped] = useState<Typed>(EMPTY);
  const [isTried, setIsTried] = useState(false);
  const reaches = useReachChoices(typed.role);
  const invite = useInvite((made) => {
    onClose();
    if (made.link) onLink({ ...made.link, name: made.name });
  });
  const fault = invite.error ? explainProblem(invite.error, t('settings.offline')) : undefined;
  const missing = (name: keyof Typed) => (isTried && typed[name].trim() === '' ? t('settings.missing') : undefined);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    const chosen = reaches.choices.find(({ id }) => id === typed.reach);
    const role = invitableRoles.find((one) => one === typed.role);
    if (!chosen || !role || !typed.name.trim() || !typed.email.trim() || invite.isPending) return;
    invite.mutate({ name: typed.name.trim(), email: typed.email.trim(), role, scopes: [chosen.scope] });
  };

  const text = (name: 'name' | 'email') => (
    <Field id={`invite-${name}`} label={t(`settings.invite.${name}`)} error={missing(name) ?? fault?.fields[name]}>
      {(control) => (
        <input
          {...control}
          type={name === 'email' ? 'email' : 'text'}
          autoComplete="off"
          value={typed[name]}
          onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
          className={inputClass}
        />
      )}
    </Field>
  );

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('settings.invite.title')}
      closeLabel={t('settings.cancel')}
    >
      <form onSubmit={submit} noValidate className="flex flex-col gap-4">
        <p className="text-text-2">{t('settings.invite.what')}</p>
        <WholeFault fault={fault && withoutShown(fault)} />
        {text('name')}
        {text('email')}
        <RightsFields
          form="invite"
          roles={invitableRoles}
          role={typed.role}
          onRole={(role) => setTyped({ ...typed, role, reach: '' })}
          roleError={fault?.fields.role}
          reaches={reaches}
          reach={typed.reach}
          onReach={(reach) => setTyped({ ...typed, reach })}
          reachError={missing('reach')}
        />
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>{t('settings.cancel')}</Button>
          <Button type="submit" look="primary" aria-busy={invite.isPending} data-testid="invite-submit">
            {t('settings.invite.submit')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Faults at fields that this form shows stand there; any other is said for the whole. */
function withoutShown<F extends { fields: Readonly<Record<string, string>> }>(fault: F): F {
  const isShown = ['name', 'email', 'role'].some((name) => name in fault.fields);
  return isShown ? fault : { ...fault, fields: {} };
}
