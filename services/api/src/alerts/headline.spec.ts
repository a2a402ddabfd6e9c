import { describe, expect, it } from '@jest/globals';
import { testEvidence } from '@vitrine/store/testing';
import { factsOf } from './headline.js';

const at = new Date('2026-11-20T15:00:00Z');
const row = {
  ...{
    phase: 'ended' as const,
    level: 'warning' as const,
    subject: { grain: 'store' as const, storeId: 's1' },
    isLate: false,
  },
  ...{ sinceAt: at, raisedAt: at, changedAt: at },
};

describe('what an alert of the inbox says after its end', () => {
  /** Within the limit of -3, and held open by a slack. */
  const corrected = testEvidence.map((one) => ({ ...one, judged: -2.9 }));

  it('is what it said last where its rule was changed, whatever the figure', () => {
    const facts = factsOf({ ...row, endedBy: 'ruleChanged', evidence: corrected });
    expect(facts).toMatchObject({ change: 'raised', level: 'warning' });
  });

  it('is its end where its condition is over, whatever the figure', () => {
    const facts = factsOf({ ...row, endedBy: 'recovered', evidence: testEvidence });
    expect(facts).toMatchObject({ change: 'recovered', level: 'none' });
  });
});
