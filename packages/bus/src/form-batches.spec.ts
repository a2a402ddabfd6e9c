import { describe, expect, it } from '@jest/globals';
import type { KafkaMessage } from 'kafkajs';
import { formBatches } from './form-batches.js';

const read = (...offsets: number[]) =>
  offsets.map((offset) => ({ offset: String(offset), key: null, value: Buffer.from('x') }) as KafkaMessage);
const limits = { maxMessages: 2, maxBytes: 1_000 };
const offsetsOf = (batches: readonly KafkaMessage[][]) =>
  batches.map((batch) => batch.map(({ offset }) => Number(offset)));

describe('formBatches', () => {
  it('cuts what nobody has begun into pieces', () => {
    const formed = formBatches(read(4, 5, 7), 7, undefined, limits);
    expect(offsetsOf(formed.batches)).toEqual([[4, 5], [7]]);
  });

  it('forms a journalled batch whole, whatever the limits are by now, then the rest', () => {
    const formed = formBatches(read(4, 5, 7, 8, 9), 9, { first: 4, last: 7 }, limits);
    expect(offsetsOf(formed.batches)).toEqual([
      [4, 5, 7],
      [8, 9],
    ]);
  });

  it('keeps a journalled batch until all of it has been read', () => {
    const waiting = read(4, 5);
    expect(formBatches(waiting, 5, { first: 4, last: 7 }, limits)).toEqual({
      batches: [],
      kept: waiting,
      isRangeGone: false,
    });
  });

  it('says when nothing of a journalled batch exists any more', () => {
    const formed = formBatches(read(9), 9, { first: 4, last: 7 }, limits);
    expect(formed.isRangeGone).toBe(true);
    expect(offsetsOf(formed.batches)).toEqual([[9]]);
  });
});
