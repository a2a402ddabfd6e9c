import { cn } from './cn';

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
  const all = [...values, ...comparison].filter((value): value is number => value !== null);
  const base = fromZero || all.length === 0 ? [0] : [];
  const top = Math.max(...all, ...base);
  const bottom = Math.min(...all, ...base);
  const place = (value: number, index: number): [number, number] => [
    length > 1 ? (index / (length - 1)) * WIDTH : WIDTH / 2,
    top === bottom
      ? fromZero
        ? HEIGHT - 2
        : HEIGHT / 2
      : HEIGHT - 2 - ((value - bottom) / (top - bottom)) * (HEIGHT - 4),
  ];
  const path = (points: readonly (number | null)[], from = 0, until = Number.POSITIVE_INFINITY) =>
    points
      .map((value, index) => (value === null || index < from || index > until ? null : place(value, index)))
      .filter((point) => point !== null)
      .map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`)
      .join('');
  const last = values.findLastIndex((value) => value !== null);

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
      <path
        d={path(comparison)}
        stroke="var(--text-3)"
        strokeDasharray="3 3"
        strokeWidth={1}
        vectorEffect="non-scaling-stroke"
      />
      <path
        d={path(values, 0, partial === undefined ? undefined : partial - 1)}
        stroke="var(--accent)"
        vectorEffect="non-scaling-stroke"
      />
      {partial === undefined ? null : (
        <path
          d={path(values, partial - 1, partial)}
          stroke="var(--accent)"
          strokeOpacity={0.4}
          strokeDasharray="2 3"
          vectorEffect="non-scaling-stroke"
        />
      )}
      {all.length < 2 ? null : (
        <path d={`${path(values, last)}h0`} stroke="var(--accent)" strokeWidth={4} vectorEffect="non-scaling-stroke" />
      )}
    </svg>
  );
}
