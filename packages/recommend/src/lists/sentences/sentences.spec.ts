import { describe, expect, it } from '@jest/globals';
import { missingCodes, promoteReasonSchema } from '@vitrine/contracts';
import type { PromoteClaim } from '../promote/claims.js';
import { missingSentence } from './say-missing.js';
import { promoteSentence } from './say-promote.js';
import { perTickets } from './writer.js';

const plain = (text: string) => text.replaceAll('\u00A0', ' ');
const said: readonly [PromoteClaim, string, string][] = [
  [
    { code: 'risingInNetwork', change: 0.324, overall: -0.02, days: 14, baskets: 90, stores: 4 },
    'Em alta na rede: +32% em 14 dias (a rede toda: -2%).',
    'Rising in all stores: +32% in 14 days (everything together: -2%).',
  ],
  [
    { code: 'risingInStore', change: 0.5, overall: 0.001, days: 14 },
    'Em alta nesta loja: +50% em 14 dias (a loja toda: 0%).',
    'Rising in this store: +50% in 14 days (the whole store: 0%).',
  ],
  [
    { code: 'risingInStore', change: 0.5, overall: 0.001, days: 14, network: -0.02 },
    'Em alta nesta loja: +50% em 14 dias (na rede, o mesmo produto: -2%).',
    'Rising in this store: +50% in 14 days (the same product in all stores: -2%).',
  ],
  [
    { code: 'risingInMarket', change: 0.12, days: 28, category: 'Vestidos' },
    'A categoria Vestidos subiu 12% no mercado em 28 dias.',
    'The category Vestidos rose 12% in the market in 28 days.',
  ],
  [
    {
      code: 'risingInStore',
      change: 0.5,
      overall: 0.001,
      days: 14,
      network: 0.1,
      market: { change: -0.012, days: 28 },
    },
    'Em alta nesta loja: +50% em 14 dias (o mercado todo: -1% em 28 dias).',
    'Rising in this store: +50% in 14 days (the whole market: -1% in 28 days).',
  ],
  [
    { code: 'season', event: 'christmas', date: '2026-12-25', times: 1.84, occasions: 1 },
    'Natal (25/12): antes da data, a categoria pesa 1,8 vezes o normal nas vendas.',
    'Christmas (Dec 25): before it, the category has 1.8 times its usual share of sales.',
  ],
  [
    { code: 'promotion', name: 'Semana', endsOn: '2026-12-03', discountRate: 0.15 },
    'Em promoção até 03/12: 15% de desconto.',
    'On promotion until Dec 03: 15% off.',
  ],
  [{ code: 'promotion', name: null, endsOn: null, discountRate: null }, 'Em promoção.', 'On promotion.'],
  [
    { code: 'overstock', stockUnits: '1240', stockDays: 320 },
    'Estoque alto: 1.240 unidades, para uns 320 dias de venda.',
    'High stock: 1,240 units, for about 320 days of sales.',
  ],
  [
    { code: 'overstock', stockUnits: '12.5', stockDays: null },
    'Estoque alto: 12,5 unidades e nenhuma venda em 28 dias.',
    'High stock: 12.5 units, and none sold in 28 days.',
  ],
  [{ code: 'margin', band: 'high' }, 'Margem alta na categoria.', 'High margin in its category.'],
  [
    { code: 'sellsWell', of: 'store', share: 0.0042, baskets: 9_000 },
    'Vende bem aqui: está em 4 de cada 1.000 cupons.',
    'Sells well here: in 4 of every 1,000 tickets.',
  ],
  [
    { code: 'soldLessByYou', share: 0.011, usual: 0.06 },
    'Está em 6 de cada 100 cupons da loja, e em 1 dos seus.',
    'In 6 of every 100 tickets of the store, and in 1 of yours.',
  ],
];

describe('the reason to promote', () => {
  it.each(said)('is said in one line: %j', (claim, portuguese, english) => {
    expect(plain(promoteSentence(claim, 'pt-BR'))).toBe(portuguese);
    expect(plain(promoteSentence(claim, 'en'))).toBe(english);
  });

  it('is said of every code', () => {
    const codes = promoteReasonSchema.options.map(({ shape }) => shape.code.value);
    expect(new Set(said.map(([{ code }]) => code))).toEqual(new Set(codes));
  });
});

describe('what is missing', () => {
  it('is said of every code and list, with what is there and what is needed', () => {
    for (const list of ['promote', 'margins', 'low', 'bundles'] as const)
      for (const code of missingCodes)
        expect(missingSentence(list, { code, have: 12, need: 50 }, 'pt-BR')).not.toMatch(/[{}]|^\w+$/u);
    expect(missingSentence('promote', { code: 'baskets', have: 49, need: 50 }, 'pt-BR')).toBe(
      'Falta 1 cupom para dizer o que vende bem nesta loja (49 de 50).',
    );
    expect(missingSentence('bundles', { code: 'baskets', have: 50, need: 200 }, 'en')).toBe(
      '150 more tickets until we can say what sells together (50 of 200).',
    );
  });
});

describe('shares of tickets', () => {
  it('are told of so many that none is none, and different ones are told apart', () => {
    expect(perTickets(0.18)).toEqual({ base: 100, counts: [18] });
    expect(perTickets(0.0042, 0.0391)).toEqual({ base: 1_000, counts: [4, 39] });
    expect(perTickets(0.011, 0.012)).toEqual({ base: 1_000, counts: [11, 12] });
    expect(perTickets(0, 0.05)).toEqual({ base: 100, counts: [0, 5] });
  });
});
