import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { invert, NotPositiveDefinite } from './invert.js';

describe('the inverse', () => {
  it('times its matrix is the identity', () => {
    const seven = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 49, maxLength: 49 });
    fc.assert(
      fc.property(seven, fc.integer({ min: 1, max: 7 }), (roots, size) => {
        const matrix = gramPlusOne(roots, size);
        const inverse = matrix.slice();
        invert(inverse, size);
        for (let row = 0; row < size; row++)
          for (let column = 0; column < size; column++) {
            let sum = 0;
            for (let at = 0; at < size; at++) sum += at2(matrix, size, row, at) * at2(inverse, size, at, column);
            expect(sum).toBeCloseTo(row === column ? 1 : 0, 6);
          }
      }),
      { numRuns: 50 },
    );
  });

  it('of a matrix that has none is an error that says what mends it', () => {
    expect(() => invert(Float64Array.of(1, 2, 2, 1), 2)).toThrow(NotPositiveDefinite);
  });
});

const at2 = (matrix: Float64Array, size: number, row: number, column: number) => matrix[row * size + column] as number;

/** RᵀR + I is symmetric and positive definite. */
function gramPlusOne(roots: readonly number[], size: number): Float64Array {
  const rows = Float64Array.from(roots);
  return Float64Array.from({ length: size * size }, (_, index) => {
    const [row, column] = [Math.floor(index / size), index % size];
    let sum = row === column ? 1 : 0;
    for (let at = 0; at < 7; at++) sum += at2(rows, 7, at, row) * at2(rows, 7, at, column);
    return sum;
  });
}
