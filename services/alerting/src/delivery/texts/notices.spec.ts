import { describe, expect, it } from '@jest/globals';
import { aDelivery } from '../sending/a-delivery.fixture.js';
import { AlertNotices } from './notices.js';

const place = { currency: 'BRL', minorDigits: 2, timeZone: 'America/Sao_Paulo' };
const notices = new AlertNotices(
  { of: async () => ({ names: {}, place }), localeOf: async () => 'pt-BR' },
  { nowMs: () => Date.UTC(2026, 10, 30, 16) },
  'https://v.example',
  { of: async () => ({ contributors: [], findings: [] }) },
);
/** A message about what a person did, to an alert that has ended meanwhile. */
const changeOf = async (endedBy: 'recovered' | 'ruleChanged') => {
  const alert = { phase: 'ended', endedBy };
  const due = aDelivery({}, { alert, event: { kind: 'assigned', level: null, evidence: null } });
  return (await notices.of(due)).claims.change;
};

describe('a message about what people did', () => {
  it('says that the alert is over only where its condition is, not where its rule was changed', async () => {
    expect(await changeOf('recovered')).toBe('recovered');
    expect(await changeOf('ruleChanged')).toBe('raised');
  });
});
