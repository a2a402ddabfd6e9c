export interface Box {
  width: number;
  height: number;
}

type Values = readonly (number | null)[];

/** Places points of an axis of `length` in a box, as SVG paths; null is no point. */
export function pathWriter(series: readonly Values[], axis: { length: number; fromZero: boolean }, box: Box) {
  const known = series.flat().filter((value) => value !== null);
  const base = axis.fromZero || known.length === 0 ? [0] : [];
  const [top, bottom] = [Math.max(...known, ...base), Math.min(...known, ...base)];
  // a flat line lies at the foot of a sum and in the middle of a ratio
  const flat = axis.fromZero ? box.height - 2 : box.height / 2;
  const xOf = (index: number) => (axis.length > 1 ? (index / (axis.length - 1)) * box.width : box.width / 2);
  const yOf = (value: number) =>
    top === bottom ? flat : box.height - 2 - ((value - bottom) / (top - bottom)) * (box.height - 4);
  return (values: Values, from = 0, until = Number.POSITIVE_INFINITY): string =>
    values
      .map((value, index) => (value === null || index < from || index > until ? null : [xOf(index), yOf(value)]))
      .filter((point) => point !== null)
      .map(([x = 0, y = 0], place) => `${place === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`)
      .join('');
}
