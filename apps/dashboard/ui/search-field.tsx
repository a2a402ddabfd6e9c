import { Search } from 'lucide-react';
import { cn } from './cn';
import { inputClass } from './field';

/** Words to look for; the label is spoken, and stands in it while it is empty. */
export function SearchField({
  label,
  testId,
  text,
  onText,
  className,
}: {
  label: string;
  testId: string;
  text: string;
  onText: (text: string) => void;
  className?: string;
}) {
  return (
    <div className={cn('relative', className)}>
      <Search
        size={16}
        strokeWidth={1.75}
        aria-hidden
        className="pointer-events-none absolute left-3 top-1/2 -translate-y-1/2 text-text-3"
      />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        data-testid={testId}
        value={text}
        onChange={(event) => onText(event.target.value)}
        className={`${inputClass} pl-9 placeholder:text-text-3`}
      />
    </div>
  );
}
