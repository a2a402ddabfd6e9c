import { describe, expect, it } from '@jest/globals';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type AlertDelivery, alertChannels, deliveryStates as contractStates } from '@vitrine/contracts';
import { draw, wordsOf } from '@/testing/draw';
import { aMe, aRuleMaker } from '@/testing/people';
import { DeliveriesScreen, deliveriesPath, deliveryChannels, deliveryStates } from './deliveries-screen';

const aDelivery = (fields: Partial<AlertDelivery> = {}): AlertDelivery => ({
  id: 'd1',
  alertId: 'a1',
  test: null,
  kind: 'change',
  ruleName: 'Queda de vendas',
  channel: 'webhook',
  recipient: { id: 'e1', name: 'ERP' },
  state: 'failed',
  reason: 'http_503',
  attempts: 12,
  nextTryAt: null,
  createdAt: '2026-11-20T12:00:00Z',
  sentAt: null,
  ...fields,
});

function drawn(items: readonly AlertDelivery[], around: Parameters<typeof draw>[1] = {}): string {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  const state = new URL(around.address ?? '/', 'http://shop.test').searchParams.get('state');
  const key = ['alert-deliveries', deliveriesPath({ state, channel: null })];
  client.setQueryData(key, { pages: [{ items: [...items], nextCursor: null }], pageParams: [''] });
  const screen = (
    <QueryClientProvider client={client}>
      <DeliveriesScreen />
    </QueryClientProvider>
  );
  return draw(screen, { me: aRuleMaker(), address: '/alerts/deliveries', ...around });
}

describe('the log of deliveries', () => {
  it('says to whom, by what, how it stands, why, and what to do', () => {
    const markup = drawn([aDelivery()]);
    expect(wordsOf(markup)).toContain(
      'ERP Queda de vendas webhook · 20/11/2026, 09:00 Falhou · 12 tentativas Quem recebe respondeu com o erro 503. Veja com quem cuida do sistema que recebe',
    );
    expect(markup).toContain('href="/alerts/a1"');
  });

  it('says when a message that waits goes out, and asks nothing of anybody', () => {
    const held = aDelivery({ state: 'held', reason: 'quietHours', attempts: 0, nextTryAt: '2026-11-21T10:00:00Z' });
    const words = wordsOf(drawn([held], { locale: 'en' }));
    expect(words).toContain('Held · goes out 11/21/2026, 07:00 The person is in quiet hours.');
    expect(words).not.toContain('Ask');
  });

  it('says of a test that it is one, and leads to its rule', () => {
    const markup = drawn([
      aDelivery({
        ...{ alertId: null, test: { ruleId: 'r1' }, kind: 'test', ruleName: 'Queda' },
        ...{ state: 'sent', reason: null },
      }),
    ]);
    expect(wordsOf(markup)).toContain('ERP Teste da regra “Queda” webhook');
    expect(markup).toContain('href="/alerts/rules/r1/edit"');
    expect(markup).not.toContain('/alerts/null');
  });

  it('calls it no failure where a person has no device, and says what the message was about', () => {
    const push = aDelivery({ channel: 'push', reason: 'no_device', attempts: 1, kind: 'reminder' });
    const words = wordsOf(drawn([push]));
    expect(words).toContain('Queda de vendas · lembrete push');
    expect(words).toContain('Não enviada A pessoa não tem aparelho que receba push. Peça à pessoa que ligue');
    expect(drawn([push])).not.toContain('text-critical');
    expect(words).toContain('Falhou ou não enviada');
  });

  it('tells nothing here from nothing with this filter', () => {
    expect(wordsOf(drawn([]))).toContain('Nenhuma mensagem ainda');
    expect(wordsOf(drawn([], { address: '/alerts/deliveries?state=failed' }))).toContain('Limpar filtros');
  });

  it('filters by every state and channel of the contract', () => {
    expect(deliveryStates).toEqual(contractStates);
    expect(deliveryChannels).toEqual(alertChannels);
  });

  it('is closed to people without alerts', () => {
    expect(wordsOf(drawn([aDelivery()], { me: aMe({ role: 'producer' }) }))).not.toContain('ERP');
  });
});
