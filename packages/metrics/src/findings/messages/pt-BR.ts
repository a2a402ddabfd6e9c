import type { FindingTexts } from './message.js';

export const ptBR: FindingTexts = {
  raised: '{where}: {what}',
  worsened: 'Piorou: {where}, {what}',
  eased: 'Amenizou: {where}, {what}',
  restated: 'Números corrigidos: {where}, {what}',
  recovered: 'De volta ao normal depois de {lasted}: {where}, {what}',
  since: '{sentence}, desde {time}',
  late: '{sentence} (avisado com atraso)',

  network: 'Todas as lojas',
  region: 'Região {name}',
  inStore: '{name} ({store})',
  ticket: 'Cupom {name} ({store})',

  // References begin with their article, which joins the word before it: "abaixo d" + "o usual".
  compared: '{metric} {much} {side} d{reference} {span} ({figures})',
  same: '{metric} em linha com {reference} {span} ({figures})',
  figures: '{value} em vez de {expected}',
  less: '{figures}, {amount} a menos',
  more: '{figures}, {amount} a mais',
  lessInTickets: '{figures}, {amount} a menos em {tickets} {tickets:venda|vendas}',
  moreInTickets: '{figures}, {amount} a mais em {tickets} {tickets:venda|vendas}',
  value: '{metric} em {value} {span}',
  noFigure: '{metric} sem valor {span}',
  saleOf: '{metric} de {value} às {time}',
  silent: '{duration} sem vendas',
  sellsAgain: 'vendas de novo',
  peers: 'participação na categoria {much} {side} d{reference} {span}',
  peersSame: 'participação na categoria em linha com {reference} {span}',
  limit: '{what}, {side} do limite de {threshold}',
  atLimit: '{what}, no limite de {threshold}',
  above: 'acima',
  below: 'abaixo',

  sameWeekday: 'o mesmo dia da semana anterior',
  previousWindow: 'o período anterior',
  lastYear: 'o mesmo dia do ano anterior',
  usual: 'o usual',
  goal: 'o ritmo da meta',
  peersOf: 'a de lojas parecidas',

  dayUntil: 'no dia até {to}',
  between: 'entre {from} e {to}',
  onDay: 'em {day}',
  days: 'de {from} a {to}',

  points: '{number} p.p.',
};
