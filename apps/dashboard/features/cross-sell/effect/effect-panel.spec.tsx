import { expect, it } from '@jest/globals';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { Adoption, RecommendationEffect, UpliftItem } from '@vitrine/contracts';
import { draw, wordsOf } from '@/testing/draw';
import { EffectPanel } from './effect-panel';

const adoption: Adoption = {
  ...{ offered: 40, sold: 10, soldTold: 8, soldSeen: 4, notUseful: 3, soldRate: 0.25, notUsefulRate: 0.075 },
};
const measured: UpliftItem = {
  ...{ state: 'measured', days: 21, shownTickets: 9000, heldOutTickets: 1000, effect: 'gain', missingDays: 0 },
  ...{ perTicket: '2.00', perTicketInterval: { low: '0.50', high: '3.50' } },
  ...{ brought: '18000.00', broughtInterval: { low: '4500.00', high: '31500.00' }, missingHeldOutTickets: 0 },
};

function words(uplift: UpliftItem, of: Partial<Adoption> = {}, isMeasured = true): string {
  const effect: RecommendationEffect = {
    ...{
      storeId: null,
      from: '2026-08-29',
      to: '2026-11-20',
      currency: 'BRL',
      uplift,
      adoption: { ...adoption, ...of },
    },
    stores: [{ storeId: 's1', name: 'Centro', isMeasured, uplift, adoption }],
    sellers: [{ storeId: 's1', sellerId: null, name: null, adoption: { ...adoption, offered: 0, soldRate: null } }],
  };
  const client = new QueryClient();
  client.setQueryData(['recommendation-effect', effect.from, effect.to], effect);
  const panel = (
    <QueryClientProvider client={client}>
      <EffectPanel />
    </QueryClientProvider>
  );
  return wordsOf(draw(panel)).replaceAll('\u00a0', ' ').replaceAll('\u2060', '');
}

it('says what suggestions brought, how surely, and who offers', () => {
  const said = words(measured);
  expect(said).toContain('As sugestões trouxeram R$ 18.000,00 a mais');
  expect(said).toContain(
    'Até agora +R$ 18.000,00: em 95 de 100 casos, entre +R$ 4.500,00 e +R$ 31.500,00. Por cupom, +R$ 2,00 (+R$ 0,50 a +R$ 3,50).',
  );
  expect(said).toContain('21 dias: 9.000 cupons em horas com sugestões, 1.000 em horas sem.');
  expect(said).toContain('40 ofertas, 10 vendidas (25%); 3 com “Não serve”.');
  expect(said).toMatch(/Centro 40 10 25% \+R\$ 18 mil \+R\$ 4,5 mil a \+R\$ 32 mil.*Sem vendedor 0 10 —/);
});

it('says a loss as a loss, and what is missing where it is not clear or too early', () => {
  const loss: UpliftItem = { ...measured, effect: 'loss', brought: '-900.00' };
  expect(words(loss)).toContain('Com sugestões vendeu-se R$ 900,00 a menos');
  const unclear: UpliftItem = { ...measured, effect: 'unclear', missingDays: 12, missingHeldOutTickets: 600 };
  expect(words(unclear)).toMatch(
    /Ainda não está claro se as sugestões trazem dinheiro Até agora .* faltam cerca de 12 dias \(600 cupons/,
  );
  const never = words({ ...unclear, missingDays: 64 });
  expect(never).toContain('não fica claro em 12 semanas');
  expect(never).not.toContain('600 cupons');
  expect(words({ ...unclear, missingDays: 63 })).toContain('faltam cerca de 63 dias (600 cupons');
  const early: UpliftItem = {
    ...{ state: 'tooEarly', days: 5, missingDays: 9, heldOutTickets: 50, missingHeldOutTickets: 90 },
  };
  expect(words(early)).toMatch(
    /Faltam 9 dias para saber.*50 cupons em horas sem sugestões até agora; faltam cerca de 90\..*Centro 40 10 25% — faltam 9 dias/,
  );
  expect(words(measured, { offered: 1, sold: 1, soldRate: 1, notUseful: 0 })).toContain(
    '1 oferta, 1 vendida (100%); nenhuma',
  );
  expect(
    words({ ...early, days: 0, missingDays: 14, heldOutTickets: 0, missingHeldOutTickets: null }, {}, false),
  ).toMatch(/A medição está desligada (?!.*Faltam).*Centro 40 10 25% — medição desligada/);
  expect(words(measured, { offered: 0 })).toContain('Ninguém disse ainda o que ofereceu');
});
