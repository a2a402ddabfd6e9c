'use client';

import { useQueryClient } from '@tanstack/react-query';
import type { User, UserPatch } from '@vitrine/contracts';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { explainProblem } from '@/lib/api/explain-problem';
import { type Tagged, useSharedEdit } from '@/lib/api/use-shared-edit';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { notify } from '@/ui/notices/notify';
import { RowsSkeleton } from '@/ui/skeleton';
import { ReadingFailed } from '@/ui/states';
import { WholeFault } from '@/ui/whole-fault';
import { RightsFields } from './rights-fields';
import { PEOPLE } from './use-people';
import { useReach } from './use-reach';
import { invitableRoles, useReachChoices } from './use-reach-choices';

/** Stands for what the person sees now, which may be more than one choice could give. */
const KEPT = 'kept';

/** Changes what a person may do and see, starting from their rights of this moment, not from the list's. */
export function RightsDialog({ person, onClose }: { person: User; onClose: () => void }) {
  const t = useTranslations('settings');
  const client = useQueryClient();
  const { shared, save } = useSharedEdit<User, UserPatch>(`/v1/users/${person.id}`, ['person', person.id]);
  const finish = () => {
    onClose();
    notify('success', t('rights.done', { name: person.name }));
    return client.invalidateQueries({ queryKey: PEOPLE });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('rights.title', { name: person.name })}
      closeLabel={t('cancel')}
    >
      {shared.isError ? (
        <ReadingFailed error={shared.error} onRetry={() => void shared.refetch()} />
      ) : shared.data === undefined || (shared.isFetching && !save.isPending) ? (
        <RowsSkeleton rows={2} rowClass="h-16" />
      ) : (
        <RightsForm
          key={shared.data.etag}
          read={shared.data}
          error={save.error}
          isBusy={save.isPending}
          onCancel={onClose}
          onSave={(patch, etag) => save.mutate({ patch, etag }, { onSuccess: finish })}
        />
      )}
    </Dialog>
  );
}

interface RightsFormProps {
  read: Tagged<User>;
  error: unknown;
  isBusy: boolean;
  onCancel: () => void;
  onSave: (patch: UserPatch, etag: string) => void;
}

function RightsForm(props: RightsFormProps) {
  const t = useTranslations('settings');
  const { read, error, isBusy, onCancel } = props;
  const fault = error ? explainProblem(error, t('offline')) : undefined;
  const { role, roles, chooseRole, reach, reaches, setReach, isMissing, submit } = useRights(props);
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <p className="text-text-2">{t('rights.what', { name: read.values.name })}</p>
      <WholeFault fault={fault && { ...fault, fields: {} }} />
      <RightsFields
        form="rights"
        roles={roles}
        role={role}
        onRole={chooseRole}
        roleError={undefined}
        reaches={reaches}
        reach={reach}
        onReach={setReach}
        reachError={isMissing ? t('missing') : undefined}
      />
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onCancel}>{t('cancel')}</Button>
        <Button type="submit" look="primary" aria-busy={isBusy} data-testid="rights-submit">
          {t('rights.submit')}
        </Button>
      </div>
    </form>
  );
}

/** The chosen rights, and the choices. What the person sees now stays a choice while it fits the role. */
function useRights({ read: { values: person, etag }, isBusy, onSave }: RightsFormProps) {
  const t = useTranslations('settings');
  const [role, setRole] = useState(person.role);
  const [reach, setReach] = useState(KEPT);
  const [isTried, setIsTried] = useState(false);
  const reachText = useReach();
  const offered = useReachChoices(role);
  const roles = [...new Set([...invitableRoles, person.role])];
  const isKeepable = (asked: string) => (asked === 'seller') === (person.role === 'seller');
  const kept = isKeepable(role) ? [{ id: KEPT, label: t('rights.kept', { reach: reachText(person.scopes) }) }] : [];
  const chooseRole = (asked: string) => {
    setRole(roles.find((one) => one === asked) ?? role);
    setReach(isKeepable(asked) ? KEPT : '');
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    const chosen = offered.choices.find(({ id }) => id === reach);
    if (isBusy || (reach !== KEPT && chosen === undefined)) return;
    onSave({ role, ...(chosen && { scopes: [chosen.scope] }) }, etag);
  };
  const reaches = { choices: [...kept, ...offered.choices], isPending: offered.isPending };
  return { role, roles, chooseRole, reach, reaches, setReach, isMissing: isTried && reach === '', submit };
}
