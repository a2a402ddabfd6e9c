import type { SettingDescription } from '@vitrine/contracts';
import { useTranslations } from 'next-intl';
import { Field, inputClass } from '@/ui/field';
import { partsOf, partsText } from './setting-text';

/** One setting of several weights from 0 to 1, an input each. */
export function WeightFields({
  field: { name, parts },
  text,
  onText,
  errors,
}: {
  field: Extract<SettingDescription, { kind: 'weights' }>;
  text: string;
  onText: (text: string) => void;
  /** By `setting/part`. */
  errors: Readonly<Record<string, string>>;
}) {
  const t = useTranslations('settings.fields');
  const typed = partsOf(text);
  const helpId = `setting-${name}-help`;
  return (
    <fieldset aria-describedby={helpId}>
      <legend className="mb-1.5 text-table font-medium">{t(`${name}.label`)}</legend>
      <div className="grid max-w-[420px] grid-cols-2 gap-3">
        {parts.map((part, at) => (
          <Field
            key={part}
            id={`setting-${name}-${part}`}
            label={t(`${name}.options.${part}`)}
            error={errors[`${name}/${part}`]}
          >
            {(control) => (
              <input
                {...control}
                inputMode="decimal"
                value={typed[at] ?? ''}
                onChange={({ target }) =>
                  onText(partsText(typed.map((one, index) => (index === at ? target.value : one))))
                }
                className={`${inputClass} tabular`}
              />
            )}
          </Field>
        ))}
      </div>
      <p id={helpId} className="mt-1 max-w-[68ch] text-hint text-text-3">
        {t(`${name}.help`)}
      </p>
    </fieldset>
  );
}
