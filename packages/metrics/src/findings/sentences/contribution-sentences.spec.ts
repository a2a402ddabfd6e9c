import { describe, expect, it } from '@jest/globals';
import type { MetricCell, MetricRow } from '@vitrine/contracts';
import type { Locale } from '@vitrine/messages';
import fc from 'fast-check';
import { alert, at, PLACE } from '../alerts/an-alert.spec-support.js';
import { type ContributionClaim, explainChange } from '../questions/contribution-claim.js';
import { contributionQuestions } from '../questions/contribution-questions.js';
import { contributionSentences } from './contribution-sentences.js';

/** Making a failing alert smaller takes minutes. */
const untilFailure = { endOnFailure: true };

const [question] = contributionQuestions(alert(), PLACE).filter(({ dimensions }) => dimensions[0] === 'seller');
if (!question) throw new Error('net sales of a store are split by seller');

type Gap = 'missing_days' | 'before_first_sale';
interface Sold {
  readonly seller: string;
  readonly nowCents: number;
  readonly beforeCents: number;
  readonly gap?: Gap | undefined;
}
const money = (cents: number) => (cents / 100).toFixed(2);
const rowOf = ({ seller, nowCents, beforeCents, gap }: Sold): MetricRow =>
  ({
    seller,
    netSales: money(nowCents),
    'netSales.previous': gap === 'before_first_sale' ? null : money(beforeCents),
    changes: { netSales: { kind: 'none', value: null, direction: null, ...(gap ? { reason: gap } : {}) } },
  }) as unknown as MetricRow;
const NAMES: Record<string, string> = { a: 'Ana', b: 'Bruno', c: 'Célia', d: 'Davi', e: 'Elisa', f: 'Fábio', g: 'Gil' };

const sumOf = (sold: readonly Sold[]) => sold.reduce((sum, { nowCents }) => sum + nowCents, 0) / 100;
const explain = (sold: readonly Sold[]): ContributionClaim | null =>
  explainChange({ ...question, value: sumOf(sold) }, { rows: sold.map(rowOf), labels: { seller: NAMES } });
const say = (sold: readonly Sold[], locale: Locale): string[] => {
  const claim = explain(sold);
  return claim ? contributionSentences(claim, PLACE).map((text) => text[locale].replace(/[\u00A0\u202F]/gu, ' ')) : [];
};
const moved = (seller: string, before: number, now: number, gap?: Gap): Sold => ({
  seller,
  beforeCents: before * 100,
  nowCents: now * 100,
  gap,
});

describe('what moved the figure of an alert', () => {
  it.each<[string, Sold[], string[], string[]]>([
    [
      'the parts of a fall in which all fell',
      [moved('a', 900, 280), moved('b', 500, 120), moved('c', 100, 100)],
      [
        'Por vendedor, a queda em relação ao mesmo dia da semana veio de Ana (62% da queda, R$ 620,00 a menos) e Bruno (38% da queda, R$ 380,00 a menos)',
      ],
      [
        'By seller, the fall from the same weekday before came from Ana (62% of the fall, R$620.00 less) and Bruno (38% of the fall, R$380.00 less)',
      ],
    ],
    [
      'who went against it, with shares of everything that moved',
      [moved('a', 1_000, 400), moved('b', 500, 900)],
      [
        'Por vendedor, a queda em relação ao mesmo dia da semana veio de Ana (60% do que mudou, R$ 600,00 a menos)',
        'Por vendedor, no sentido contrário: Bruno (40% do que mudou, R$ 400,00 a mais)',
      ],
      [
        'By seller, the fall from the same weekday before came from Ana (60% of what moved, R$600.00 less)',
        'By seller, the other way: Bruno (40% of what moved, R$400.00 more)',
      ],
    ],
    [
      'that nearly all fell, and nobody by name',
      ['a', 'b', 'c', 'd', 'e'].map((seller) => moved(seller, 100, seller === 'e' ? 101 : 90)),
      ['Por vendedor, 4 de 5 foram no mesmo sentido'],
      ['By seller, 4 of 5 went the same way'],
    ],
    [
      'parts without data as such, and sales of nobody',
      [
        moved('', 100, 90),
        moved('g', 5, 5),
        moved('a', 100, 0, 'before_first_sale'),
        ...['b', 'c', 'd', 'e'].map((one) => moved(one, 9, 9, 'missing_days')),
      ],
      [
        'Por vendedor, a queda em relação ao mesmo dia da semana veio de não informado (100% da queda, R$ 10,00 a menos)',
        'Por vendedor, fora da conta por falta de dados: Bruno, Célia, Davi e mais 1',
        'Por vendedor, fora da conta porque ainda não vendiam: Ana',
      ],
      [
        'By seller, the fall from the same weekday before came from not given (100% of the fall, R$10.00 less)',
        'By seller, left out because data is missing: Bruno, Célia, Davi, and 1 more',
        'By seller, left out because they had not sold yet: Ana',
      ],
    ],
    ['nothing where these days went the other way', [moved('a', 100, 200)], [], []],
    ['nothing of one part alone', [moved('a', 100, 50)], [], []],
    ['nothing where nothing moved', [moved('a', 100, 100)], [], []],
  ])('says %s', (_, sold, portuguese, english) => {
    expect([say(sold, 'pt-BR'), say(sold, 'en')]).toEqual([portuguese, english]);
  });
});

const sellers = fc.uniqueArray(
  fc.record({
    seller: fc.constantFrom(...Object.keys(NAMES)),
    nowCents: fc.integer({ min: -5_000, max: 900_000 }),
    beforeCents: fc.integer({ min: -5_000, max: 900_000 }),
    gap: fc.option(fc.constantFrom('missing_days' as const, 'before_first_sale' as const), { freq: 6, nil: undefined }),
  }),
  { selector: ({ seller }) => seller, minLength: 1, maxLength: 7 },
);

