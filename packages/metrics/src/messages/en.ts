import type { MetricName } from '../metric-name.js';
import type { MetricText } from './message.js';

export const en: Readonly<Record<MetricName, MetricText>> = {
  grossSales: { name: 'Gross sales', formula: 'Net amount + discount of the sale lines with a quantity above zero' },
  discounts: { name: 'Discounts', formula: 'Discount of the sale lines with a quantity above zero' },
  returns: { name: 'Returns', formula: 'Amount given back: lines of returns and lines with a negative quantity' },
  netSales: {
    name: 'Net sales',
    short: 'Sales',
    formula: 'Net amount of all lines: sales − returns, adjustments included',
  },
  tickets: {
    name: 'Tickets',
    formula: 'Closed sale tickets; returns and voided tickets do not count, a corrected ticket counts once',
  },
  units: { name: 'Units', formula: 'Quantity of the sale and return lines' },
  averageTicket: { name: 'Average ticket', short: 'Avg. ticket', formula: 'Net sales ÷ tickets' },
  itemsPerTicket: { name: 'Units per ticket', short: 'Units/ticket', formula: 'Units ÷ tickets' },
  pricePerItem: { name: 'Price per unit', formula: 'Net sales ÷ units' },
  cost: { name: 'Cost', formula: 'Quantity × unit cost at the time of sale, of the lines with a known cost' },
  margin: { name: 'Margin', formula: 'Net sales − cost, of the lines with a known cost' },
  marginRate: {
    name: 'Margin %',
    spoken: 'margin rate',
    formula: 'Margin ÷ net sales of the lines with a known cost; none where more came back than was sold',
  },
  costCoverage: { name: 'Sales with a known cost', formula: 'Net sales of the lines with a known cost ÷ net sales' },
  discountRate: { name: 'Discount rate', formula: 'Discounts ÷ gross sales' },
  returnRate: { name: 'Return rate', formula: 'Returns ÷ (gross sales − discounts)' },
  goal: {
    name: 'Sales goal',
    formula:
      'Sum of the targets of the days: of the stores, or of the sellers; none where a store lacks the target of a day',
  },
  goalRate: {
    name: 'Goal reached',
    short: 'Goal',
    formula: 'Net sales ÷ target of the same days: of the stores, or of the sellers',
  },
  activeSellers: { name: 'Active sellers', formula: 'Sellers with at least one ticket in the period' },
};
