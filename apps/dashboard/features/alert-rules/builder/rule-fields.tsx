'use client';

import { useTranslations } from 'next-intl';
import { Field, inputClass } from '@/ui/field';
import { useBuilder } from './context/builder-context';

const NAME_LENGTH = 120;
const ACTION_LENGTH = 500;
const MOST_TICKETS = 100_000;

export function NameField() {
  const t = useTranslations('alertRules');
  const { edit, change, faultAt } = useBuilder();
  return (
    <Field id="rule-name" label={t('fields.name')} help={t('builder.nameHelp')} error={faultAt('name')}>
      {(control) => (
        <input
          {...control}
          data-control="name"
          maxLength={NAME_LENGTH}
          value={edit.draft.name}
          onChange={(event) => {
            const name = event.target.value;
            change((before) => ({ ...before, isNamed: true, draft: { ...before.draft, name } }));
          }}
          className={inputClass}
        />
      )}
    </Field>
  );
}

export function ActionField() {
  const t = useTranslations('alertRules');
  const { edit, change, faultAt } = useBuilder();
  return (
    <Field id="rule-action" label={t('fields.action')} help={t('builder.actionHelp')} error={faultAt('action')}>
      {(control) => (
        <textarea
          {...control}
          data-control="action"
          maxLength={ACTION_LENGTH}
          rows={2}
          value={edit.draft.action ?? ''}
          onChange={(event) => {
            const text = event.target.value;
            change((before) => {
              const { action: _before, ...draft } = before.draft;
              return { ...before, draft: text === '' ? draft : { ...draft, action: text } };
            });
          }}
          className={`${inputClass} h-auto py-2 md:h-auto`}
        />
      )}
    </Field>
  );
}

/** Digits only: whatever else is typed does not get in. */
export function MinTicketsField() {
  const t = useTranslations('alertRules');
  const { edit, change, faultAt } = useBuilder();
  return (
    <Field
      id="rule-min-tickets"
      label={t('fields.minTickets')}
      help={t('builder.minTicketsHelp')}
      error={faultAt('minTickets')}
    >
      {(control) => (
        <input
          {...control}
          data-control="minTickets"
          inputMode="numeric"
          value={String(edit.draft.minTickets)}
          onChange={(event) => {
            const text = event.target.value.trim();
            if (!/^\d{0,6}$/u.test(text) || Number(text) > MOST_TICKETS) return;
            change((before) => ({ ...before, draft: { ...before.draft, minTickets: Number(text) } }));
          }}
          className={`${inputClass} tabular max-w-[150px]`}
        />
      )}
    </Field>
  );
}
