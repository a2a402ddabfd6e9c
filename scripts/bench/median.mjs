/** @returns the middle of the figures, or the mean of the two in the middle */
export function medianOf(figures) {
  const sorted = inOrder(figures);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * Where the true median lies with 95 % or more, whatever the figures' distribution: between the k-th lowest and the k-th highest. With
 * fewer than six figures that cannot be said, and all of them are inside.
 * @returns {[number, number]} lowest and highest
 */
export function intervalOf(figures) {
  const sorted = inOrder(figures);
  let outside = 0;
  let chance = 0.5 ** sorted.length;
  for (let tails = 2 * chance; tails <= 0.05; tails += 2 * chance) {
    outside += 1;
    chance *= (sorted.length - outside + 1) / outside;
  }
  const left = Math.max(0, outside - 1);
  return [sorted[left], sorted[sorted.length - 1 - left]];
}

const inOrder = (figures) => [...figures].sort((a, b) => a - b);
