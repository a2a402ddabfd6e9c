import { describe, expect, it } from '@jest/globals';
import type { Locale } from '@vitrine/messages';
import fc from 'fast-check';
import { type AlertFacts, type AlertNames, alertClaims } from '../alerts/alert-claims.js';
import { alert, anyAlert, at, NAMES, PLACE, subjectOf } from '../alerts/an-alert.spec-support.js';
import { expectKnown, figuresOf, readBack } from '../sentences/read-back.spec-support.js';
import { alertMail } from './alert-mail.js';
import { type AlertDigest, digestMail, digestPush } from './digest.js';
import { fit, oneLine } from './fit.js';
import type { AlertNotice } from './notice.js';
import { alertPush } from './push.js';
import { alertSlack } from './slack.js';
import { alertSummary } from './summary.js';

/** Making a failing alert smaller takes minutes. */
const untilFailure = { endOnFailure: true };

const LOCALES = ['pt-BR', 'en'] as const;
const LINKS = { alert: 'https://v.example/alerts/1?a=1&b=2', settings: 'https://v.example/settings' };
const notice = (of: AlertFacts = alert(), more: Partial<AlertNotice> = {}, names: AlertNames = NAMES): AlertNotice => ({
  claims: alertClaims(of, names, PLACE),
  occasion: 'change',
  nowMs: of.atMs,
  ruleName: 'Vendas abaixo do usual',
  findings: [],
  actions: [],
  links: LINKS,
  ...more,
});
const both = (text: string) => ({ 'pt-BR': text, en: text });
const plain = (text: string): string => text.replace(/[\u00A0\u202F]/gu, ' ');
const push = (of: AlertNotice, locale: Locale) => {
  const { title, body } = alertPush(of, locale);
  return [title, plain(body)];
};

it('a mail of a silence says in its table since when, as its sentence does', () => {
  const silence = {
    condition: 'silence',
    by: 'minutes',
    metric: undefined,
    against: undefined,
    expected: null,
  } as const;
  const of = alert({ ...silence, value: 45, warning: 40, critical: null, side: 'above', fromMs: at('10:15') });
  const { text } = alertMail(notice(of), 'pt-BR');
  expect(text).toContain('acima do limite de 40 min, desde 10:15');
  expect(text).toMatch(/Desde: 10:15/u);
});

describe('a push', () => {
  it.each<[string, AlertNotice, string[], string[]]>([
    [
      'with the figures',
      notice(),
      ['Atenção: Loja Centro', 'Vendas líquidas 42% abaixo do usual (R$ 1.160,40 em vez de R$ 2.000,00), desde 10:45'],
      ['Warning: Loja Centro', 'Net sales 42% below usual (R$1,160.40 instead of R$2,000.00), since 10:45'],
    ],
    [
      'of a large sale',
      notice(
        alert(
          {
            condition: 'ticket',
            by: 'value',
            against: undefined,
            expected: null,
            value: 50_000,
            warning: null,
            critical: 10_000,
            side: 'above',
          },
          { subject: subjectOf('ticket'), level: 'critical' },
        ),
      ),
      [
        'Crítico: Cupom C-51207 (Loja Centro)',
        'Vendas líquidas de R$ 50.000,00 às 10:30, acima do limite de R$ 10.000,00',
      ],
      ['Critical: Ticket C-51207 (Loja Centro)', 'Net sales of R$50,000.00 at 10:30, above the limit of R$10,000.00'],
    ],
    [
      'that reminds',
      notice(alert(), { occasion: 'reminder', nowMs: at('13:00') }),
      [
        'Ainda aberto: Loja Centro',
        'Vendas líquidas 42% abaixo do usual (R$ 1.160,40 em vez de R$ 2.000,00), desde 10:45',
      ],
      ['Still open: Loja Centro', 'Net sales 42% below usual (R$1,160.40 instead of R$2,000.00), since 10:45'],
    ],
  ])('%s', (_, of, portuguese, english) => {
    expect([push(of, 'pt-BR'), push(of, 'en')]).toEqual([portuguese, english]);
  });

  it('is cut between characters as people see them', () => {
    expect(fit(['Família 👩‍👩‍👧 e mais'], 12)).toBe('Família …');
    expect(fit(['too long a text', 'short'], 8)).toBe('short');
  });
});

