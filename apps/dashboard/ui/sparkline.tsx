import type { SVGProps } from 'react';
import { cn } from './cn';
import { pathWriter } from './sparkline-path';

const WIDTH = 120;
const HEIGHT = 32;

/** Shape without axes: the comparison dashed behind, the period in front, a dot where it stands. Decorative: the figure beside it says the number. */
export function Sparkline({
  values,
  comparison = [],
  length,
  fromZero = true,
  partial,
  className = 'h-8 w-full',
}: {
  values: readonly (number | null)[];
  comparison?: readonly (number | null)[];
  /** Points of the whole axis, so that a day that is not over ends where it is. */
  length: number;
  /** Sums stand on zero; a ratio shows how it moved. */
  fromZero?: boolean;
  /** Index of the point that is not over: drawn light, so that half an hour does not look like a fall. */
  partial?: number | undefined;
  className?: string;
}) {
  const all = [...values, ...comparison].filter((value) => value !== null);
  const path = pathWriter([values, comparison], { length, fromZero }, { width: WIDTH, height: HEIGHT });
  const last = values.findLastIndex((value) => value !== null);
  const before = partial === undefined ? undefined : partial - 1;
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      className={cn('block overflow-visible', className)}
      fill="none"
      strokeWidth={1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <Line d={path(comparison)} stroke="var(--text-3)" strokeDasharray="3 3" strokeWidth={1} />
      <Line d={path(values, 0, before)} />
      {before === undefined ? null : (
        <Line d={path(values, before, partial)} strokeOpacity={0.4} strokeDasharray="2 3" />
      )}
      {all.length < 2 ? null : <Line d={`${path(values, last)}h0`} strokeWidth={4} />}
    </svg>
  );
}

/** As thick as it says, however the box is stretched. */
function Line(look: SVGProps<SVGPathElement>) {
  return <path stroke="var(--accent)" vectorEffect="non-scaling-stroke" {...look} />;
}
