import { cn } from './cn';

/** A 4 px bar; `share` 0…1, more is drawn full. `soft` for lists, where the bar only helps to compare. */
export function Bar({ share, soft = false, className }: { share: number | null; soft?: boolean; className?: string }) {
  const width = Math.max(0, Math.min(1, share ?? 0)) * 100;
  return (
    <span aria-hidden className={cn('block h-1 w-full overflow-hidden rounded-full bg-sunken', className)}>
      <span
        className={cn('block h-full rounded-full bg-accent', soft && 'opacity-45')}
        style={{ width: `${width}%` }}
      />
    </span>
  );
}
