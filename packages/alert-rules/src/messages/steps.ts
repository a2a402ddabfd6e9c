/** What usually helps next, by template; and what to do about a product that sells less than in stores like it. */
export const stepTexts = {
  'pt-BR': {
    salesBelowUsual: [
      'Veja no alerta que horas, vendedores ou produtos puxaram a queda.',
      'Se for a rua toda (chuva, obra, jogo), registre a causa ao resolver o alerta.',
    ],
    noSales: ['Se a loja vende e nada aparece, passe para a TI: o caixa pode não estar enviando.'],
    goalAtRisk: [
      'Olhe o ticket médio e as peças por atendimento: oferecer um complemento sobe mais rápido que o movimento.',
    ],
    discountsHigh: ['Compare com os colegas do mesmo turno: se todos dão desconto, pode ser promoção mal cadastrada.'],
    returnsSpike: ['Separe o produto que mais volta e avise as outras lojas se for defeito.'],
    averageTicketDown: ['Relembre a equipe dos pares que vendem juntos e ponha-os lado a lado.'],
    sellerWithoutSales: ['Se a pessoa está atendendo, veja se as vendas saem com o código certo no caixa.'],
    productOutOfPattern: ['Se acabou, peça reposição ou ofereça o substituto mais próximo.'],
    marginLow: ['Veja os produtos que mais pesaram: custo novo sem preço novo é a causa mais comum.'],
    opensLate: ['Se a loja está aberta, confira se o caixa está ligado e enviando.'],
    dataStopped: ['Enquanto isso, os outros alertas esperam: nenhuma loja é dada como parada sem dados.'],
    largeSale: ['Se foi engano, peça o cancelamento do cupom: o alerta se corrige sozinho.'],
    lowPerformer: [
      'Confira se o produto está exposto, com todos os tamanhos e com estoque.',
      'Compare preço e etiqueta com as lojas parecidas.',
      'Peça à equipe que o ofereça junto dos pares que mais saem com ele.',
      'Se nada mudar em quatro semanas, transfira parte do estoque para lojas onde ele gira.',
    ],
  },
  en: {
    salesBelowUsual: [
      'See in the alert which hours, sellers or products made the fall.',
      'If it is the whole street (rain, works, a match), note the cause when you resolve the alert.',
    ],
    noSales: ['If the store sells and nothing shows, pass it to IT: the till may not be sending.'],
    goalAtRisk: ['Look at the average ticket and the units per ticket: offering an extra rises faster than footfall.'],
    discountsHigh: [
      'Compare with colleagues of the same shift: if all give discounts, a promotion may be set up wrong.',
    ],
    returnsSpike: ['Put the product aside that comes back most, and warn the other stores if it is faulty.'],
    averageTicketDown: ['Remind the team of pairs that sell together, and place them side by side.'],
    sellerWithoutSales: ['If they are serving, check that sales go out under the right code at the till.'],
    productOutOfPattern: ['If it has run out, ask for more or offer the nearest substitute.'],
    marginLow: ['Look at the products that weighed most: a new cost without a new price is the most common cause.'],
    opensLate: ['If the store is open, check that the till is on and sending.'],
    dataStopped: ['Until then the other alerts wait: no store is called silent without data.'],
    largeSale: ['If it was a mistake, have the ticket voided: the alert corrects itself.'],
    lowPerformer: [
      'Check that the product is on display, in all sizes and in stock.',
      'Compare price and label with stores like it.',
      'Ask the team to offer it along with what it sells best with.',
      'If nothing changes in four weeks, move part of the stock to stores where it sells.',
    ],
  },
} as const satisfies Readonly<Record<'pt-BR' | 'en', Readonly<Record<string, readonly string[]>>>>;
