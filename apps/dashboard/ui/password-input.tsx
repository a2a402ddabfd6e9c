'use client';

import { Eye, EyeOff } from 'lucide-react';
import { type ComponentProps, useState } from 'react';
import { cn } from './cn';

/** A password that its owner may look at. */
export function PasswordInput({
  showLabel,
  hideLabel,
  className,
  ...rest
}: ComponentProps<'input'> & { showLabel: string; hideLabel: string }) {
  const [isShown, setIsShown] = useState(false);
  return (
    <div className="relative">
      <input type={isShown ? 'text' : 'password'} className={cn(className, 'pr-12')} {...rest} />
      <button
        type="button"
        aria-label={isShown ? hideLabel : showLabel}
        aria-pressed={isShown}
        onClick={() => setIsShown(!isShown)}
        className="absolute inset-y-0 right-0 flex w-11 items-center justify-center rounded-control text-text-2 hover:text-text"
      >
        {isShown ? <EyeOff size={16} strokeWidth={1.75} /> : <Eye size={16} strokeWidth={1.75} />}
      </button>
    </div>
  );
}
