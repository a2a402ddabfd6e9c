import type { Fault } from '@/lib/api/explain-problem';

/** The faults that belong to no single field. */
export function WholeFault({ fault }: { fault: Fault | undefined }) {
  if (!fault || Object.keys(fault.fields).length > 0) return null;
  return (
    <p role="alert" className="rounded-control bg-critical-soft px-3 py-2.5 text-table">
      {fault.sentence}
    </p>
  );
}
