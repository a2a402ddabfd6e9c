import { expect, it } from '@jest/globals';
import type { RawMessage } from './cluster-of.js';
import { withoutAborted } from './without-aborted.js';

const record = (offset: number, producerId: string, control?: 'abort' | 'commit'): RawMessage => ({
  offset: String(offset),
  key: control ? Buffer.from([0, 0, 0, control === 'abort' ? 0 : 1]) : Buffer.from('k'),
  value: null,
  timestamp: '0',
  headers: {},
  isControlRecord: control !== undefined,
  batchContext: { producerId, inTransaction: true },
});

it('keeps what was committed, however transactions lie in one another and are listed', () => {
  const messages = [
    record(0, 'a'),
    record(1, 'b'),
    record(2, 'c'),
    record(3, 'b', 'abort'),
    record(4, 'b'),
    record(5, 'a', 'abort'),
    record(6, 'a'),
    record(7, 'c', 'commit'),
    record(8, 'b', 'commit'),
    record(9, 'a', 'commit'),
  ];
  const abortedTransactions = [
    { producerId: 'b', firstOffset: '1' },
    { producerId: 'a', firstOffset: '0' },
  ];
  expect(withoutAborted({ messages, abortedTransactions }).map(({ offset }) => offset)).toEqual(['2', '4', '6']);
});

it('keeps records that belong to no transaction', () => {
  const plain = { ...record(0, 'a'), batchContext: { producerId: '-1', inTransaction: false } };
  const abortedTransactions = [{ producerId: 'a', firstOffset: '1' }];
  expect(withoutAborted({ messages: [plain, record(1, 'a')], abortedTransactions })).toEqual([plain]);
});
