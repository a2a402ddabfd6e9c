/** The matrix is not positive definite to the precision of floats. A greater number on the diagonal mends it. */
export class NotPositiveDefinite extends Error {
  readonly code = 'not_positive_definite';

  constructor(row: number) {
    super(`The matrix cannot be inverted at row ${row}: put more on its diagonal.`);
  }
}

/**
 * The inverse of a symmetric positive definite matrix of `size` rows, by Cholesky: A = L Lᵀ, A⁻¹ = L⁻ᵀ L⁻¹. Some size³ / 2 steps, and room
 * for one more matrix. `matrix` is overwritten with the inverse.
 * @throws NotPositiveDefinite
 */
export function invert(matrix: Float64Array, size: number): void {
  decompose(matrix, size);
  const columns = invertLower(matrix, size);
  multiplyOut(columns, matrix, size);
}

/** L into the lower half. */
function decompose(matrix: Float64Array, size: number): void {
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      const at = row * size + column;
      const rest = (matrix[at] as number) - dot(matrix, row * size, matrix, column * size, column);
      if (column < row) matrix[at] = rest / (matrix[column * size + column] as number);
      else if (rest > 0) matrix[at] = Math.sqrt(rest);
      else throw new NotPositiveDefinite(row);
    }
  }
}

/** Row j of the answer is column j of L⁻¹: walked as rows, they lie together in memory. */
function invertLower(lower: Float64Array, size: number): Float64Array {
  const columns = new Float64Array(size * size);
  for (let column = 0; column < size; column++) {
    const start = column * size;
    columns[start + column] = 1 / (lower[start + column] as number);
    for (let row = column + 1; row < size; row++) {
      const sum = dot(lower, row * size + column, columns, start + column, row - column);
      columns[start + row] = -sum / (lower[row * size + row] as number);
    }
  }
  return columns;
}

function multiplyOut(columns: Float64Array, into: Float64Array, size: number): void {
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      const value = dot(columns, row * size + row, columns, column * size + row, size - row);
      into[row * size + column] = value;
      into[column * size + row] = value;
    }
  }
}

/** Four sums at a time, because the processor need not wait for one before it begins the next. */
function dot(one: Float64Array, oneAt: number, other: Float64Array, otherAt: number, length: number): number {
  let [a, b, c, d] = [0, 0, 0, 0];
  let at = 0;
  for (; at + 3 < length; at += 4) {
    a += (one[oneAt + at] as number) * (other[otherAt + at] as number);
    b += (one[oneAt + at + 1] as number) * (other[otherAt + at + 1] as number);
    c += (one[oneAt + at + 2] as number) * (other[otherAt + at + 2] as number);
    d += (one[oneAt + at + 3] as number) * (other[otherAt + at + 3] as number);
  }
  for (; at < length; at++) a += (one[oneAt + at] as number) * (other[otherAt + at] as number);
  return a + b + c + d;
}
