import type { ReactNode } from 'react';

/** A question with several answers below it. */
export function Choices({ legend, children }: { legend: string; children: ReactNode }) {
  return (
    <fieldset className="mt-4">
      <legend className="mb-1 text-table font-medium">{legend}</legend>
      {children}
    </fieldset>
  );
}

/** One answer: of several alone, or beside others. */
export function Choice({
  type,
  name,
  isChosen,
  onChoose,
  children,
}: {
  type: 'radio' | 'checkbox';
  name: string;
  isChosen: boolean;
  onChoose: () => void;
  children: ReactNode;
}) {
  return (
    <label className="-mx-2 flex min-h-9 items-start gap-2.5 rounded-control px-2 py-1.5 hover:bg-sunken max-md:min-h-11">
      <input
        type={type}
        name={name}
        checked={isChosen}
        onChange={onChoose}
        className="mt-0.5 size-4 shrink-0 accent-accent"
      />
      <span className="min-w-0">{children}</span>
    </label>
  );
}
