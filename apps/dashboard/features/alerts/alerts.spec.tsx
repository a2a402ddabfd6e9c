import { describe, expect, it } from '@jest/globals';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { AlertDetail, AlertList, AlertRuleProposal } from '@vitrine/contracts';
import type { ReactNode } from 'react';
import { draw, type Surroundings, wordsOf } from '@/testing/draw';
import { aMe, aRuleMaker } from '@/testing/people';
import { aDraft } from '../alert-rules/draft/drafts.fixture';
import { aDetail, aList, anAlert } from './an-alert.fixture';
import { alertsPath, type InboxTab } from './api/alerts-path';
import { AlertScreen } from './detail/alert-screen';
import { InboxLayout } from './inbox/inbox-layout';
import { AlertBell } from './news/bell';
import { AlertStrip } from './strip/alert-strip';

interface Answers {
  lists?: Partial<Record<InboxTab, AlertList>>;
  newest?: AlertList;
  one?: AlertDetail;
  proposal?: AlertRuleProposal;
}

/** What the server draws, with these answers of the api. */
function drawn(screen: ReactNode, { lists = {}, newest, one, proposal }: Answers, around: Surroundings = {}): string {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  for (const [tab, list] of Object.entries(lists))
    client.setQueryData(['alerts', 'list', alertsPath(tab as InboxTab)], { pages: [list], pageParams: [''] });
  if (newest) client.setQueryData(['alerts', 'newest'], newest);
  if (one) client.setQueryData(['alerts', 'one', one.id], one);
  if (one && proposal) client.setQueryData(['alert-rules', 'proposal', one.rule.id], proposal);
  const page = <QueryClientProvider client={client}>{screen}</QueryClientProvider>;
  return draw(page, { address: '/alerts', ...around });
}
const words = (markup: string) => wordsOf(markup).replaceAll('\u00a0', ' ').replaceAll('\u2060', '');
const seller = aMe({ role: 'seller', scope: { sellerId: 'p1' } });
const inbox = <InboxLayout>{null}</InboxLayout>;

describe('the inbox', () => {
  it('says of each alert what happened, how it stands, since when and by which rule', () => {
    const alerts = [
      anAlert(1, { level: 'critical', isUnread: true }),
      anAlert(2, { assignee: { id: 'u2', name: 'Bia' } }),
    ];
    const said = words(drawn(inbox, { lists: { open: aList(alerts) } }));
    expect(said).toMatch(/Crítico Não lido\. Centro: vendas líquidas 34% abaixo do usual \(1\) Disparado/);
    expect(said).toMatch(/Atenção Centro: .*\(2\) Com Bia .*Vendas abaixo do esperado/);
    expect(said).toContain('Abertos 2');
  });

  it('says the same in English, and leads to each alert with the part of the inbox', () => {
    const resolved = aList([anAlert(3, { status: 'resolved', cause: 'fixed' })]);
    const markup = drawn(inbox, { lists: { resolved } }, { locale: 'en', address: '/alerts?tab=resolved' });
    expect(words(markup)).toMatch(/net sales 34% below the usual \(3\) Resolved/);
    expect(markup).toContain(`href="/alerts/${resolved.items[0]?.id}?tab=resolved"`);
  });

  it('shows no list of another part while one is read', () => {
    const said = drawn(inbox, { lists: { open: aList([anAlert(1)]) } }, { address: '/alerts?tab=snoozed' });
    expect(said).toContain('skeleton');
    expect(words(said)).not.toContain('34%');
  });

  it('says that nothing is open, and how that changes', () => {
    expect(words(drawn(inbox, { lists: { open: aList([]) } }))).toMatch(/Nenhum alerta aberto .*Ver todos/);
  });

  it('is closed to who has no alerts', () => {
    const me = aMe({ role: 'producer' });
    expect(words(drawn(inbox, { lists: { open: aList([anAlert(1)]) } }, { me }))).not.toContain('34%');
  });
});

