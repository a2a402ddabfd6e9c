import type { Texts } from '@vitrine/messages';
import { lowActionTexts } from '@vitrine/metrics';

/** What a list lacks, by list and code. */
export const missingTexts = {
  'pt-BR': {
    list: 'A primeira lista fica pronta na próxima madrugada.',
    promoteBaskets:
      '{left:Falta|Faltam} {left} {left:cupom|cupons} para dizer o que vende bem nesta loja ({have} de {need}).',
    promoteDays: '{left:Falta|Faltam} {left} {left:dia|dias} de vendas para ver o que está em alta ({have} de {need}).',
    lowDays:
      '{left:Falta|Faltam} {left} {left:dia|dias} de vendas para comparar com as outras lojas ({have} de {need}).',
    bundlesBaskets: '{left:Falta|Faltam} {left} {left:cupom|cupons} para dizer o que sai junto ({have} de {need}).',
    lastYear: 'Ainda não há vendas da mesma época em anos anteriores: o calendário não diz o que destacar.',
    market: 'Nenhum índice de mercado foi enviado: a alta é a das próprias lojas.',
    stock: 'O estoque das últimas 24 horas não chegou: nem falta nem excesso aparecem.',
    costs: 'Faltam custos no catálogo: sem eles não há faixas de margem.',
    peers: 'Para comparar são necessárias {need} lojas com vendas; há {have}.',
    network: 'As configurações não deixam comparar com as outras lojas.',
  },
  en: {
    list: 'The first list will be there after the next night.',
    promoteBaskets:
      '{left} more {left:ticket|tickets} until we can say what sells well in this store ({have} of {need}).',
    promoteDays: '{left} more {left:day|days} of sales until we can see what is rising ({have} of {need}).',
    lowDays:
      '{left} more {left:day|days} of sales until this store can be compared with the others ({have} of {need}).',
    bundlesBaskets: '{left} more {left:ticket|tickets} until we can say what sells together ({have} of {need}).',
    lastYear: 'There are no sales of this season in earlier years yet: the calendar cannot say what to feature.',
    market: 'No market index was uploaded: what rises is by your own stores.',
    stock: 'No stock of the last 24 hours has arrived: neither shortage nor excess is shown.',
    costs: 'The catalogue lacks costs: without them there are no margin bands.',
    peers: 'To compare, {need} stores with sales are needed; there are {have}.',
    network: 'The settings do not let stores be compared.',
  },
} as const satisfies Texts;

/** Products below their peers: what is seen, why, what to do. */
export const lowTexts = {
  'pt-BR': {
    seen: 'Em valor, faz {share} das vendas da categoria aqui; nas outras lojas, {peersShare}.',
    seenNew: 'Ainda não vende há tempo bastante para comparar.',
    noStock: 'Não há estoque nesta loja.',
    priceAboveNetwork: 'O preço médio aqui está {dearer} acima do das outras lojas.',
    fewerPlacements:
      'Nos cupons, de cada {base} itens da categoria {count} {count:é|são} dele; nas outras lojas, {usual}.',
    fellEverywhere: 'Caiu em toda a rede: as outras lojas vendem {fall} menos que um mês antes.',
    newProduct: 'É novo nesta loja.',
    unexplained: 'O que se sabe de estoque, preço e cupons não explica.',
    ...lowActionTexts['pt-BR'],
  },
  en: {
    seen: 'By value, it makes {share} of the sales of its category here; in the other stores, {peersShare}.',
    seenNew: 'It has not been sold for long enough to compare.',
    noStock: 'This store has no stock.',
    priceAboveNetwork: 'The average price here is {dearer} above that of the other stores.',
    fewerPlacements:
      'On tickets, of every {base} items of the category {count} {count:is|are} of it; in the other stores, {usual}.',
    fellEverywhere: 'It fell everywhere: the other stores sell {fall} less than a month before.',
    newProduct: 'It is new in this store.',
    unexplained: 'What is known of stock, price and tickets does not explain it.',
    ...lowActionTexts.en,
  },
} as const satisfies Texts;

export const bundleTexts = {
  'pt-BR': {
    margin: 'Oferecidos juntos, podem render {value} a mais de margem em {days} dias (entre {low} e {high}).',
    units:
      'Oferecidos juntos, podem sair {value} {value:unidade|unidades} a mais em {days} dias (entre {low} e {high}).',
  },
  en: {
    margin: 'Offered together, they may bring {value} more margin in {days} days (between {low} and {high}).',
    units: 'Offered together, they may sell {value} more {value:unit|units} in {days} days (between {low} and {high}).',
  },
} as const satisfies Texts;
