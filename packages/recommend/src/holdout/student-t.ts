import { Z_95 as Z } from '../explain/pair-claim.js';

/**
 * The 97.5 % point of Student's distribution, by the expansion of Cornish and Fisher (Abramowitz, Stegun: "Handbook of mathematical
 * functions", 26.7.5). With 13 degrees or more it is right to three places.
 */
export function studentT975(degrees: number): number {
  const [z3, z5, z7] = [Z ** 3, Z ** 5, Z ** 7];
  return (
    Z +
    (z3 + Z) / (4 * degrees) +
    (5 * z5 + 16 * z3 + 3 * Z) / (96 * degrees ** 2) +
    (3 * z7 + 19 * z5 + 17 * z3 - 15 * Z) / (384 * degrees ** 3)
  );
}