describe('an alert', () => {
  const one = aDetail(4, {
    level: 'critical',
    events: [
      { ...event('raised', '17:10'), id: 'e1' },
      {
        ...event('resolved', '18:00'),
        id: 'e2',
        actor: { id: 'u1', name: 'Ana' },
        cause: 'fixed',
        comment: 'Caixa 2 voltou',
      },
    ],
    deliveries: [
      {
        id: '01990000-0000-7000-8000-0000000000d1',
        alertId: 'x',
        test: null,
        kind: 'change',
        ruleName: 'Queda',
        channel: 'mail',
        recipient: { id: 'u1', name: 'Ana' },
        state: 'held',
        reason: 'quietHours',
        attempts: 0,
        nextTryAt: null,
        createdAt: '2026-11-20T17:10:01.000Z',
        sentAt: null,
      },
    ],
    findings: [{ 'pt-BR': 'Calçados puxou a queda.', en: 'Shoes led the fall.' }],
    contributors: [
      { dimension: 'category', id: 'c', name: 'Calçados', effect: '-420.50', share: '0.6248' },
      { dimension: 'seller', id: '', name: '', effect: '-310', share: '0.4' },
      { dimension: 'channel', id: 'store', name: 'store', effect: '-300', share: '0.9' },
      { dimension: 'channel', id: 'store', name: 'store', effect: '-300', share: '0.9' },
    ],
    actions: [{ 'pt-BR': 'Veja quem está no caixa.', en: 'See who is at the till.' }],
    earlier: [
      {
        id: '01990000-0000-7000-8000-0000000000e1',
        raisedAt: '2026-11-13T17:00:00.000Z',
        endedAt: null,
        level: 'warning',
      },
    ],
  });
  const page = (id: string) => (
    <InboxLayout>
      <AlertScreen id={id} />
    </InboxLayout>
  );
  const address = `/alerts/${one.id}`;

  it('tells what moved it with its share, what to do, and who was told with what became of it', () => {
    const markup = drawn(page(one.id), { one }, { address });
    const said = words(markup);
    expect(said).toMatch(
      /Calçados puxou a queda\. .*Calçados Categoria -R\$ 420,50 62,5% não informado Vendedor -R\$ 310,00 40% loja física Canal /,
    );
    expect(said).toContain('Veja quem está no caixa.');
    expect(said).toMatch(
      /Disparou\..*Ana · e-mail · Guardada .*silêncio.*Ana resolveu: Corrigimos o problema\. Caixa 2 voltou/,
    );
    expect(said).toMatch(/Antes disso .*ainda aberto/);
    expect(markup).toContain('href="/stores/s1?period=2026-11-20..2026-11-20"');
  });

  it('offers what can be done with it, and to a seller what hides it from nobody', () => {
    const offered = (me = aMe()) =>
      [...drawn(page(one.id), { one }, { address, me }).matchAll(/head-(\w+)"/g)].map(([, action]) => action);
    expect(offered()).toEqual(['acknowledge', 'assign', 'snooze', 'resolve', 'notUseful']);
    expect(offered(seller)).toEqual(['acknowledge', 'notUseful']);
  });

  it('proposes the rule with another threshold to who may change it, with what would have rung', () => {
    const proposal: AlertRuleProposal = {
      ...{ days: 90, useless: 3, others: 5 },
      proposal: {
        ...{ level: 'warning', before: '-0.3', threshold: '-0.4', silenced: 2, lost: 0, rule: aDraft() },
        sentence: { 'pt-BR': 'Avise quando cair 40%.', en: 'Tell when it falls by 40%.' },
      },
    };
    const shown = (me = aRuleMaker(), locale: 'pt-BR' | 'en' = 'pt-BR') =>
      drawn(page(one.id), { one, proposal }, { address, me, locale });
    expect(words(shown())).toContain(
      '3 de 8 alertas dos últimos 90 dias foram marcados como não úteis. A mesma regra com outro limite: Avise quando cair 40%. ' +
        'Dos 3 que não ajudaram, 2 não teriam vindo. Dos outros 5, nenhum teria sido perdido. Abrir na regra',
    );
    expect(words(shown(aRuleMaker(), 'en'))).toContain(
      'Of the 3 that did not help, 2 would not have come. Of the 5 others, none would have been lost.',
    );
    expect(shown()).toContain(`href="/alerts/rules/${one.rule.id}/edit?proposal=taken"`);
    expect(shown()).toContain('data-testid="mute-rule"');
    expect(shown(aMe())).not.toMatch(/rule-proposal|mute-rule/);
  });

  it('names the days of a chart by their date, on the clock of the store', () => {
    const point = { value: 10, expected: null, low: null, high: null };
    const chart = { metric: 'netSales', grain: 'day', warning: null, critical: null } as const;
    const points = [
      { ...point, at: '2026-11-18T03:00:00.000Z' },
      { ...point, at: '2026-11-19T03:00:00.000Z' },
    ];
    const days = aDetail(6, { chart: { ...chart, points } });
    const said = words(drawn(page(days.id), { one: days }, { address: `/alerts/${days.id}` }));
    expect(said).toMatch(/Vendas líquidas por dia .*Dia Vendas líquidas 18 nov R\$ 10,00 19 nov R\$ 10,00/);
    expect(said).not.toMatch(/00:00|ao longo do dia/);
  });

  it('tells of a store by its own clock, in the list and until when it is put aside', () => {
    const subject = { ...anAlert(1).subject, timeZone: 'America/Manaus' };
    const snoozed = { status: 'snoozed', snoozedUntil: '2026-11-21T12:00:00.000Z' } as const;
    const list = aList([anAlert(1, { subject, ...snoozed })]);
    const said = words(drawn(inbox, { lists: { snoozed: list } }, { address: '/alerts?tab=snoozed' }));
    expect(said).toContain('Adiado até 21/11, 08:00');
    expect(said).toContain('mudou 20/11, 13:10');
    expect(words(drawn(<AlertStrip />, { newest: list }))).toContain('20/11, 13:10');
  });

  it('has no panel for what it does not have', () => {
    const bare = aDetail(5);
    const said = words(drawn(page(bare.id), { one: bare }, { address: `/alerts/${bare.id}` }));
    expect(said).not.toMatch(/O que puxou|O que fazer|Antes disso|ao longo do dia/);
    expect(said).toContain('Linha do tempo');
  });
});

describe('what every screen shows of alerts', () => {
  const counts = { open: 5, critical: 1, unread: 2, snoozed: 0 };

  it('is a bell that says how many are open, in words', () => {
    const bell = drawn(<AlertBell />, { newest: aList([], { counts }) });
    expect(bell).toContain('aria-label="Alertas: 5 abertos, 1 crítico, 2 por ler"');
    expect(words(drawn(<AlertBell />, {}))).toBe('');
  });

  it('is, on the overview, the three that matter most: critical ones first, then the newest', () => {
    const at = (minute: string) => ({ changedAt: `2026-11-20T17:${minute}:00.000Z` });
    const alerts = [
      anAlert(1, at('40')),
      anAlert(2, at('30')),
      anAlert(3, at('20')),
      anAlert(4, { ...at('10'), level: 'critical' }),
    ];
    const said = words(drawn(<AlertStrip />, { newest: aList(alerts, { counts }) }));
    expect([...said.matchAll(/\((\d)\)/g)].map(([, number]) => number)).toEqual(['4', '1', '2']);
    expect(said).toContain('Mais 2 abertos');
    expect(words(drawn(<AlertStrip />, { newest: aList([]) }))).toBe('Nenhum alerta aberto agora.');
  });
});

function event(kind: 'raised' | 'resolved', time: string) {
  return {
    kind,
    at: `2026-11-20T${time}:00.000Z`,
    actor: null,
    level: null,
    evidence: null,
    comment: null,
    assignee: null,
    until: null,
    cause: null,
  } satisfies Omit<AlertDetail['events'][number], 'id'>;
}
