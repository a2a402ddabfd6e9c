import { roundHalfEven } from '@vitrine/domain';

/**
 * The parts ÷ the divisor as whole numbers that add up exactly to the rounded sum, by largest remainder: what rounding leaves over goes
 * to the parts that it took most from, in their order where they are equal.
 * @param divisor above zero
 */
export function apportion(parts: readonly bigint[], divisor: bigint): bigint[] {
  const floors = parts.map((part) => floorOf(part, divisor));
  const sum = parts.reduce((all, part) => all + part, 0n);
  const left = Number(roundHalfEven(sum, divisor) - floors.reduce((all, floor) => all + floor, 0n));
  const remainders = parts.map((part, at) => ({ at, remainder: part - (floors[at] ?? 0n) * divisor }));
  const raised = new Set(
    remainders
      .sort((a, b) => Number(a.remainder < b.remainder) - Number(a.remainder > b.remainder) || a.at - b.at)
      .slice(0, left)
      .map(({ at }) => at),
  );
  return floors.map((floor, at) => (raised.has(at) ? floor + 1n : floor));
}

function floorOf(value: bigint, divisor: bigint): bigint {
  const towardsZero = value / divisor;
  return value < 0n && value % divisor !== 0n ? towardsZero - 1n : towardsZero;
}
