import { describe, expect, it } from '@jest/globals';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { AlertRule, RuleHealth } from '@vitrine/contracts';
import { draw, type Surroundings, wordsOf } from '@/testing/draw';
import { aMe, aRuleMaker } from '@/testing/people';
import { aDraft } from '../draft/drafts.fixture';
import { RulesScreen } from './rules-screen';

const aRule = (fields: Partial<AlertRule> = {}): AlertRule => ({
  id: 'r1',
  version: 3,
  state: 'on',
  pausedUntil: null,
  rule: aDraft({ name: 'Vendas abaixo' }),
  author: { id: 'u1', name: 'Ana Souza' },
  sentence: { 'pt-BR': 'Avise quando cair.', en: 'Tell when it falls.' },
  firings: 4,
  error: null,
  health: null,
  createdAt: '2026-11-01T12:00:00Z',
  updatedAt: '2026-11-19T12:00:00Z',
  ...fields,
});

/** The list as the api answered for it; nothing: it has not answered yet. */
function drawn(rules: readonly AlertRule[] | undefined, around: Surroundings = {}): string {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  const state = new URL(around.address ?? '/alerts/rules', 'http://shop.test').searchParams.get('state');
  const path = `/v1/alert-rules?limit=100${state ? `&state=${state}` : ''}`;
  const pages = rules && { pages: [{ items: [...rules], nextCursor: null }], pageParams: [''] };
  if (pages) client.setQueryData(['alert-rules', 'list', path], pages);
  const screen = (
    <QueryClientProvider client={client}>
      <RulesScreen />
    </QueryClientProvider>
  );
  return draw(screen, { me: aRuleMaker(), address: '/alerts/rules', ...around });
}

describe('the list of rules', () => {
  it('says of each rule what it does, how it stands, whom it tells and how often it rang', () => {
    const words = wordsOf(drawn([aRule()]));
    expect(words).toContain('Vendas abaixo Ligada');
    expect(words).toContain('Avise quando cair.');
    expect(words).toContain('Avisa a gerência da loja, por app, push e e-mail 4 disparos em 30 dias Por Ana Souza');
  });

  it('says it in English', () => {
    const words = wordsOf(drawn([aRule({ firings: 0 })], { locale: 'en' }));
    expect(words).toContain('Tell when it falls.');
    expect(words).toContain('Never fired in 30 days');
  });

  it('says until when a rule is paused, and why one cannot be evaluated', () => {
    const paused = aRule({ state: 'paused', pausedUntil: '2026-11-21T12:00:00Z' });
    expect(wordsOf(drawn([paused]))).toContain('Em pausa até 21/11/2026, 09:00');
    const error = { code: 'x', message: { 'pt-BR': 'A loja acabou.', en: 'The store is gone.' } };
    expect(wordsOf(drawn([aRule({ error })]))).toContain(
      'Com erro Avise quando cair. Esta regra não pode ser avaliada: A loja acabou. As outras seguem valendo.',
    );
  });

  const health = (fields: Partial<RuleHealth>): RuleHealth => ({
    ...{ state: 'noData', code: 'no_sales', pointer: null, since: null, until: null, subjects: null },
    message: { 'pt-BR': 'Nada foi vendido.', en: 'Nothing was sold.' },
    ...fields,
  });

  it('says that a rule has no data, since when, or still learns; nothing of one that is well', () => {
    const since = '2026-11-20T12:00:00Z';
    expect(wordsOf(drawn([aRule({ health: health({ since }) })]))).toContain(
      'Sem dados Avise quando cair. Sem dados desde 20/11/2026, 09:00. Nada foi vendido.',
    );
    const learning = aRule({ health: health({ state: 'learning', code: null }) });
    expect(wordsOf(drawn([learning], { locale: 'en' }))).toContain('On, still learning Tell when it falls. Nothing');
    const well = wordsOf(drawn([aRule({ health: health({ state: 'ok', message: null }) })]));
    expect(well).toContain('Vendas abaixo Ligada Avise quando cair. Avisa');
  });

  it('says from when on a rule sees its whole period', () => {
    const blind = health({ code: 'window_not_seen', since: '2026-11-20T12:00:00Z', until: '2026-11-20T12:15:00Z' });
    expect(wordsOf(drawn([aRule({ health: blind })]))).toContain(
      'Ainda não avisa: a partir de 20/11/2026, 09:15 esta regra vê o período inteiro. Nada foi vendido.',
    );
  });

  it('says once what holds for all rules, and marks each', () => {
    const away = aRule({ health: health({ code: 'alerting_away' }) });
    const words = wordsOf(drawn([away, { ...away, id: 'r2' }, { ...away, id: 'r3' }]));
    expect(words.split('Nada foi vendido.')).toHaveLength(2);
    expect(words.match(/Vendas abaixo Sem dados/g)).toHaveLength(3);
  });

  it('tells no number of firings that the api did not', () => {
    const { firings: _firings, ...rule } = aRule();
    expect(wordsOf(drawn([rule]))).not.toContain('disparo');
  });

  it('offers a rule where there is none, and waits with a skeleton', () => {
    expect(drawn([])).toContain('href="/alerts/rules/new"');
    expect(wordsOf(drawn([], { address: '/alerts/rules?state=off' }))).toContain('Nenhuma regra nesta situação');
    expect(drawn(undefined)).toContain('rules-loading');
  });

  it('is closed to people who make no rules', () => {
    const words = wordsOf(drawn([aRule()], { me: aMe({ role: 'seller', scope: { sellerId: 'p1' } }) }));
    expect(words).not.toContain('Vendas abaixo');
    expect(words).toContain('Esta parte não está no seu acesso');
  });
});
