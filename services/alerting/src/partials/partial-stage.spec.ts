import { expect, it } from '@jest/globals';
import { Marks } from '../state/marks.js';
import { partialStage } from './partial-stage.js';

const partial = (offset: number, isMoved = false) => ({
  partial: {
    tenantId: 'loja',
    grain: 'network' as const,
    group: '',
    source: { partition: 0, formedAtMs: offset, offset },
    sums: [],
  },
  isMoved,
});

it('counts a partial that was moved here once, also behind a newer one of its source', () => {
  const marks = new Marks(3);
  const passed = [partial(20), partial(10, true), partial(10, true), partial(20)].map((one) =>
    marks.pass(partialStage.ordinalOf(one)),
  );
  expect(passed).toEqual([true, true, false, false]);
});
