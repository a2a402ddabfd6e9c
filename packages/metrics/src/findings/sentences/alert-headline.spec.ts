import { describe, expect, it } from '@jest/globals';
import type { AlertEvidence } from '@vitrine/contracts';
import { storeDateOf } from '@vitrine/domain';
import type { Locale } from '@vitrine/messages';
import fc from 'fast-check';
import { type AlertFacts, type AlertNames, alertClaims } from '../alerts/alert-claims.js';
import { alert, anyAlert, at, evidence, NAMES, PLACE, subjectOf } from '../alerts/an-alert.spec-support.js';
import { alertHeadline } from './alert-headline.js';
import { expectKnown, figuresOf, readBack } from './read-back.spec-support.js';

/** Making a failing alert smaller takes minutes. */
const untilFailure = { endOnFailure: true };

/** `Intl` keeps amounts together with spaces that look like any other. */
const plain = (text: string): string => text.replace(/[\u00A0\u202F]/gu, ' ');
const say = (of: AlertFacts, locale: Locale, names: AlertNames = NAMES): string =>
  plain(alertHeadline(alertClaims(of, names, PLACE), locale));

describe('the headline of an alert', () => {
  const rate = { metric: 'discountRate', condition: 'value', by: 'value', against: undefined, expected: null } as const;
  const silence = {
    condition: 'silence',
    metric: undefined,
    by: 'minutes',
    against: undefined,
    expected: null,
  } as const;
  const peers = { condition: 'belowPeers', against: 'peers', value: -0.032, expected: null, atStake: 1_250.5 } as const;

  const sale: Partial<AlertEvidence> = {
    ...{ condition: 'ticket', by: 'value', against: undefined, expected: null, value: 50_000, judged: 50_000 },
    ...{ warning: 10_000, critical: null, side: 'above' },
  };
  const ENDED = { change: 'recovered', level: 'none' } as const;

  it.each<[string, AlertFacts, string, string]>([
    [
      'usual',
      alert(),
      'Loja Centro: vendas líquidas 42% abaixo do usual entre 10:30 e 11:00 (R$ 1.160,40 em vez de R$ 2.000,00: R$ 839,60 a menos), desde 10:45',
      'Loja Centro: net sales 42% below usual between 10:30 and 11:00 (R$1,160.40 instead of R$2,000.00: R$839.60 less), since 10:45',
    ],
    [
      'change by amount',
      alert({ condition: 'change', against: 'sameWeekday', by: 'amount' }),
      'Loja Centro: vendas líquidas R$ 839,60 abaixo do mesmo dia da semana entre 10:30 e 11:00 (R$ 1.160,40 em vez de R$ 2.000,00), desde 10:45',
      'Loja Centro: net sales R$839.60 below the same weekday before between 10:30 and 11:00 (R$1,160.40 instead of R$2,000.00), since 10:45',
    ],
    [
      'change of a rate, in points',
      alert({
        condition: 'change',
        metric: 'returnRate',
        against: 'previousWindow',
        by: 'share',
        value: 0.184,
        expected: 0.131,
      }),
      'Loja Centro: taxa de devolução 5,3 p.p. acima do período anterior entre 10:30 e 11:00 (18,4% em vez de 13,1%), desde 10:45',
      'Loja Centro: return rate 5.3 pp above the period before between 10:30 and 11:00 (18.4% instead of 13.1%), since 10:45',
    ],
    [
      'change of the average ticket, with what it makes over the sales',
      alert({
        condition: 'change',
        metric: 'averageTicket',
        against: 'lastYear',
        by: 'share',
        value: 80,
        expected: 100,
        tickets: 1,
      }),
      'Loja Centro: ticket médio 20% abaixo do mesmo dia do ano anterior entre 10:30 e 11:00 (R$ 80,00 em vez de R$ 100,00: R$ 20,00 a menos em 1 venda), desde 10:45',
      'Loja Centro: average ticket 20% below the same day of the year before between 10:30 and 11:00 (R$80.00 instead of R$100.00: R$20.00 less in 1 sale), since 10:45',
    ],
    [
      'goal at risk',
      alert(
        {
          condition: 'goalAtRisk',
          against: 'goal',
          by: 'share',
          fromMs: at('00:00'),
          toMs: at('16:00'),
          value: 8_800,
          expected: 10_000,
        },
        { atMs: at('16:00'), sinceMs: at('15:40') },
      ),
      'Loja Centro: vendas líquidas 12% abaixo do ritmo da meta no dia até 16:00 (R$ 8.800,00 em vez de R$ 10.000,00: R$ 1.200,00 a menos), desde 15:40',
      'Loja Centro: net sales 12% below the pace of the goal on the day until 16:00 (R$8,800.00 instead of R$10,000.00: R$1,200.00 less), since 15:40',
    ],
    [
      'a value over its limit',
      alert({ ...rate, value: 0.184, side: 'above', warning: 0.15, critical: 0.3 }),
      'Loja Centro: taxa de desconto em 18,4% entre 10:30 e 11:00, acima do limite de 15%, desde 10:45',
      'Loja Centro: discount rate at 18.4% between 10:30 and 11:00, above the limit of 15%, since 10:45',
    ],
    [
      'a limit that has more places than figures have',
      alert({ ...rate, value: 0.0021, side: 'below', warning: 0.0025, critical: null }),
      'Loja Centro: taxa de desconto em 0,21% entre 10:30 e 11:00, abaixo do limite de 0,25%, desde 10:45',
      'Loja Centro: discount rate at 0.21% between 10:30 and 11:00, below the limit of 0.25%, since 10:45',
    ],
    [
      'a value at its critical limit',
      alert({ ...rate, metric: 'marginRate', value: 0.3, warning: 0.4, critical: 0.3 }, { level: 'critical' }),
      'Loja Centro: margem percentual em 30% entre 10:30 e 11:00, no limite de 30%, desde 10:45',
      'Loja Centro: margin rate at 30% between 10:30 and 11:00, at the limit of 30%, since 10:45',
    ],
    [
      'silence of a seller',
      alert({ ...silence, value: 75, warning: 60, critical: null, side: 'above' }, { subject: subjectOf('seller') }),
      'Ana Souza (Loja Centro): 1 h 15 min sem vendas, acima do limite de 1 h, desde 10:30',
      'Ana Souza (Loja Centro): 1 h 15 min without a sale, above the limit of 1 h, since 10:30',
    ],
    [
      'a silence, and not the count that guards it',
      alert([
        evidence({ ...silence, value: 45, warning: 40, critical: null, side: 'above', fromMs: at('10:15') }),
        evidence({ metric: 'tickets', value: 0, expected: 6, fromMs: at('10:00') }),
        evidence({ ...rate, metric: 'tickets', value: 9, warning: 1, critical: null, side: 'above' }),
      ]),
      'Loja Centro: 45 min sem vendas, acima do limite de 40 min; cupons 100% abaixo do usual entre 10:00 e 11:00 (0 em vez de 6), desde 10:15',
      'Loja Centro: 45 min without a sale, above the limit of 40 min; tickets 100% below usual between 10:00 and 11:00 (0 instead of 6), since 10:15',
    ],
    [
      'a scarcity of a store that does sell, and not when it sold last',
      alert([
        evidence({ metric: 'tickets', value: 4, expected: 11.5, fromMs: at('09:00') }),
        evidence({ ...silence, value: 5, warning: 20, critical: 20, side: 'below', fromMs: at('10:55') }),
      ]),
      'Loja Centro: cupons 65,2% abaixo do usual entre 09:00 e 11:00 (4 em vez de 11,5), desde 10:45',
      'Loja Centro: tickets 65.2% below usual between 09:00 and 11:00 (4 instead of 11.5), since 10:45',
    ],
    [
      'a large sale',
      alert(
        {
          condition: 'ticket',
          by: 'value',
          against: undefined,
          expected: null,
          value: 50_000,
          warning: 10_000,
          critical: null,
          side: 'above',
        },
        { subject: subjectOf('ticket') },
      ),
      'Cupom C-51207 (Loja Centro): vendas líquidas de R$ 50.000,00 às 10:30, acima do limite de R$ 10.000,00',
      'Ticket C-51207 (Loja Centro): net sales of R$50,000.00 at 10:30, above the limit of R$10,000.00',
    ],
    [
      'a product below its peers, by the difference alone',
      alert(
        { ...peers, fromMs: at('04:00', '2026-10-23'), toMs: at('04:00') },
        { subject: subjectOf('product'), sinceMs: at('04:00') },
      ),
      'Lençol Nuvem (Loja Centro): participação na categoria 3,2 p.p. abaixo da de lojas parecidas em 4 semanas (R$ 1.250,50 a menos), desde 04:00',
      'Lençol Nuvem (Loja Centro): share of its category 3.2 pp below that of stores like it in 4 weeks (R$1,250.50 less), since 04:00',
    ],
    [
      'a product below its peers, by its price',
      alert(
        {
          ...peers,
          fromMs: at('04:00', '2026-10-23'),
          toMs: at('04:00'),
          because: { cause: 'priceAboveNetwork', rate: 0.12 },
        },
        { subject: subjectOf('product'), sinceMs: at('04:00') },
      ),
      'Lençol Nuvem (Loja Centro): participação na categoria 3,2 p.p. abaixo da de lojas parecidas em 4 semanas (R$ 1.250,50 a menos): preço médio 12% acima do de lojas parecidas, desde 04:00',
      'Lençol Nuvem (Loja Centro): share of its category 3.2 pp below that of stores like it in 4 weeks (R$1,250.50 less): average price 12% above that of stores like it, since 04:00',
    ],
    [
      'a product below its peers that has run out',
      alert(
        {
          ...peers,
          atStake: undefined,
          fromMs: at('04:00', '2026-10-23'),
          toMs: at('04:00'),
          because: { cause: 'noStock' },
        },
        { subject: subjectOf('product'), sinceMs: at('04:00') },
      ),
      'Lençol Nuvem (Loja Centro): participação na categoria 3,2 p.p. abaixo da de lojas parecidas em 4 semanas: sem estoque nesta loja, desde 04:00',
      'Lençol Nuvem (Loja Centro): share of its category 3.2 pp below that of stores like it in 4 weeks: no stock in this store, since 04:00',
    ],
    [
      'a product below its peers that nothing explains',
      alert(
        { ...peers, fromMs: at('04:00', '2026-10-23'), toMs: at('04:00'), because: { cause: 'unexplained' } },
        { subject: subjectOf('product'), sinceMs: at('04:00') },
      ),
      'Lençol Nuvem (Loja Centro): participação na categoria 3,2 p.p. abaixo da de lojas parecidas em 4 semanas (R$ 1.250,50 a menos), desde 04:00',
      'Lençol Nuvem (Loja Centro): share of its category 3.2 pp below that of stores like it in 4 weeks (R$1,250.50 less), since 04:00',
    ],
    [
      'several conditions, of a region, told late',
      alert([evidence(), evidence({ ...rate, value: 0.2, side: 'above', warning: 0.15 })], {
        subject: subjectOf('region'),
        isLate: true,
      }),
      'Região Sul: vendas líquidas 42% abaixo do usual entre 10:30 e 11:00 (R$ 1.160,40 em vez de R$ 2.000,00: R$ 839,60 a menos); taxa de desconto em 20% entre 10:30 e 11:00, acima do limite de 15%, desde 10:45 (avisado com atraso)',
      'Region Sul: net sales 42% below usual between 10:30 and 11:00 (R$1,160.40 instead of R$2,000.00: R$839.60 less); discount rate at 20% between 10:30 and 11:00, above the limit of 15%, since 10:45 (told late)',
    ],
    [
      'one that got worse, since the day before',
      alert({}, { change: 'worsened', level: 'critical', sinceMs: at('21:15', '2026-11-19') }),
      'Piorou: Loja Centro, vendas líquidas 42% abaixo do usual entre 10:30 e 11:00 (R$ 1.160,40 em vez de R$ 2.000,00: R$ 839,60 a menos), desde 19/11 21:15',
      'Worse: Loja Centro, net sales 42% below usual between 10:30 and 11:00 (R$1,160.40 instead of R$2,000.00: R$839.60 less), since Nov 19 21:15',
    ],
    [
      'one that is over',
      alert({ value: 2_000 }, { change: 'recovered', level: 'none', subject: subjectOf('network') }),
      'De volta ao normal depois de 15 min: Todas as lojas, vendas líquidas em linha com o usual entre 10:30 e 11:00 (R$ 2.000,00)',
      'Back to normal after 15 min: All stores, net sales in line with usual between 10:30 and 11:00 (R$2,000.00)',
    ],
    [
      'a silence that is over',
      alert({ ...silence, value: 0, warning: 60, critical: null, side: 'above' }, ENDED),
      'De volta ao normal depois de 15 min: Loja Centro, vendas de novo',
      'Back to normal after 15 min: Loja Centro, sales again',
    ],
    [
      'a sale that was cancelled',
      alert({ ...sale, value: 0, judged: 0, became: 'voided' }, { ...ENDED, subject: subjectOf('ticket') }),
      'Venda cancelada: Cupom C-51207 (Loja Centro), venda de 10:30 não conta mais',
      'Sale cancelled: Ticket C-51207 (Loja Centro), sale of 10:30 no longer counts',
    ],
    [
      'a sale that came back',
      alert({ ...sale, value: 3_000, judged: 3_000, became: 'returned' }, { ...ENDED, subject: subjectOf('ticket') }),
      'Mercadoria devolvida: Cupom C-51207 (Loja Centro), venda de 10:30 agora com vendas líquidas de R$ 3.000,00, abaixo do limite de R$ 10.000,00',
      'Goods returned: Ticket C-51207 (Loja Centro), sale of 10:30 now with net sales of R$3,000.00, below the limit of R$10,000.00',
    ],
    [
      'a sale that is corrected and still large',
      alert({ ...sale, became: 'corrected' }, { change: 'restated', subject: subjectOf('ticket') }),
      'Números corrigidos: Cupom C-51207 (Loja Centro), venda de 10:30 agora com vendas líquidas de R$ 50.000,00, acima do limite de R$ 10.000,00',
      'Figures corrected: Ticket C-51207 (Loja Centro), sale of 10:30 now with net sales of R$50,000.00, above the limit of R$10,000.00',
    ],
    [
      'a sale whose cost came later',
      alert({ ...sale, value: 3_000, judged: 3_000, became: 'restated' }, { ...ENDED, subject: subjectOf('ticket') }),
      'Custo ou data da venda conhecidos depois: Cupom C-51207 (Loja Centro), venda de 10:30 agora com vendas líquidas de R$ 3.000,00, abaixo do limite de R$ 10.000,00',
      'Cost or date of the sale came later: Ticket C-51207 (Loja Centro), sale of 10:30 now with net sales of R$3,000.00, below the limit of R$10,000.00',
    ],
    [
      'a sale of which nobody has noted what happened to it',
      alert({ ...sale, value: 0, judged: 0 }, { ...ENDED, subject: subjectOf('ticket') }),
      'Venda alterada: Cupom C-51207 (Loja Centro), vendas líquidas de R$ 0,00 às 10:30, abaixo do limite de R$ 10.000,00',
      'Sale changed: Ticket C-51207 (Loja Centro), net sales of R$0.00 at 10:30, below the limit of R$10,000.00',
    ],
    [
      'one that ends because there is too little to judge',
      alert({ judged: null }, ENDED),
      'Encerrado depois de 15 min: Loja Centro, vendas líquidas sem base suficiente para julgar entre 10:30 e 11:00',
      'Over after 15 min: Loja Centro, net sales with too little to judge by between 10:30 and 11:00',
    ],
    [
      'a silence that ends because the store shuts',
      alert({ ...silence, value: null, judged: null, unjudged: 'shut' }, ENDED),
      'Encerrado depois de 15 min: Loja Centro, nenhuma venda é esperada fora do horário de funcionamento',
      'Over after 15 min: Loja Centro, no sale is awaited outside opening hours',
    ],
    [
      'a silence that ends because a holiday begins',
      alert({ ...silence, value: null, judged: null, unjudged: 'oddDay' }, ENDED),
      'Encerrado depois de 15 min: Loja Centro, em feriado, o tempo sem vendas não diz nada',
      'Over after 15 min: Loja Centro, on a holiday, time without a sale says nothing',
    ],
    [
      'a silence that ends without anybody having noted why',
      alert({ ...silence, value: null, judged: null }, ENDED),
      'Encerrado depois de 15 min: Loja Centro, sem como julgar o tempo sem vendas',
      'Over after 15 min: Loja Centro, no way to judge the time without a sale',
    ],
    [
      'a silence that begins anew with the opening, without a sale',
      alert({ ...silence, value: 5, judged: 5, warning: 40, critical: null, side: 'above', since: 'opening' }, ENDED),
      'Encerrado depois de 15 min: Loja Centro, 5 min sem vendas desde a abertura, abaixo do limite de 40 min',
      'Over after 15 min: Loja Centro, 5 min without a sale since the opening, below the limit of 40 min',
    ],
    [
      'a silence that became too long for a rule that wants it short',
      alert({ ...silence, value: 21, judged: 21, warning: 20, critical: null, side: 'below', since: 'sale' }, ENDED),
      'De volta ao normal depois de 15 min: Loja Centro, 21 min sem vendas, acima do limite de 20 min',
      'Back to normal after 15 min: Loja Centro, 21 min without a sale, above the limit of 20 min',
    ],
    [
      'a silence that lasts, of an alert that something else ended',
      alert(
        [
          evidence({ ...silence, value: 75, judged: 75, warning: 60, critical: null, side: 'above', stillHolds: true }),
          evidence({ ...rate, value: 0.1, judged: 0.1, warning: 0.15, critical: 0.15, side: 'above' }),
        ],
        ENDED,
      ),
      'Encerrado depois de 15 min: Loja Centro, 1 h 15 min sem vendas, acima do limite de 1 h; taxa de desconto em 10% entre 10:30 e 11:00, abaixo do limite de 15%',
      'Over after 15 min: Loja Centro, 1 h 15 min without a sale, above the limit of 1 h; discount rate at 10% between 10:30 and 11:00, below the limit of 15%',
    ],
    [
      'a margin that is as bad as before where a gate has turned',
      alert(
        [
          evidence({ ...rate, metric: 'marginRate', value: -0.03, judged: -0.03, warning: 0, stillHolds: true }),
          evidence({ ...rate, metric: 'returnRate', value: 0.05, judged: 0.05, warning: 0, critical: 0 }),
        ],
        ENDED,
      ),
      'Encerrado depois de 15 min: Loja Centro, margem percentual em -3% entre 10:30 e 11:00, abaixo do limite de 0%; taxa de devolução em 5% entre 10:30 e 11:00, acima do limite de 0%',
      'Over after 15 min: Loja Centro, margin rate at -3% between 10:30 and 11:00, below the limit of 0%; return rate at 5% between 10:30 and 11:00, above the limit of 0%',
    ],
    [
      'a scarcity of sales that is over',
      alert({ metric: 'tickets', value: 12, expected: 9.6, judged: 0, fromMs: at('09:00') }, ENDED),
      'De volta ao normal depois de 15 min: Loja Centro, cupons 25% acima do usual entre 09:00 e 11:00 (12 em vez de 9,6)',
      'Back to normal after 15 min: Loja Centro, tickets 25% above usual between 09:00 and 11:00 (12 instead of 9.6)',
    ],
    [
      'a scarcity since the last sale that a sale has ended',
      alert({ metric: 'tickets', value: 0, expected: 0.2, judged: -0.6, since: 'sale', fromMs: at('10:55') }, ENDED),
      'De volta ao normal depois de 15 min: Loja Centro, vendas de novo',
      'Back to normal after 15 min: Loja Centro, sales again',
    ],
    [
      'a scarcity of sales that a holiday ends',
      alert({ metric: 'tickets', value: null, expected: null, judged: null, unjudged: 'oddDay' }, ENDED),
      'Encerrado depois de 15 min: Loja Centro, em feriado, sem base para julgar cupons',
      'Over after 15 min: Loja Centro, on a holiday, nothing to judge tickets by',
    ],
    [
      'a scarcity of sales of a store that shuts',
      alert({ metric: 'tickets', value: null, expected: null, judged: null, unjudged: 'shut' }, ENDED),
      'Encerrado depois de 15 min: Loja Centro, fora do horário de funcionamento, nada a julgar em cupons',
      'Over after 15 min: Loja Centro, outside opening hours, nothing to judge of tickets',
    ],
    [
      'a scarcity of who sells hardly anything by now',
      alert({ metric: 'tickets', value: null, expected: null, judged: null, fromMs: at('11:00') }, ENDED),
      'Encerrado depois de 15 min: Loja Centro, cupons sem base suficiente para julgar',
      'Over after 15 min: Loja Centro, tickets with too little to judge by',
    ],
    [
      'one of whose two figures only one could be judged at the end',
      alert([evidence({ value: 2_000, judged: 0 }), evidence({ ...rate, value: 0.2, judged: null })], ENDED),
      'Encerrado depois de 15 min: Loja Centro, vendas líquidas em linha com o usual entre 10:30 e 11:00 (R$ 2.000,00); taxa de desconto sem base suficiente para julgar entre 10:30 e 11:00',
      'Over after 15 min: Loja Centro, net sales in line with usual between 10:30 and 11:00 (R$2,000.00); discount rate with too little to judge by between 10:30 and 11:00',
    ],
    [
      'a figure that there is none of',
      alert({ ...rate, value: null }, { change: 'restated', subject: subjectOf('category') }),
      'Números corrigidos: Cama (Loja Centro), taxa de desconto sem valor entre 10:30 e 11:00, desde 10:45',
      'Figures corrected: Cama (Loja Centro), discount rate without a figure between 10:30 and 11:00, since 10:45',
    ],
  ])('says %s', (_, of, portuguese, english) => {
    expect([say(of, 'pt-BR'), say(of, 'en')]).toEqual([portuguese, english]);
  });

  it('shows what is there where a name is missing', () => {
    expect(say(alert({}, { subject: subjectOf('seller') }), 'en', {})).toMatch(/^V-12 \(LJ-07\): /u);
  });
});

