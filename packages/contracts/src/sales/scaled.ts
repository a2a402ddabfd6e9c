/** A decimal text that passed its pattern, as an exact integer of 10^-scale: money, quantities and shares all stay below 2^53. */
export function scaled(decimal: string, scale: number): number {
  const point = decimal.indexOf('.');
  if (point < 0) return Number(decimal) * 10 ** scale;
  return Number(decimal.slice(0, point) + decimal.slice(point + 1).padEnd(scale, '0'));
}

/** a × b, exact: as bigint where a double would round. */
export function product(a: number, b: number): number | bigint {
  const quick = a * b;
  return Number.isSafeInteger(quick) ? quick : BigInt(a) * BigInt(b);
}
