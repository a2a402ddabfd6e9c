import { Field, inputClass } from '@/ui/field';

/** A day, or none. */
export function DayField({
  id,
  label,
  help,
  error,
  value,
  onValue,
}: {
  id: string;
  label: string;
  help: string;
  error?: string | undefined;
  value: string;
  onValue: (day: string) => void;
}) {
  return (
    <Field id={`decision-${id}`} label={label} help={help} error={error}>
      {(control) => (
        <input
          {...control}
          type="date"
          value={value}
          onChange={(event) => onValue(event.target.value)}
          className={inputClass}
        />
      )}
    </Field>
  );
}
