import { describe, expect, it } from '@jest/globals';
import { type AlertEvidence, alertGrains, metricIds } from '@vitrine/contracts';
import fc from 'fast-check';
import { stepTexts } from '../messages/steps.js';
import { templateTexts } from '../messages/templates.js';
import { alertTemplates } from '../templates/alert-templates.js';
import { type ActedOn, alertActions } from './alert-actions.js';

const evidence = (of: Partial<AlertEvidence>): AlertEvidence => ({
  ...{ condition: 'usual', metric: 'netSales', by: 'spreads', against: 'usual', side: 'below' },
  ...{ fromMs: 0, toMs: 1, value: 1, expected: 2, spread: 1, judged: -1, warning: -1, critical: null, tickets: 1 },
  ...of,
});
const acted = (of: Partial<AlertEvidence> = {}, more: Partial<ActedOn> = {}): ActedOn => ({
  ...{ change: 'raised', subject: { grain: 'store' }, evidence: [evidence(of)], template: null },
  ...more,
});
const first = (of: ActedOn) => alertActions(of)[0]?.['pt-BR'];

describe('what to do about an alert', () => {
  it('begins with the words of its template, and goes on with the next steps in both languages', () => {
    for (const { id, action } of alertTemplates) {
      const [told, ...steps] = alertActions(acted({}, { template: id }));
      expect(told).toEqual(action);
      expect(steps.length).toBeGreaterThan(0);
      for (const step of steps) expect([step['pt-BR'], step.en].map((text) => text.length > 20)).toEqual([true, true]);
    }
  });

  it("puts the author's words first, and nothing where it is over", () => {
    expect(first(acted({}, { template: 'noSales', action: 'Ligue para Ana' }))).toBe('Ligue para Ana');
    expect(alertActions(acted({}, { template: 'noSales', change: 'recovered' }))).toEqual([]);
  });

  it.each([
    [acted(), 'salesBelowUsual'],
    [acted({}, { subject: { grain: 'seller' } }), 'sellerWithoutSales'],
    [acted({ metric: 'units' }, { subject: { grain: 'product' } }), 'productOutOfPattern'],
    [acted({ metric: 'discountRate', side: 'above' }), 'discountsHigh'],
    [acted({ condition: 'silence', metric: undefined }), 'noSales'],
    [acted({ condition: 'silence' }, { subject: { grain: 'network' } }), 'dataStopped'],
    [acted({ condition: 'goalAtRisk' }), 'goalAtRisk'],
    [acted({ condition: 'ticket', side: 'above' }, { subject: { grain: 'ticket' } }), 'largeSale'],
  ] as const)('follows from the condition of a rule without a template', (of, template) => {
    expect(first(of)).toBe(templateTexts['pt-BR'][template].action);
  });

  it('corrects what makes a product sell less than in stores like it', () => {
    const told = alertActions(acted({ condition: 'belowPeers', against: 'peers' }, { subject: { grain: 'product' } }));
    expect(told.map((text) => text.en)).toEqual(stepTexts.en.lowPerformer);
  });

  it('of a low performer is what fits its cause, and all that may help where none is known', () => {
    const low = (cause: NonNullable<AlertEvidence['because']>['cause'], more: Partial<ActedOn> = {}) =>
      alertActions(acted({ condition: 'belowPeers', because: { cause } }, { subject: { grain: 'product' }, ...more }));
    expect(low('noStock')).toEqual([
      {
        'pt-BR': 'Reponha ou peça transferência de outra loja.',
        en: 'Restock it, or ask another store for some.',
      },
    ]);
    expect(low('fewerPlacements', { action: 'Ligue' }).map((text) => text['pt-BR'])).toEqual([
      'Ligue',
      'Ponha à vista e ofereça junto com o que combina.',
    ]);
    expect(low('unexplained').map((text) => text.en)).toEqual(stepTexts.en.lowPerformer);
  });

  it('is nothing where more is good news', () => {
    expect(alertActions(acted({ side: 'above' }))).toEqual([]);
  });

  it('is said in both languages, whatever the alert', () => {
    const anyActed = fc.record({
      condition: fc.constantFrom('value', 'change', 'usual', 'goalAtRisk', 'silence', 'ticket', 'belowPeers'),
      metric: fc.constantFrom(...metricIds),
      side: fc.constantFrom('above', 'below'),
      grain: fc.constantFrom(...alertGrains),
      template: fc.option(fc.string()),
    });
    fc.assert(
      fc.property(anyActed, ({ grain, template, ...of }) => {
        const told = alertActions(acted(of as Partial<AlertEvidence>, { subject: { grain }, template }));
        for (const text of told) expect(Object.values(text).every((words) => words.trim() !== '')).toBe(true);
      }),
    );
  });
});
