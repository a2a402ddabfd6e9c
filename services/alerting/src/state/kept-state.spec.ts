import { expect, it } from '@jest/globals';
import type { AlertStateRecord } from '@vitrine/contracts';
import type { HeadBody } from './head-body.js';
import { keptByTenant } from './kept-state.js';

const head = (body: Partial<HeadBody>): AlertStateRecord => ({
  ...{ stage: 'tickets', kind: 'head', tenantId: 'loja', subject: '', among: 2, at: 9 },
  body: { sinceMs: null, marks: [], from: 4, fromMarks: [], ...body },
});
const watch = (clockMs: number | null, minutes: number | null): HeadBody['watch'] => ({
  ...{ clockMs, spanningClockMs: null, counted: { store: { minutes } }, spanningCounted: {} },
});

it('of two partitions claims no more than both have seen, and begins where neither has judged', () => {
  const records = [
    head({ watch: watch(700, null), sinceMs: null, marks: [['0<0', 1, 1]] }),
    head({ watch: watch(500, 300), sinceMs: 200, marks: [['1<0', 1, 2]] }),
  ];
  for (const order of [records, [...records].reverse()]) {
    const kept = keptByTenant(order).get('loja')?.head;
    expect({ ...kept, marks: [...(kept?.marks ?? [])].sort() }).toEqual({
      ...{ watch: watch(700, 300), sinceMs: 200, from: null, fromMarks: [] },
      marks: [
        ['0<0', 1, 1],
        ['1<0', 1, 2],
      ],
    });
  }
});
