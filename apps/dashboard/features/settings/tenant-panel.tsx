'use client';

import type { SettingDescription, SettingName, TenantSettings } from '@vitrine/contracts';
import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { explainProblem } from '@/lib/api/explain-problem';
import { Button } from '@/ui/button';
import { Field, inputClass } from '@/ui/field';
import { notify } from '@/ui/notices/notify';
import { Panel } from '@/ui/panel';
import { RowsSkeleton } from '@/ui/skeleton';
import { ReadingFailed } from '@/ui/states';
import { WholeFault } from '@/ui/whole-fault';
import { changesOf, textOf } from './setting-text';
import { useTenantSettings } from './use-tenant-settings';
import { WeightFields } from './weight-fields';

/** Every setting of the contract's list, in its order; a new one needs words in messages and nothing here. */
export function TenantPanel({ settings: fields }: { settings: readonly SettingDescription[] }) {
  const t = useTranslations('settings');
  const { settings, save } = useTenantSettings();
  return (
    <Panel title={t('tenant.title')} lead={<p>{t('tenant.lead')}</p>} testId="tenant-settings">
      {settings.isPending ? (
        <RowsSkeleton rows={fields.length} rowClass="h-16" />
      ) : settings.isError ? (
        <ReadingFailed error={settings.error} onRetry={() => void settings.refetch()} />
      ) : (
        <SettingsForm
          key={settings.data.etag}
          fields={fields}
          values={settings.data.values}
          etag={settings.data.etag}
          save={save}
        />
      )}
    </Panel>
  );
}

function SettingsForm({
  fields,
  values,
  etag,
  save,
}: {
  fields: readonly SettingDescription[];
  values: TenantSettings;
  etag: string;
  save: ReturnType<typeof useTenantSettings>['save'];
}) {
  const t = useTranslations('settings');
  const locale = useLocale();
  const [typed, setTyped] = useState<Readonly<Partial<Record<SettingName, string>>>>({});
  const fault = save.error ? explainProblem(save.error, t('offline')) : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const patch = changesOf(fields, values, typed, locale);
    if (save.isPending) return;
    if (Object.keys(patch).length === 0) return notify('message', t('tenant.unchanged'));
    save.mutate({ patch, etag }, { onSuccess: () => notify('success', t('tenant.saved')) });
  };
  return (
    <form onSubmit={submit} noValidate className="mt-2 flex flex-col gap-5">
      <WholeFault fault={fault} />
      {fields.map((field) =>
        field.kind === 'weights' ? (
          <WeightFields
            key={field.name}
            field={field}
            text={typed[field.name] ?? textOf(values[field.name], locale)}
            onText={(text) => setTyped({ ...typed, [field.name]: text })}
            errors={fault?.fields ?? {}}
          />
        ) : (
          <Field
            key={field.name}
            id={`setting-${field.name}`}
            label={t(`fields.${field.name}.label`)}
            help={t(`fields.${field.name}.help`)}
            error={fault?.fields[field.name]}
          >
            {(control) => (
              <SettingInput
                field={field}
                control={control}
                text={typed[field.name] ?? textOf(values[field.name], locale)}
                onText={(text) => setTyped({ ...typed, [field.name]: text })}
              />
            )}
          </Field>
        ),
      )}
      <Button type="submit" className="self-start" aria-busy={save.isPending} data-testid="save-settings">
        {t('tenant.submit')}
      </Button>
    </form>
  );
}

function SettingInput({
  field,
  control,
  text,
  onText,
}: {
  field: Exclude<SettingDescription, { kind: 'weights' }>;
  control: object;
  text: string;
  onText: (text: string) => void;
}) {
  const t = useTranslations('settings.fields');
  if (field.kind === 'choice') {
    return (
      <select
        {...control}
        value={text}
        onChange={(event) => onText(event.target.value)}
        className={`${inputClass} max-w-[420px]`}
      >
        {field.options.map((option) => (
          <option key={option} value={option}>
            {t(`${field.name}.options.${option}`)}
          </option>
        ))}
      </select>
    );
  }
  if (field.kind === 'codes')
    return (
      <input
        {...control}
        value={text}
        placeholder={t(`${field.name}.none`)}
        onChange={(event) => onText(event.target.value)}
        className={`${inputClass} max-w-[420px]`}
      />
    );
  return (
    <input
      {...control}
      inputMode="numeric"
      value={text}
      placeholder={field.isOptional ? t(`${field.name}.none`) : undefined}
      onChange={(event) => onText(event.target.value)}
      className={`${inputClass} tabular max-w-[180px]`}
    />
  );
}
