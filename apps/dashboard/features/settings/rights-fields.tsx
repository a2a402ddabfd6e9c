'use client';

import { useTranslations } from 'next-intl';
import { Field, inputClass } from '@/ui/field';
import type { ReachChoice } from './use-reach-choices';

/** What somebody is and what they see: two choices, of which the second hangs on the first. */
export function RightsFields({
  form,
  roles,
  role,
  onRole,
  roleError,
  reaches,
  reach,
  onReach,
  reachError,
}: {
  /** Names the form in the ids of its fields. */
  form: string;
  roles: readonly ('admin' | 'operator' | 'analyst' | 'regional' | 'manager' | 'seller' | 'producer')[];
  role: string;
  onRole: (role: string) => void;
  roleError: string | undefined;
  reaches: { choices: readonly Pick<ReachChoice, 'id' | 'label'>[]; isPending: boolean };
  reach: string;
  onReach: (reach: string) => void;
  reachError: string | undefined;
}) {
  const t = useTranslations();
  return (
    <>
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
      <Field
        id={`${form}-reach`}
        label={t('settings.invite.reach')}
        help={reaches.isPending ? t('settings.invite.reading') : undefined}
        error={reachError}
      >
        {(control) => (
          <select {...control} value={reach} onChange={(event) => onReach(event.target.value)} className={inputClass}>
            <option value="">{t('settings.invite.choose')}</option>
            {reaches.choices.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
        )}
      </Field>
    </>
  );
}
