import { describe, expect, it } from '@jest/globals';
import {
  type AlertRuleDraft,
  alertChannels,
  alertGrains,
  alertPeriods,
  alertRuleDraftSchema,
  alertStretches,
  alertWindows,
  metricIds,
} from '@vitrine/contracts';
import { locales } from '@vitrine/messages';
import fc from 'fast-check';
import { alertTemplates } from '../templates/alert-templates.js';
import { ruleSentence } from './rule-sentence.js';

const names = { currency: 'BRL', storeName: (id: string) => (id === 'loja-01' ? 'Paulista' : undefined) };
const threshold = fc
  .tuple(fc.boolean(), fc.integer({ min: 0, max: 99_999_999 }), fc.constantFrom(0, 1, 2, 4))
  .map(([isNegative, digits, places]) => {
    const text = (digits / 10 ** places).toFixed(places);
    return isNegative && digits > 0 ? `-${text}` : text;
  });
const levels = fc.oneof(
  fc.record({ side: fc.constantFrom('above', 'below'), warning: threshold }),
  fc.record({ side: fc.constantFrom('above', 'below'), critical: threshold }),
  fc.record({ side: fc.constantFrom('above', 'below'), warning: threshold, critical: threshold }),
);
const metric = fc.constantFrom(...metricIds);
const window = fc.constantFrom(...alertWindows, ...alertPeriods, ...alertStretches);
const single = fc
  .oneof(
    fc.tuple(fc.record({ kind: fc.constantFrom('value', 'usual'), metric, window }), levels),
    fc.tuple(
      fc.record({
        kind: fc.constant('change'),
        metric,
        window,
        against: fc.constantFrom('sameWeekday', 'previousWindow', 'lastYear'),
        by: fc.constantFrom('share', 'amount'),
      }),
      levels,
    ),
    fc.tuple(fc.record({ kind: fc.constantFrom('goalAtRisk', 'silence', 'belowPeers') }), levels),
    fc.tuple(fc.record({ kind: fc.constant('ticket'), metric }), levels),
  )
  .map(([part, of]) => ({ ...part, ...of }));
const condition = fc.oneof(
  single,
  fc.record({ kind: fc.constantFrom('all', 'any'), of: fc.array(single, { minLength: 2, maxLength: 4 }) }),
);
const draft = fc.record({
  name: fc.constant('a rule'),
  grain: fc.constantFrom(...alertGrains),
  condition,
  minTickets: fc.nat(50),
  pendingMinutes: fc.nat(90),
  cooldownMinutes: fc.nat(600),
  routing: fc.record({
    to: fc.constantFrom('responsible', 'regional', 'network', 'me', 'people', 'endpoints'),
    channels: fc.uniqueArray(fc.constantFrom(...alertChannels), { minLength: 1 }),
    escalateMinutes: fc.integer({ min: 1, max: 900 }),
  }),
  schedule: fc.record({ from: fc.constantFrom('08:00', '16:30'), openHoursOnly: fc.boolean() }),
});

/** Digits alone: separators and signs differ between languages, and percentages move the point. */
const digitsOf = (text: string) => text.replace(/[^0-9]/gu, '').replace(/^0+|0+$/gu, '');
const numbersOf = ({ condition: of, minTickets, pendingMinutes, cooldownMinutes, routing }: AlertRuleDraft) => [
  ...('of' in of ? of.of : [of]).flatMap(({ warning, critical }) => [warning, critical]),
  ...[minTickets, pendingMinutes, cooldownMinutes, routing.escalateMinutes].map(String),
];

/** Lengths of time are said in hours or days where these are whole. */
const waysToSay = (number: string) => [Number(number), Number(number) / 60, Number(number) / 1440].map(sayable);
const sayable = (number: number) => digitsOf(String(number));

