import { describe, expect, it } from '@jest/globals';
import { alertEvidenceSchema } from '@vitrine/contracts';
import { alertClaims, alertSummary } from '@vitrine/metrics';
import { alertTemplates } from '../templates/alert-templates.js';
import { aDraft } from '../watch/small-tenant.spec-support.js';
import { exampleEvidence, exampleLevel } from './example-evidence.js';

const NOW = Date.UTC(2026, 10, 30, 15);
const place = { currency: 'BRL', minorDigits: 2, timeZone: 'America/Sao_Paulo' };
const links = { alert: 'https://v.example', settings: 'https://v.example' };

describe('the figures of a test', () => {
  it.each(alertTemplates.map(({ id, rule }) => [id, rule] as const))(
    'of %s are of the form of real ones',
    (_, rule) => {
      const evidence = exampleEvidence(rule, NOW);
      for (const one of evidence) expect(alertEvidenceSchema.parse(one)).toEqual(one);
      const level = exampleLevel(rule);
      for (const { judged, warning, critical } of evidence) expect(judged).toBe(warning ?? critical);
      const subject = { grain: rule.grain, storeId: 's1', productId: 'p', category: 'c', sellerId: 'v', ticketId: 't' };
      const facts = { change: 'raised', level, subject, evidence, isLate: false } as const;
      const claims = alertClaims({ ...facts, sinceMs: NOW, raisedMs: NOW, atMs: NOW }, { store: 'Centro' }, place);
      const notice = { claims, occasion: 'test', nowMs: NOW, ruleName: 'r', findings: [], actions: [], links } as const;
      expect(alertSummary(notice, 'pt-BR')).toMatch(/^Teste/);
      expect(alertSummary(notice, 'en')).toMatch(/^Test/);
    },
  );

  it('are a third below where the rule rings from a third below on', () => {
    const fall = {
      kind: 'change',
      metric: 'netSales',
      window: '2h',
      side: 'below',
      against: 'sameWeekday',
      by: 'share',
    };
    const [one] = exampleEvidence(aDraft({ condition: { ...fall, warning: '-0.3' } }), NOW);
    expect(one).toMatchObject({ expected: 1_000, value: 700, judged: -0.3, warning: -0.3, critical: null });
    expect((one?.toMs ?? 0) - (one?.fromMs ?? 0)).toBe(2 * 3_600_000);
  });
});
