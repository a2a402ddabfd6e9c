import { expect, it } from '@jest/globals';
import { keptChain } from './kept-chain.js';

const known = { stores: 12, days: 90 };

it.each([{}, { stores: 12 }, known])('asked for %j says nothing of the chain that is there', (asked) => {
  expect(keptChain(known, asked)).toBeUndefined();
});

it.each([{ stores: 3 }, { days: 7 }, { stores: 12, days: 7 }])(
  'asked for %j says what stays and how to start over',
  (asked) => {
    expect(keptChain(known, asked)).toMatch(/12 stores and 90 days.*--fresh/);
  },
);
