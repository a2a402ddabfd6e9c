import type { NoticeTexts } from './message.js';

export const ptBR: NoticeTexts = {
  warning: 'Atenção',
  critical: 'Crítico',
  worsened: 'Piorou',
  eased: 'Amenizou',
  restated: 'Números corrigidos',
  recovered: 'De volta ao normal',
  reminder: 'Ainda aberto',
  escalation: 'Ninguém assumiu',
  test: 'Teste',
  title: '{state}: {where}',
  subject: '{state}: {where}, {what}',
  openFor: 'Aberto há',
  isTest: 'Isto é um teste da regra: nada aconteceu.',

  rule: 'Regra',

  since: 'Desde',
  lasted: 'Durou',
  limit: 'Limite',
  difference: 'Diferença',
  atStake: 'Em jogo',

  withoutSale: 'Sem vendas',
  shareOfCategory: 'Participação na categoria',
  sameWeekday: 'Mesmo dia da semana',
  previousWindow: 'Período anterior',
  lastYear: 'Mesmo dia do ano anterior',
  usual: 'Usual',
  goal: 'Ritmo da meta',

  whatMoved: 'O que mexeu no número',
  whatToDo: 'O que fazer',
  listed: 'Alertas',
  openAlert: 'Abrir o alerta',
  openInbox: 'Abrir os alertas',
  changeSettings: 'Mudar meus avisos',
  because: 'Você recebe este aviso pela regra {rule}.',
  labelled: '{label}: {value}',

  digestTitle: '{count} {count:alerta|alertas}',
  digestCritical: '{count} {count:alerta|alertas}, {critical} {critical:crítico|críticos}',
  digestMore: 'e mais {count}',
  digestBecause: 'Você recebe este aviso pelas regras da sua organização.',
};
