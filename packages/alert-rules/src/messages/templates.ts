/** What people read of a ready rule: its name, when it rings, and what to do when it does. */
export const templateTexts = {
  'pt-BR': {
    salesBelowUsual: {
      name: 'Vendas abaixo do esperado',
      about: 'O dia da loja está bem abaixo do que é habitual neste dia da semana até esta hora.',
      action: 'Veja se há caixa parado, falta de gente ou algo na porta da loja. Compare com as lojas vizinhas.',
    },
    noSales: {
      name: 'Sem vendas há algum tempo',
      about: 'A loja está aberta e parou de vender numa hora em que costuma vender.',
      action: 'Ligue para a loja: energia, internet ou caixa parado são as causas mais comuns.',
    },
    goalAtRisk: {
      name: 'Meta do dia em risco',
      about: 'A partir das 16h: no ritmo de hoje, a loja vai fechar longe da meta.',
      action: 'Combine com a equipe uma ação para as horas que faltam e ponha os melhores vendedores na frente.',
    },
    discountsHigh: {
      name: 'Desconto acima do limite',
      about: 'Um vendedor está dando descontos muito acima do normal.',
      action: 'Converse com o vendedor e confira se os descontos foram autorizados.',
    },
    returnsSpike: {
      name: 'Pico de devoluções',
      about: 'Muitas peças estão voltando em duas horas.',
      action: 'Confira as devoluções no caixa: defeito de um lote, troca em massa ou fraude.',
    },
    averageTicketDown: {
      name: 'Cupom médio caiu',
      about: 'Os clientes compram, mas cada compra vale bem menos que o habitual.',
      action: 'Veja se falta produto, se uma promoção acabou ou se a equipe deixou de oferecer complementos.',
    },
    sellerWithoutSales: {
      name: 'Vendedor sem vendas',
      about: 'Um vendedor que costuma vender a esta hora não está vendendo.',
      action: 'Confira a escala: pode ser ausência, pausa longa ou vendas lançadas em nome de um colega.',
    },
    productOutOfPattern: {
      name: 'Produto fora do padrão',
      about: 'Um produto que sempre vende na loja quase parou de vender.',
      action: 'Olhe a gôndola e o estoque; se houver produto, confira o preço e a etiqueta.',
    },
    marginLow: {
      name: 'Margem baixa',
      about: 'Uma categoria da loja está quase sem margem nas últimas duas horas.',
      action: 'Confira os preços cadastrados e os descontos das últimas vendas.',
    },
    opensLate: {
      name: 'Loja demorou a abrir',
      about: 'Já passou da hora de abrir e a loja ainda não fez a primeira venda.',
      action: 'Ligue para quem abre a loja.',
    },
    dataStopped: {
      name: 'Dados pararam de chegar',
      about: 'Nenhuma venda da rede chega há algum tempo, com lojas abertas.',
      action: 'Fale com a TI: o mais provável é a ligação entre os caixas e o sistema.',
    },
    largeSale: {
      name: 'Venda muito grande',
      about: 'Uma só venda de valor muito alto.',
      action: 'Agradeça ao cliente, confira o pagamento e o estoque; descarte erro de digitação.',
    },
  },
  en: {
    salesBelowUsual: {
      name: 'Sales below expected',
      about: "The store's day is well below what is usual on this weekday up to this hour.",
      action: 'Look for a till that is down, missing staff or trouble at the door. Compare with stores nearby.',
    },
    noSales: {
      name: 'No sales for some time',
      about: 'The store is open and has stopped selling at an hour when it usually sells.',
      action: 'Call the store: power, network or a till that is down are the most common causes.',
    },
    goalAtRisk: {
      name: "Day's goal at risk",
      about: "From 16:00 on: at today's pace the store will close far from its goal.",
      action: 'Agree with the team on something for the hours that are left, and put your best sellers in front.',
    },
    discountsHigh: {
      name: 'Discounts above the limit',
      about: 'A seller gives discounts far above the normal.',
      action: 'Talk to the seller and check whether the discounts were allowed.',
    },
    returnsSpike: {
      name: 'Spike of returns',
      about: 'Many pieces come back within two hours.',
      action: 'Check the returns at the till: a faulty lot, a mass exchange or fraud.',
    },
    averageTicketDown: {
      name: 'Average ticket is down',
      about: 'Customers buy, but each purchase is worth far less than usual.',
      action: 'See whether goods are missing, a promotion has ended, or the team no longer offers extras.',
    },
    sellerWithoutSales: {
      name: 'Seller without sales',
      about: 'A seller who usually sells at this hour does not.',
      action: "Check the rota: it may be an absence, a long break, or sales rung up under a colleague's name.",
    },
    productOutOfPattern: {
      name: 'Product out of pattern',
      about: 'A product that the store always sells has nearly stopped selling.',
      action: 'Look at the shelf and the stock; if the product is there, check its price and label.',
    },
    marginLow: {
      name: 'Low margin',
      about: 'A category of the store has made hardly any margin over the last two hours.',
      action: 'Check the prices on file and the discounts of the last sales.',
    },
    opensLate: {
      name: 'Store is late to open',
      about: 'It is past opening time, and the store has not made its first sale.',
      action: 'Call whoever opens the store.',
    },
    dataStopped: {
      name: 'Data stopped arriving',
      about: 'No sale of the network has arrived for some time, while stores are open.',
      action: 'Talk to IT: the line between tills and system is the most likely cause.',
    },
    largeSale: {
      name: 'Very large sale',
      about: 'A single sale of a very high value.',
      action: 'Thank the customer, check payment and stock; rule out a typing error.',
    },
  },
} as const;

export type TemplateId = keyof (typeof templateTexts)['en'];