describe('whatever was sold', () => {
  const numberOf = (text: string, locale: Locale) =>
    Number(locale === 'en' ? text.replaceAll(',', '') : text.replaceAll('.', '').replace(',', '.'));

  it('says of each part what follows from its own rows, and blames none that moved the other way or not at all', () => {
    fc.assert(
      fc.property(sellers, (sold) => {
        const compared = sold.filter(({ gap }) => gap === undefined);
        const delta = (one: Sold) => one.nowCents - one.beforeCents;
        const change = compared.reduce((sum, one) => sum + delta(one), 0);
        const movement = compared.reduce((sum, one) => sum + Math.abs(delta(one)), 0);
        for (const locale of ['pt-BR', 'en'] as const) {
          const sentences = say(sold, locale);
          if (change >= 0 || compared.length < 2) {
            expect(sentences).toEqual([]);
            continue;
          }
          let named = 0;
          for (const sentence of sentences) {
            const isCause = / (?:veio de|came from) /u.test(sentence);
            for (const [, name, share = '', , amount = '', word] of sentence.matchAll(
              /(\p{Lu}\p{L}+) \(([\d.,]+)% ([\p{L} ]+), R\$ ?([\d.,]+) (a menos|a mais|less|more)\)/gu,
            )) {
              const one = compared.find(({ seller }) => NAMES[seller] === name) as Sold;
              expect(Math.abs(numberOf(share, locale) - (Math.abs(delta(one)) / movement) * 100)).toBeLessThan(0.061);
              expect(Math.round(numberOf(amount, locale) * 100)).toBe(Math.abs(delta(one)));
              expect(/menos|less/u.test(word ?? '')).toBe(delta(one) < 0);
              expect(delta(one) < 0).toBe(isCause);
              named++;
            }
          }
          expect(named).toBe(compared.filter((one) => Math.abs(delta(one)) * 10 > movement * 3).length);
        }
      }),
      { ...untilFailure, numRuns: 300 },
    );
  });

  it('names everybody who has no data, and nobody else, as such', () => {
    fc.assert(
      fc.property(sellers, (sold) => {
        const claim = explain(sold);
        if (!claim) return;
        const gaps = sold.filter(({ gap }) => gap !== undefined);
        expect(claim.missing.map(({ name, reason }) => [name, reason]).sort()).toEqual(
          gaps.map(({ seller, gap }) => [NAMES[seller], gap === 'missing_days' ? 'no_data' : 'not_open_yet']).sort(),
        );
      }),
      untilFailure,
    );
  });

  it('says the same numbers in both languages', () => {
    const numbersOf = (text: string, locale: Locale) =>
      [...text.matchAll(/\d[\d.,]*\d|\d/gu)].map(([number]) => numberOf(number, locale));
    fc.assert(
      fc.property(sellers, (sold) => {
        const [portuguese, english] = (['pt-BR', 'en'] as const).map((locale) =>
          say(sold, locale).map((text) => numbersOf(text, locale)),
        );
        expect(portuguese).toEqual(english);
      }),
      untilFailure,
    );
  });
});

describe('a rate or a number of sales', () => {
  it('moves in points and in sales, by hour', () => {
    const of = (metric: 'discountRate' | 'tickets', value: number) =>
      alert({ metric, value, expected: 10, fromMs: at('09:00'), toMs: at('13:00') });
    const answer = (metric: 'discountRate' | 'tickets', rows: Record<string, MetricCell>[]) => {
      const asked = contributionQuestions(of(metric, metric === 'tickets' ? 5 : 20), PLACE).find(
        ({ dimensions }) => dimensions[0] === 'hour',
      );
      const claim = asked && explainChange(asked, { rows: rows as unknown as MetricRow[] });
      return claim && contributionSentences(claim, PLACE)[0]?.['pt-BR'];
    };
    const rated = (hour: number, before: string, now: string) => ({
      ...{ hour, grossSales: '100', 'grossSales.previous': '100', discounts: now, 'discounts.previous': before },
    });
    expect(answer('discountRate', [rated(9, '10', '30'), rated(10, '10', '10')])).toBe(
      'Por hora, a alta em relação ao mesmo dia da semana veio de 09h (100% da alta, 10 p.p. a mais)',
    );
    expect(
      answer('tickets', [
        { hour: 11, tickets: 1, 'tickets.previous': 1 },
        { hour: 12, tickets: 4, 'tickets.previous': 9 },
      ]),
    ).toBe('Por hora, a queda em relação ao mesmo dia da semana veio de 12h (100% da queda, 5 a menos)');
  });
});

it("names channels in words of the language, and a shop's own as it does", () => {
  const [byChannel] = contributionQuestions(alert(), PLACE).filter(({ dimensions }) => dimensions[0] === 'channel');
  if (!byChannel) throw new Error('net sales of a store are split by channel');
  const rows = [moved('store', 900, 280), moved('quiosque', 500, 120)].map((sold) => {
    const { seller, ...row } = rowOf(sold);
    return { ...row, channel: seller } as unknown as MetricRow;
  });
  const claim = explainChange({ ...byChannel, value: 400 }, { rows });
  const [said] = claim ? contributionSentences(claim, PLACE) : [];
  expect(said?.['pt-BR']).toMatch(/^Por canal, .*veio de loja física \(.* e quiosque \(/u);
  expect(said?.en).toMatch(/^By channel, .*came from the shop \(.* and quiosque \(/u);
});
