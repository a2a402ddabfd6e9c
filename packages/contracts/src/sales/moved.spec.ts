import { expect, it } from '@jest/globals';
import { isAnothersCopy, isMoved } from './moved.js';

const bytes = (text: string) => new TextEncoder().encode(text);

it.each([
  ['where it was written', {}, false, false],
  ['moved by the group itself', { 'vitrine-moved': bytes('alerting') }, true, false],
  ['moved by another group', { 'vitrine-moved': bytes('recommendations') }, true, true],
  [
    'moved by another group, then by the group itself',
    { 'vitrine-moved': [bytes('x'), bytes('alerting')] },
    true,
    false,
  ],
  ['moved by an earlier version', { 'vitrine-moved': bytes('1') }, true, false],
  ['marked with nothing', { 'vitrine-moved': bytes('') }, true, true],
])(
  'of a record that lies %s alerting knows whether it is moved, and whether the copy is for others',
  (_, headers, moved, others) => {
    expect([isMoved(headers), isAnothersCopy(headers, 'alerting')]).toEqual([moved, others]);
  },
);

it('takes a record without headers as one that lies where it was written', () => {
  expect([isMoved(undefined), isAnothersCopy(undefined, 'alerting')]).toEqual([false, false]);
});