describe('the sentence of a rule', () => {
  it.each(locales)('contains every number that decides, in %s', (locale) => {
    fc.assert(
      fc.property(draft, (fields) => {
        const rule = alertRuleDraftSchema.parse(fields);
        const sentence = ruleSentence(rule, locale, names);
        expect(sentence).not.toMatch(/[{}]|undefined|NaN/u);
        expect(sentence.at(-1)).toBe('.');
        const told = (sentence.match(/[0-9][0-9.,]*/gu) ?? []).map(digitsOf);
        for (const number of numbersOf(rule))
          if (number !== undefined) expect(told.some((one) => waysToSay(number).includes(one))).toBe(true);
        expect(sentence).toContain(rule.schedule.from);
      }),
    );
  });

  it('is said in the words of people', () => {
    const rule = alertRuleDraftSchema.parse({
      name: 'x',
      grain: 'store',
      storeIds: ['loja-01', 'loja-02'],
      condition: {
        ...{ kind: 'change', metric: 'netSales', window: '1h', side: 'below', warning: '-0.3', critical: '-0.5' },
        ...{ against: 'sameWeekday', by: 'share' },
      },
      minTickets: 5,
      pendingMinutes: 15,
      schedule: { weekdays: [1, 2, 6], openHoursOnly: true },
      routing: { to: 'responsible', channels: ['app', 'push', 'mail'], escalateMinutes: 60 },
    });
    expect(ruleSentence(rule, 'pt-BR', names)).toBe(
      'Avise quem responde por isso quando o indicador vendas líquidas na última hora cair 30% (crítico: 50%) ou mais em relação ao mesmo dia da semana anterior, em cada loja (só Paulista, loja-02), com pelo menos 5 vendas, durante 15 minutos, seg., ter., sáb., com a loja aberta, por aplicativo, notificação e e-mail. Depois de encerrado, espere 1 hora antes de avisar de novo. Depois de 1 hora sem resposta, avise o nível acima.',
    );
    expect(ruleSentence(rule, 'en', names)).toBe(
      'Tell whoever answers for it when the figure of net sales over the last hour has fallen by 30% (critical: 50%) or more against the same weekday before, in each store (Paulista, loja-02 only), with 5 sales at least, for 15 minutes on end, Mon, Tue, Sat, while the store is open, by app, notification and e-mail. Once it has ended, wait 1 hour before telling again. After 1 hour without an answer, tell the next level up.',
    );
  });

  it('says lengths of time as people do, and of a gate no level', () => {
    const silence = { kind: 'silence' as const, side: 'above' as const, warning: '90', critical: '90' };
    const returns = { kind: 'value', metric: 'returns', window: '2h', side: 'above', warning: '500', critical: '900' };
    const rule = alertRuleDraftSchema.parse({
      name: 'x',
      grain: 'store',
      condition: { kind: 'all', of: [returns, silence] },
      cooldownMinutes: 4320,
      pendingMinutes: 120,
      routing: { to: 'responsible', channels: ['app'] },
    });
    expect(ruleSentence(rule, 'pt-BR', names)).toBe(
      'Avise quem responde por isso quando o indicador devoluções nas últimas 2 horas for R$\u00A0500,00 (crítico: R$\u00A0900,00) ou mais e não houver venda por 90 minutos com a loja aberta, em cada loja, durante 2 horas, com a loja aberta, por aplicativo. Depois de encerrado, espere 3 dias antes de avisar de novo.',
    );
    expect(ruleSentence({ ...rule, condition: silence }, 'en', names)).toMatch(
      /^Tell whoever answers for it when there has been no sale for 90 minutes \(critical\) while open, in each store, for 2 hours on end,/u,
    );
  });

  it('says of gates alone that they ring as critical at once', () => {
    const silence = { kind: 'silence' as const, side: 'above' as const, warning: '20', critical: '20' };
    const returns = {
      kind: 'value',
      metric: 'returns',
      window: '2h',
      side: 'above',
      warning: '500',
      critical: '500.0',
    };
    const rule = alertRuleDraftSchema.parse({
      name: 'x',
      grain: 'store',
      condition: { kind: 'all', of: [silence, returns] },
      routing: { to: 'responsible', channels: ['app'] },
    });
    expect(ruleSentence(rule, 'pt-BR', names)).toContain(
      'não houver venda por 20 minutos (crítico) com a loja aberta e o indicador devoluções nas últimas 2 horas for R$\u00A0500,00 (crítico) ou mais,',
    );
    expect(ruleSentence(rule, 'en', names)).toContain(
      'there has been no sale for 20 minutes (critical) while open and the figure of returns over the last 2 hours is R$500.00 (critical) or more,',
    );
  });

  it.each(alertTemplates.map(({ id, rule }) => [id, rule] as const))('is there for the template %s', (_, rule) => {
    for (const locale of locales) expect(ruleSentence(rule, locale, names)).not.toMatch(/[{}]/u);
  });
});
