'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { explainProblem } from '@/lib/api/explain-problem';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { Field, inputClass } from '@/ui/field';
import { WholeFault } from '@/ui/whole-fault';
import type { GivenLink } from './link-dialog';
import { RightsFields } from './rights-fields';
import { useInvite } from './use-people';
import { invitableRoles, useReachChoices } from './use-reach-choices';

interface InviteProps {
  onClose: () => void;
  onLink: (given: GivenLink) => void;
}

/** Makes a person without a password, and hands out the link by which they choose one. */
export function InviteDialog(props: InviteProps) {
  const t = useTranslations('settings');
  const form = useInviteForm(props);
  return (
    <Dialog open onOpenChange={(open) => !open && props.onClose()} title={t('invite.title')} closeLabel={t('cancel')}>
      <form onSubmit={form.submit} noValidate className="flex flex-col gap-4">
        <p className="text-text-2">{t('invite.what')}</p>
        <WholeFault fault={form.fault && withoutShown(form.fault)} />
        <TextField form={form} name="name" />
        <TextField form={form} name="email" />
        <InviteRights form={form} />
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={props.onClose}>{t('cancel')}</Button>
          <Button type="submit" look="primary" aria-busy={form.isBusy} data-testid="invite-submit">
            {t('invite.submit')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

const EMPTY = { name: '', email: '', role: 'manager', reach: '' };
type Typed = typeof EMPTY;

/** The fields as typed, those still missing, and the api's answer. */
function useInviteForm({ onClose, onLink }: InviteProps) {
  const t = useTranslations('settings');
  const [typed, setTyped] = useState<Typed>(EMPTY);
  const [isTried, setIsTried] = useState(false);
  const reaches = useReachChoices(typed.role);
  const invite = useInvite((made) => {
    onClose();
    if (made.link) onLink({ ...made.link, name: made.name });
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    const chosen = reaches.choices.find(({ id }) => id === typed.reach);
    const role = invitableRoles.find((one) => one === typed.role);
    if (!chosen || !role || !typed.name.trim() || !typed.email.trim() || invite.isPending) return;
    invite.mutate({ name: typed.name.trim(), email: typed.email.trim(), role, scopes: [chosen.scope] });
  };
  return {
    typed,
    type: (change: Partial<Typed>) => setTyped({ ...typed, ...change }),
    reaches,
    submit,
    fault: invite.error ? explainProblem(invite.error, t('offline')) : undefined,
    missing: (name: keyof Typed) => (isTried && typed[name].trim() === '' ? t('missing') : undefined),
    isBusy: invite.isPending,
  };
}

type InviteForm = ReturnType<typeof useInviteForm>;

function TextField({ form, name }: { form: InviteForm; name: 'name' | 'email' }) {
  const t = useTranslations('settings.invite');
  return (
    <Field id={`invite-${name}`} label={t(name)} error={form.missing(name) ?? form.fault?.fields[name]}>
      {(control) => (
        <input
          {...control}
          type={name === 'email' ? 'email' : 'text'}
          autoComplete="off"
          value={form.typed[name]}
          onChange={(event) => form.type({ [name]: event.target.value })}
          className={inputClass}
        />
      )}
    </Field>
  );
}

function InviteRights({ form }: { form: InviteForm }) {
  const { typed, type, fault, reaches } = form;
  return (
    <RightsFields
      form="invite"
      roles={invitableRoles}
      role={typed.role}
      onRole={(role) => type({ role, reach: '' })}
      roleError={fault?.fields.role}
      reaches={reaches}
      reach={typed.reach}
      onReach={(reach) => type({ reach })}
      reachError={form.missing('reach')}
    />
  );
}

/** Faults at fields that this form shows stand there; any other is said for the whole. */
function withoutShown<F extends { fields: Readonly<Record<string, string>> }>(fault: F): F {
  const isShown = ['name', 'email', 'role'].some((name) => name in fault.fields);
  return isShown ? fault : { ...fault, fields: {} };
}
