import { describe, expect, it } from '@jest/globals';
import type { WatchChange } from '@vitrine/alert-rules';
import { firingsOf, shareToldBy } from './firings.js';

const change = (
  ruleId: string,
  storeId: string,
  what: WatchChange['change'],
  atMs: number,
  level: WatchChange['level'],
) =>
  ({
    ruleId,
    subject: { grain: 'store', storeId },
    change: what,
    atMs,
    level,
    evidence: [{ judged: -0.4 }],
  }) as WatchChange;

describe('the openings of a rule', () => {
  const changes = [
    change('r', 'a', 'raised', 1, 'warning'),
    change('r', 'b', 'raised', 2, 'critical'),
    change('x', 'a', 'raised', 2, 'warning'),
    change('r', 'a', 'worsened', 3, 'critical'),
    change('r', 'a', 'eased', 4, 'warning'),
    change('r', 'a', 'recovered', 5, 'none'),
    change('r', 'a', 'raised', 8, 'warning'),
  ];

  it('go from raised to recovered, each with the worst level', () => {
    expect(firingsOf(changes, 'r').map(({ subject, ...rest }) => ({ storeId: subject.storeId, ...rest }))).toEqual([
      { storeId: 'a', level: 'critical', raisedMs: 1, endedMs: 5, judged: -0.4 },
      { storeId: 'b', level: 'critical', raisedMs: 2, endedMs: null, judged: -0.4 },
      { storeId: 'a', level: 'warning', raisedMs: 8, endedMs: null, judged: -0.4 },
    ]);
  });

  it('begin with raised: what was open before is none of them', () => {
    expect(firingsOf([change('r', 'a', 'recovered', 1, 'none')], 'r')).toEqual([]);
  });

  it('are told by another rule as far as it is open for the same subject meanwhile', () => {
    const firings = firingsOf(changes, 'r');
    expect(shareToldBy(firingsOf(changes, 'x'), firings)).toBeCloseTo(2 / 3);
    expect(shareToldBy([], firings)).toBe(0);
    expect(shareToldBy(firings, [])).toBe(0);
  });
});
