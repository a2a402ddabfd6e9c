import { type AlertTemplate, alertRuleDraftSchema } from '@vitrine/contracts';
import { type TemplateId, templateTexts } from '../messages/templates.js';

type Fields = Readonly<Record<string, unknown>>;

const PEOPLE = { to: 'responsible', channels: ['app', 'push', 'mail'], escalateMinutes: 60 } as const;
const QUIETLY = { to: 'responsible', channels: ['app', 'mail'] } as const;
/** Judged by count and chance, in stretches that have no length of their own. */
const BELOW_USUAL = { kind: 'usual', side: 'below' } as const;
const FEWER = { kind: 'usual', metric: 'tickets', side: 'below' } as const;
const OPEN = { openHoursOnly: true };

/** What each template asks; names, explanations and actions are in `messages`. Thresholds are tuned on the demo chain by `bench alert-quality`. */
const RULES: Readonly<Record<TemplateId, Fields>> = {
  salesBelowUsual: {
    grain: 'store',
    condition: {
      kind: 'all',
      of: [
        { ...FEWER, window: 'anyStretch', warning: '-4.4', critical: '-6', slack: '1' },
        { kind: 'silence', side: 'below', warning: '20', critical: '20' },
      ],
    },
    cooldownMinutes: 600,
  },
  noSales: {
    grain: 'store',
    condition: {
      kind: 'all',
      of: [
        { ...FEWER, window: 'anyStretch', warning: '-4.6', critical: '-6', slack: '1' },
        { kind: 'silence', side: 'above', warning: '20', critical: '20' },
        { kind: 'value', metric: 'tickets', window: 'day', side: 'above', warning: '1', critical: '1' },
      ],
    },
    cooldownMinutes: 120,
  },
  goalAtRisk: {
    grain: 'store',
    condition: {
      kind: 'all',
      of: [
        { kind: 'goalAtRisk', side: 'below', warning: '-0.3', critical: '-0.6', slack: '0.05' },
        { ...FEWER, window: 'anyStretch', warning: '-3.5', critical: '-5', slack: '1' },
      ],
    },
    schedule: { ...OPEN, from: '16:00' },
    pendingMinutes: 15,
    cooldownMinutes: 600,
  },
  discountsHigh: {
    grain: 'seller',
    condition: {
      kind: 'all',
      of: [
        // More than the deepest promotion gives: one sale can tell.
        {
          kind: 'value',
          metric: 'discountRate',
          window: '4h',
          side: 'above',
          warning: '0.31',
          critical: '0.4',
          slack: '0.05',
        },
        { kind: 'value', metric: 'discounts', window: '4h', side: 'above', warning: '30', critical: '30' },
      ],
    },
    cooldownMinutes: 600,
  },
  returnsSpike: {
    grain: 'store',
    condition: { kind: 'value', metric: 'returns', window: '10m', side: 'above', warning: '1', critical: '1' },
    pendingMinutes: 30,
    cooldownMinutes: 600,
  },
  averageTicketDown: {
    grain: 'store',
    condition: {
      kind: 'all',
      of: [
        { ...BELOW_USUAL, metric: 'itemsPerTicket', window: '4h', warning: '-3.9', critical: '-5', slack: '1' },
        { kind: 'value', metric: 'returnRate', window: '4h', side: 'below', warning: '0.08', critical: '0.08' },
      ],
    },
    minTickets: 10,
    cooldownMinutes: 600,
  },
  sellerWithoutSales: {
    grain: 'seller',
    condition: { ...FEWER, window: 'sinceSale', warning: '-5', critical: '-6' },
    cooldownMinutes: 600,
  },
  productOutOfPattern: {
    grain: 'product',
    condition: { ...FEWER, window: 'sinceSale', warning: '-4.4', critical: '-6' },
    cooldownMinutes: 4_320,
    routing: QUIETLY,
  },
  marginLow: {
    grain: 'category',
    condition: {
      kind: 'all',
      of: [
        { ...BELOW_USUAL, metric: 'marginRate', window: '2h', warning: '-5', critical: '-8', slack: '1' },
        { kind: 'value', metric: 'marginRate', window: '2h', side: 'below', warning: '0.15', critical: '0' },
        { kind: 'value', metric: 'returnRate', window: '2h', side: 'below', warning: '0', critical: '0' },
      ],
    },
    minTickets: 1,
    cooldownMinutes: 600,
  },
  opensLate: {
    grain: 'store',
    condition: {
      kind: 'all',
      of: [
        { ...FEWER, window: 'anyStretch', warning: '-3.75', critical: '-6' },
        { kind: 'value', metric: 'tickets', window: 'day', side: 'below', warning: '0', critical: '0' },
      ],
    },
    cooldownMinutes: 600,
  },
  dataStopped: {
    grain: 'network',
    condition: { kind: 'silence', side: 'above', warning: '60', critical: '120' },
    cooldownMinutes: 120,
    routing: { ...PEOPLE, to: 'network' },
  },
  largeSale: {
    grain: 'ticket',
    condition: { kind: 'ticket', metric: 'netSales', side: 'above', warning: '8000', critical: '50000' },
    cooldownMinutes: 0,
    schedule: { openHoursOnly: false },
  },
};

/** The twelve ready rules, in the order in which people see them. */
export const alertTemplates: readonly AlertTemplate[] = (Object.keys(RULES) as TemplateId[]).map((id) => ({
  id,
  name: both(id, 'name'),
  about: both(id, 'about'),
  action: both(id, 'action'),
  rule: alertRuleDraftSchema.parse({
    routing: PEOPLE,
    ...RULES[id],
    name: templateTexts['pt-BR'][id].name,
    template: id,
  }),
}));

function both(id: TemplateId, part: 'name' | 'about' | 'action'): AlertTemplate['name'] {
  return { 'pt-BR': templateTexts['pt-BR'][id][part], en: templateTexts.en[id][part] };
}
