import { useTranslations } from 'next-intl';
import { type Days, isReversed } from '@/features/cross-sell/pair/places';
import { Field, inputClass } from '@/ui/field';

/** Between which two days something holds; either may be open. */
export function DaysFields({ days, onDays }: { days: Days; onDays: (days: Days) => void }) {
  const t = useTranslations('crossSell.days');
  return (
    <div className="mt-4 grid grid-cols-2 gap-3">
      {(['from', 'to'] as const).map((side) => (
        <Field
          key={side}
          id={`decision-${side}`}
          label={t(side)}
          help={t(`${side}Help`)}
          error={side === 'to' && isReversed(days) ? t('reversed') : undefined}
        >
          {(control) => (
            <input
              {...control}
              type="date"
              value={days[side] ?? ''}
              onChange={(event) => onDays({ ...days, [side]: event.target.value || null })}
              className={inputClass}
            />
          )}
        </Field>
      ))}
    </div>
  );
}
