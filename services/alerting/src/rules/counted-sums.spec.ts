import { expect, it } from '@jest/globals';
import { CountedSums } from './counted-sums.js';

it('tells what all partitions count, and changes when one says another thing', () => {
  const sums = new CountedSums();
  sums.tell('tickets 0', 't', { seller: { seconds: 5 } });
  sums.tell('tickets 1', 't', { seller: { seconds: 7 } });
  sums.tell('tickets 1', 'other', { seller: { seconds: 9 } });
  const changes = sums.changesOf('t');
  sums.tell('tickets 1', 't', { seller: { seconds: 7 } });
  expect([sums.of('t'), sums.changesOf('t')]).toEqual([{ seller: { seconds: 7 } }, changes]);
  sums.tell('tickets 1', 't', { seller: { seconds: 8 } });
  expect(sums.changesOf('t')).not.toBe(changes);
  sums.forget('tickets 1');
  expect([sums.of('t'), sums.of('other')]).toEqual([{ seller: { seconds: 5 } }, {}]);
});
