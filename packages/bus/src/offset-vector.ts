/** How far somebody has read a topic: per partition the next offset. Text form `12.0.7`, '' for nothing yet. */
export type OffsetVector = readonly number[];

export const encodeVector = (vector: OffsetVector): string => vector.join('.');

export const decodeVector = (text: string): OffsetVector => (text === '' ? [] : text.split('.').map(Number));

/** True when `vector` has read at least what `other` has. */
export const covers = (vector: OffsetVector, other: OffsetVector): boolean =>
  other.every((offset, partition) => (vector[partition] ?? 0) >= offset);
