'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { locales, toLocale } from '@/i18n/locales';
import { Field, inputClass } from '@/ui/field';
import { Panel } from '@/ui/panel';
import type { PanelProps } from './channels-panel';
import { readBudget } from './read-budget';

/** How many alerts a day come one by one, and in which language. */
export function VolumePanel({ settings, save }: PanelProps) {
  const t = useTranslations('notifications');
  return (
    <Panel title={t('volume.title')}>
      <div className="flex max-w-[420px] flex-col gap-4">
        <BudgetField settings={settings} save={save} />
        <Field id="notification-language" label={t('volume.language')}>
          {(control) => (
            <select
              {...control}
              value={settings.locale}
              onChange={(event) => save({ locale: toLocale(event.target.value) })}
              className={inputClass}
            >
              {locales.map((locale) => (
                <option key={locale} value={locale} lang={locale}>
                  {t(`languages.${locale}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
    </Panel>
  );
}

/** What is not a number of alerts stays in the field with the reason, and is not saved. */
function BudgetField({ settings, save }: PanelProps) {
  const t = useTranslations('notifications.volume');
  const [typed, setTyped] = useState<string | null>(null);
  const value = typed === null ? settings.dailyBudget : readBudget(typed);
  const leave = () => {
    if (value === null) return;
    if (value !== settings.dailyBudget) save({ dailyBudget: value });
    setTyped(null);
  };
  return (
    <Field
      id="daily-budget"
      label={t('budget')}
      help={t('budgetHelp')}
      error={value === null ? t('budgetWrong') : undefined}
    >
      {(control) => (
        <input
          {...control}
          inputMode="numeric"
          value={typed ?? String(settings.dailyBudget)}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={leave}
          onKeyDown={(event) => event.key === 'Enter' && leave()}
          className={`${inputClass} tabular max-w-[150px]`}
        />
      )}
    </Field>
  );
}
