import { expect, it } from '@jest/globals';
import type { KafkaMessage } from 'kafkajs';
import { ReadAhead } from './read-ahead.js';

const messages = (...offsets: number[]) => offsets.map((offset) => ({ offset: String(offset) }) as KafkaMessage);
const offsetsOf = (read: readonly KafkaMessage[]) => read.map(({ offset }) => Number(offset));

it('what was read ahead comes once, however fetches overlap, and again after a rewind', () => {
  const ahead = new ReadAhead(5);
  expect(offsetsOf(ahead.with(messages(3, 4, 5, 6)))).toEqual([5, 6]);
  ahead.wait(messages(6));
  ahead.reached(6);
  expect(offsetsOf(ahead.with(messages(5, 6, 7)))).toEqual([6, 7]);
  ahead.reached(2);
  expect(ahead.readTo).toBe(7);
  expect(ahead.isBehindOnly(5)).toBe(false);
  ahead.rewind(5);
  expect([ahead.readTo, ahead.isBehindOnly(5)]).toEqual([5, false]);
  expect(offsetsOf(ahead.with(messages(5, 6)))).toEqual([5, 6]);
  ahead.reached(8);
  expect(ahead.isBehindOnly(5)).toBe(true);
});
