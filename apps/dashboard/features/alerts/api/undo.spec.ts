import { describe, expect, it } from '@jest/globals';
import { undoOf } from './undo';

const done = [
  { id: 'a', version: 3 },
  { id: 'b', version: 7 },
];

describe('undo', () => {
  it.each([
    ['acknowledge', 'release'],
    ['snooze', 'wake'],
    ['resolve', 'reopen'],
  ] as const)('of %s is %s, of the alerts as they were left', (action, inverse) => {
    expect(undoOf({ action }, done)).toEqual({ ids: ['a', 'b'], act: { action: inverse, versions: { a: 3, b: 7 } } });
  });

  it('is not offered where nothing was done, nor for what has no way back', () => {
    expect(undoOf({ action: 'resolve' }, [])).toBeUndefined();
    for (const action of ['release', 'wake', 'reopen', 'assign', 'comment', 'notUseful', 'read'] as const)
      expect(undoOf({ action }, done)).toBeUndefined();
  });
});
