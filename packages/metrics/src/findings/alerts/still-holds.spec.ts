import { expect, it } from '@jest/globals';
import type { AlertEvidence } from '@vitrine/contracts';
import { evidence } from './an-alert.spec-support.js';
import { stillHolds } from './still-holds.js';

it.each<[string, Partial<AlertEvidence>, boolean]>([
  ['a figure beyond its limit holds', { judged: -2.6, warning: -2.5 }, true],
  ['one at its limit holds', { judged: -2.5, warning: -2.5 }, true],
  ['one that is within it does not', { judged: -2.4, warning: -2.5, critical: -4 }, false],
  ['one with a critical limit only', { judged: 12, side: 'above', warning: null, critical: 10 }, true],
  ['one that could not be judged does not', { judged: null }, false],
  ['a sale that was called off does not, however little is left', { judged: 0, warning: 5, became: 'voided' }, false],
])('%s', (_, of, holds) => {
  expect(stillHolds([evidence(of)])).toBe(holds);
});