describe('whatever the alert, its headline', () => {
  const both = (of: AlertFacts) => (['pt-BR', 'en'] as const).map((locale) => [locale, say(of, locale)] as const);

  it('says no number that does not follow from the evidence', () => {
    fc.assert(
      fc.property(anyAlert, (of) => {
        const known = figuresOf(of);
        const times = [of.sinceMs, ...of.evidence.flatMap(({ fromMs, toMs }) => [fromMs, toMs, toMs - 1])].map((atMs) =>
          storeDateOf(atMs, PLACE.timeZone),
        );
        const clocks = times.map(
          ({ hour, minute }) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`,
        );
        const dates = times.map(({ soldOn }) => soldOn.slice(8));
        for (const [locale, sentence] of both(of)) {
          const shown = readBack(sentence, locale);
          for (const kind of ['money', 'percents', 'points', 'others', 'minutes'] as const) {
            expectKnown(shown[kind], known[kind]);
          }
          for (const time of shown.times) expect(clocks).toContain(time);
          for (const day of shown.days) expect(dates).toContain(day.match(/\d{2}/u)?.[0]);
        }
      }),
      untilFailure,
    );
  });

  it('says the same numbers in both languages', () => {
    fc.assert(
      fc.property(anyAlert, (of) => {
        const [portuguese, english] = both(of).map(([locale, sentence]) => {
          const { days, ...numbers } = readBack(sentence, locale);
          return { ...numbers, days: days.map((day) => day.match(/\d{2}/u)?.[0]) };
        });
        expect(portuguese).toEqual(english);
      }),
      untilFailure,
    );
  });

  it('is one line of words, without what a program would say', () => {
    fc.assert(
      fc.property(anyAlert, (of) => {
        for (const [, sentence] of both(of)) {
          expect(sentence).not.toMatch(/undefined|null|NaN|Infinity|[{}|\n]| {2}|^\s|\s$|: *$|\(\)/u);
        }
      }),
      untilFailure,
    );
  });

  it('says above where the figure is above what it is held against, and below where it is below', () => {
    fc.assert(
      fc.property(anyAlert, (of) => {
        const alone = { ...of, evidence: of.evidence.slice(0, 1) };
        const [{ value, expected, by, condition, judged, since }] = alone.evidence as [AlertEvidence];
        // What a sale has ended, and what could not be judged, is not said by its figure.
        if (of.change === 'recovered' && (judged === null || since === 'sale')) return;
        const base = condition === 'belowPeers' ? 0 : expected;
        if (by === 'value' || by === 'minutes' || value === null || base === null) return;
        for (const [, sentence] of both(alone)) {
          const words = [/ (?:abaixo|below) /u.test(sentence), / (?:acima|above) /u.test(sentence)];
          if (words[0] || words[1]) expect(words).toEqual([value < base, value > base]);
          else expect(Math.abs(value - base)).toBeLessThan(base === 0 ? 0.0001 : Math.abs(base) / 1_500 + 0.06);
        }
      }),
      untilFailure,
    );
  });

  it('holds names as they are, whatever they are', () => {
    const name = fc.string({ minLength: 1, unit: 'grapheme' });
    fc.assert(
      fc.property(anyAlert, fc.record({ region: name, store: name, seller: name, product: name }), (of, names) => {
        const { grain } = of.subject;
        const shown = {
          network: [],
          region: [names.region],
          store: [names.store],
          category: [names.store],
          ticket: [names.store],
        };
        const own = grain === 'seller' || grain === 'product' ? [names[grain], names.store] : shown[grain];
        for (const locale of ['pt-BR', 'en'] as const) {
          const sentence = alertHeadline(alertClaims(of, names, PLACE), locale);
          for (const one of own) expect(sentence).toContain(one);
        }
      }),
      untilFailure,
    );
  });
});
