import type { SalesSeries } from './sales-series';

/** Which mark is which period; the table beside the chart says it to those who do not see it. */
export function SalesLegend({ names, isShown }: { names: SalesSeries['names']; isShown: boolean }) {
  return (
    <div className="mb-1 flex min-h-5 flex-wrap gap-x-5 gap-y-1 text-hint text-text-2" aria-hidden hidden={!isShown}>
      <span className="inline-flex items-center gap-2">
        <span className="size-2.5 rounded-[3px] bg-accent" />
        {names.current}
      </span>
      {names.comparison ? (
        <span className="inline-flex items-center gap-2">
          <span className="w-4 border-t-[1.5px] border-dashed border-text-3" />
          {names.comparison}
        </span>
      ) : null}
    </div>
  );
}