describe('a mail', () => {
  const of = notice(alert({}, { subject: subjectOf('seller') }), {
    occasion: 'escalation',
    nowMs: at('12:30'),
    findings: [both('Por produto, nada')],
    actions: [both('Fale com a equipe')],
  });

  it('says the same with and without a form', () => {
    const { subject, preheader, text } = alertMail(of, 'pt-BR');
    expect(plain(subject)).toBe(
      'Ninguém assumiu: Ana Souza (Loja Centro), vendas líquidas 42% abaixo do usual (R$ 1.160,40 em vez de R$ 2.000,00)',
    );
    expect(plain(preheader)).toBe(
      'Vendas líquidas 42% abaixo do usual entre 10:30 e 11:00 (R$ 1.160,40 em vez de R$ 2.000,00: R$ 839,60 a menos), desde 10:45. Fale com a equipe',
    );
    expect(plain(text)).toBe(`Ninguém assumiu: Ana Souza (Loja Centro)

Ana Souza (Loja Centro): vendas líquidas 42% abaixo do usual entre 10:30 e 11:00 (R$ 1.160,40 em vez de R$ 2.000,00: R$ 839,60 a menos), desde 10:45.

Vendas líquidas: R$ 1.160,40
Usual: R$ 2.000,00
Diferença: 42% a menos
Em jogo: R$ 839,60
Desde: 10:45
Aberto há: 1 h 30 min
Regra: Vendas abaixo do usual

O que mexeu no número:
- Por produto, nada

O que fazer:
- Fale com a equipe

Abrir o alerta: https://v.example/alerts/1?a=1&b=2

Você recebe este aviso pela regra Vendas abaixo do usual.
Mudar meus avisos: https://v.example/settings`);
  });

  it('says its day where the mail itself is of another one, as in a replay', () => {
    const later = notice(alert(), { nowMs: at('09:00', '2027-02-01') });
    expect(plain(alertMail(later, 'pt-BR').text)).toContain('\nQuando: 20/11/2026 11:00\nDesde: 10:45\n');
    expect(plain(alertMail(later, 'en').text)).toContain('\nWhen: Nov 20, 2026 11:00\nSince: 10:45\n');
  });

  it('says that what lasted no minute took less than one', () => {
    const over = alert({ value: 2_000 }, { change: 'recovered', level: 'none', sinceMs: at('11:00') });
    expect(plain(alertMail(notice(over), 'en').text)).toMatch(/after less than 1 min: .*\nLasted: less than 1 min\n/su);
  });

  it('says that a test is one', () => {
    const { subject, text } = alertMail(notice(alert(), { occasion: 'test' }), 'en');
    expect(subject).toMatch(/^Test: Loja Centro, /u);
    expect(text).toContain('This is a test of the rule: nothing has happened.');
  });
});

describe('a digest', () => {
  const digest = (count: number, critical = 0): AlertDigest => ({
    notices: Array.from({ length: count }, (_, index) =>
      notice(alert({}, { level: index < critical ? 'critical' : 'warning' }), {}, { store: `Loja ${index + 1}` }),
    ),
    links: LINKS,
  });

  it('counts, and says the figures of the first ones', () => {
    const { title, body } = digestPush(digest(7, 1), 'pt-BR');
    expect([title, plain(body)]).toEqual([
      '7 alertas, 1 crítico',
      'Crítico: Loja 1, vendas líquidas 42% abaixo do usual (R$ 1.160,40 em vez de R$ 2.000,00); e mais 6',
    ]);
    expect(digestPush(digest(1), 'en').title).toBe('1 alert');
  });

  it('lists twenty in a mail, each with its address', () => {
    const { subject, text } = digestMail(digest(23), 'en');
    expect(subject).toMatch(/^23 alerts: Warning: Loja 1; .*; and 18 more$/u);
    expect(text.match(/- Loja \d+: net sales 42% below usual/gu)).toHaveLength(20);
    expect(text).toContain('- and 3 more');
  });
});

const occasions = fc.constantFrom('change' as const, 'reminder', 'escalation', 'test');
const word = fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' });
const names = fc.record({ region: word, store: word, seller: word, product: word });
const HOSTILE = '<script>"\'&amp;</mj-text>{{x}}*_`~|<!channel>';

