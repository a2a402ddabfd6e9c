'use client';

import type { Role } from '@vitrine/contracts';
import { useTranslations } from 'next-intl';
import { Field, inputClass } from '@/ui/field';
import type { ReachChoice } from './use-reach-choices';

interface Props {
  /** Names the form in the ids of its fields. */
  form: string;
  roles: readonly Role[];
  role: string;
  onRole: (role: string) => void;
  roleError: string | undefined;
  reaches: { choices: readonly Pick<ReachChoice, 'id' | 'label'>[]; isPending: boolean };
  reach: string;
  onReach: (reach: string) => void;
  reachError: string | undefined;
}

/** A person's role and what they see: two choices, of which the second depends on the first. */
export function RightsFields(props: Props) {
  return (
    <>
      <RoleField {...props} />
      <ReachField {...props} />
    </>
  );
}

function RoleField({ form, roles, role, onRole, roleError }: Props) {
  const t = useTranslations();
  return (
    <Field id={`${form}-role`} label={t('settings.invite.role')} error={roleError}>
      {(control) => (
        <select {...control} value={role} onChange={(event) => onRole(event.target.value)} className={inputClass}>
          {roles.map((one) => (
            <option key={one} value={one}>
              {t(`user.roles.${one}`)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

function ReachField({ form, reaches, reach, onReach, reachError }: Props) {
  const t = useTranslations('settings.invite');
  return (
    <Field
      id={`${form}-reach`}
      label={t('reach')}
      help={reaches.isPending ? t('reading') : undefined}
      error={reachError}
    >
      {(control) => (
        <select {...control} value={reach} onChange={(event) => onReach(event.target.value)} className={inputClass}>
          <option value="">{t('choose')}</option>
          {reaches.choices.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
