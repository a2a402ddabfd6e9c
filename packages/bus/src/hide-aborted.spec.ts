import { expect, it } from '@jest/globals';
import type { RawMessage } from './cluster-of.js';
import { hideAborted } from './hide-aborted.js';

const record = (offset: number, producerId: string, control?: 'abort' | 'commit'): RawMessage => ({
  offset: String(offset),
  key: control ? Buffer.from([0, 0, 0, control === 'abort' ? 0 : 1]) : Buffer.from('k'),
  value: null,
  timestamp: '0',
  headers: {},
  isControlRecord: control !== undefined,
  batchContext: { producerId, inTransaction: true },
});

const kept = (fetch: Parameters<typeof hideAborted>[0]) =>
  hideAborted(fetch).messages.flatMap(({ offset, isControlRecord }) => (isControlRecord ? [] : [offset]));

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
  expect(kept({ messages, abortedTransactions })).toEqual(['2', '4', '6']);
});

it('keeps records that belong to no transaction', () => {
  const plain = { ...record(0, 'a'), batchContext: { producerId: '-1', inTransaction: false } };
  const abortedTransactions = [{ producerId: 'a', firstOffset: '1' }];
  expect(kept({ messages: [plain, record(1, 'a')], abortedTransactions })).toEqual(['0']);
});

it('leaves out what began before the fetch, all of it from its first record on', () => {
  const messages = [record(10, 'b'), record(11, 'a'), record(12, 'c')];
  const abortedTransactions = [
    { producerId: 'a', firstOffset: '3' },
    { producerId: 'b', firstOffset: '7' },
  ];
  expect(kept({ messages, abortedTransactions })).toEqual(['12']);
});

it('takes no record for the end of a transaction because its key looks like one', () => {
  const messages = [{ ...record(0, 'a'), key: Buffer.alloc(4) }, record(1, 'a'), record(2, 'a', 'abort')];
  expect(kept({ messages, abortedTransactions: [{ producerId: 'a', firstOffset: '0' }] })).toEqual([]);
});

it('leaves every offset in its place, so that readers move past what they are not handed', () => {
  const messages = [record(0, 'a'), record(1, 'a', 'abort')];
  const hidden = hideAborted({ messages, abortedTransactions: [{ producerId: 'a', firstOffset: '0' }] });
  expect(hidden.messages.map(({ offset }) => offset)).toEqual(['0', '1']);
});