describe('whatever the alert', () => {
  it('a push has room on a phone, and only numbers of the evidence', () => {
    fc.assert(
      fc.property(anyAlert, occasions, (of, occasion) => {
        const known = figuresOf(of);
        for (const locale of LOCALES) {
          const [title = '', body = ''] = push(notice(of, { occasion }), locale);
          expect([...title].length).toBeLessThanOrEqual(50);
          expect([...body].length).toBeLessThanOrEqual(120);
          expect(`${title}\n${body}`).not.toMatch(/undefined|null|NaN|Infinity|[{}]| {2}|\(\)|…/u);
          const shown = readBack(body, locale);
          const other = readBack(
            push(notice(of, { occasion }), locale === 'en' ? 'pt-BR' : 'en')[1] ?? '',
            locale === 'en' ? 'pt-BR' : 'en',
          );
          expect({ ...shown, days: shown.days.length }).toEqual({ ...other, days: other.days.length });
          for (const kind of ['money', 'percents', 'points', 'others', 'minutes'] as const) {
            expectKnown(shown[kind], known[kind]);
          }
        }
      }),
      untilFailure,
    );
  });

  it('every text is whole: no place of a value is left, and no program speaks', () => {
    fc.assert(
      fc.property(anyAlert, occasions, (of, occasion) => {
        const one = notice(of, { occasion, findings: [both('f')], actions: [both('a')] });
        for (const locale of LOCALES) {
          const { subject, preheader, text, mjml } = alertMail(one, locale);
          const slack = JSON.stringify(alertSlack(one, locale));
          for (const said of [subject, preheader, text, mjml, slack, alertSummary(one, locale)]) {
            expect(said).not.toMatch(/undefined|\bnull\b|NaN|Infinity|\{\w+[}:]/u);
          }
          expect([...subject].length).toBeLessThanOrEqual(120);
        }
      }),
      untilFailure,
    );
  });

  it('names stand in plain texts as they are, and the subject of a mail is one line', () => {
    fc.assert(
      fc.property(anyAlert, names, word, (of, called, ruleName) => {
        const one = notice(of, { ruleName }, called);
        for (const locale of LOCALES) {
          const { subject, text } = alertMail(one, locale);
          expect(subject).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
          const { grain } = of.subject;
          const rule = oneLine(ruleName);
          const shown = grain === 'region' ? called.region : grain === 'network' ? rule : called.store;
          expect(text).toContain(shown);
          expect(text).toContain(rule);
          expect(
            alertSlack(one, locale).blocks.some((block) =>
              JSON.stringify(block).includes(JSON.stringify(shown).slice(1, -1)),
            ),
          ).toBe(true);
        }
      }),
      untilFailure,
    );
  });

  it('no name formats, links or calls anybody in Slack', () => {
    const hostile = '*b* _i_ ~s~ `c` @channel <!channel> <@U1> https://evil.example [a](https://evil.example)';
    const { text, blocks } = alertSlack(
      notice(alert(), { findings: [both(hostile)] }, { ...NAMES, store: hostile }),
      'en',
    );
    const [own = '', ...lines] = text.split('\n').reverse();
    expect(own).toBe(`<${LINKS.alert}|Open the alert>`);
    expect(lines.join()).not.toMatch(/[*_~`<>]|@[a-z]|:\/\/|\]\(/u);
    expect(lines.join()).toContain('&lt;!channel&gt;');
    // Texts that Slack reads no markup in have the names as they are.
    expect(JSON.stringify(blocks)).toContain('@channel <!channel>');
    expect(JSON.stringify(blocks)).not.toContain('mrkdwn');
  });

  it('no name makes markup', () => {
    const tags = (mjml: string) => mjml.match(/<[^>]*>/gu)?.map((tag) => tag.replace(/"[^"]*"/gu, '""'));
    fc.assert(
      fc.property(anyAlert, word, (of, name) => {
        const called = (text: string) => ({ region: text, store: text, seller: text, product: text });
        const mail = (text: string) =>
          alertMail(notice(of, { ruleName: text, findings: [both(text)], actions: [both(text)] }, called(text)), 'en')
            .mjml;
        expect(tags(mail(name + HOSTILE))).toEqual(tags(mail('x')));
        const { text } = alertSlack(notice(of, { findings: [both(HOSTILE)] }, called(HOSTILE)), 'en');
        expect(text.match(/<[^>]*>/gu)).toEqual([`<${LINKS.alert}|Open the alert>`]);
      }),
      untilFailure,
    );
  });
});
