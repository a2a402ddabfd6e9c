import type { MetricName } from '../metric-name.js';
import type { MetricText } from './message.js';

export const ptBR: Readonly<Record<MetricName, MetricText>> = {
  grossSales: {
    name: 'Vendas brutas',
    formula: 'Valor líquido + desconto das linhas de venda com quantidade acima de zero',
  },
  discounts: { name: 'Descontos', formula: 'Desconto das linhas de venda com quantidade acima de zero' },
  returns: { name: 'Devoluções', formula: 'Valor devolvido: linhas de devolução e linhas com quantidade negativa' },
  netSales: {
    name: 'Vendas líquidas',
    short: 'Vendas',
    formula: 'Valor líquido de todas as linhas: vendas − devoluções, com ajustes',
  },
  tickets: {
    name: 'Cupons',
    formula: 'Cupons de venda fechados; devoluções e cancelados não contam, um cupom corrigido conta uma vez',
  },
  units: { name: 'Peças', formula: 'Quantidade das linhas de venda e de devolução' },
  averageTicket: { name: 'Ticket médio', formula: 'Vendas líquidas ÷ cupons' },
  itemsPerTicket: { name: 'Peças por atendimento', short: 'PA', formula: 'Peças ÷ cupons' },
  pricePerItem: { name: 'Preço médio por peça', formula: 'Vendas líquidas ÷ peças' },
  cost: { name: 'Custo', formula: 'Quantidade × custo unitário na hora da venda, das linhas com custo conhecido' },
  margin: { name: 'Margem', formula: 'Vendas líquidas − custo, das linhas com custo conhecido' },
  marginRate: {
    name: 'Margem %',
    spoken: 'margem percentual',
    formula: 'Margem ÷ vendas líquidas das linhas com custo conhecido; sem valor quando voltou mais do que se vendeu',
  },
  costCoverage: {
    name: 'Vendas com custo conhecido',
    formula: 'Vendas líquidas das linhas com custo conhecido ÷ vendas líquidas',
  },
  discountRate: { name: 'Taxa de desconto', formula: 'Descontos ÷ vendas brutas' },
  returnRate: { name: 'Taxa de devolução', formula: 'Devoluções ÷ (vendas brutas − descontos)' },
  goal: {
    name: 'Meta de vendas',
    formula:
      'Soma das metas dos dias: das lojas ou dos vendedores; sem valor quando falta a meta de um dia de uma loja',
  },
  goalRate: {
    name: 'Meta atingida',
    short: 'Meta',
    formula: 'Vendas líquidas ÷ meta dos mesmos dias: das lojas ou dos vendedores',
  },
  activeSellers: { name: 'Vendedores ativos', formula: 'Vendedores com ao menos uma venda no período' },
};
