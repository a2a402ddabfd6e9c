import { cn } from './cn';

/** A breathing box of the size of what is coming. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cn('skeleton block', className)} />;
}

export function RowsSkeleton({ rows, rowClass = 'h-11' }: { rows: number; rowClass?: string }) {
  return (
    <div className="flex flex-col">
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={cn('flex items-center gap-3', rowClass)}>
          <Skeleton className="h-3.5 w-2/5" />
          <Skeleton className="ml-auto h-3.5 w-20" />
        </div>
      ))}
    </div>
  );
}
