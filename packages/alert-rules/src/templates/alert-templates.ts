import { type AlertTemplate, alertRuleDraftSchema } from '@vitrine/contracts';
import { type TemplateId, templateTexts } from '../messages/templates.js';

type Fields = Readonly<Record<string, unknown>>;

const PEOPLE = { to: 'responsible', channels: ['app', 'push', 'mail'], escalateMinutes: 60 } as const;
const QUIETLY = { to: 'responsible', channels: ['app', 'mail'] } as const;
const OPEN = { openHoursOnly: true };

/** What each template asks; names, explanations and actions are in `messages`. Thresholds are tuned on the demo chain by `bench alert-quality`. */
const RULES: Readonly<Record<TemplateId, Fields>> = {
  salesBelowUsual: {
    grain: 'store',
    condition: {
      kind: 'usual',
      metric: 'tickets',
      window: 'day',
      side: 'below',
      warning: '-3.7',
      critical: '-5',
      slack: '1',
    },
    pendingMinutes: 10,
    cooldownMinutes: 600,
  },
  noSales: {
    grain: 'store',
    condition: {
      kind: 'all',
      of: [
        { kind: 'silence', side: 'above', warning: '40', critical: '90' },
        {
          kind: 'usual',
          metric: 'tickets',
          window: '1h',
          side: 'below',
          warning: '-3',
          critical: '-3',
          slack: '1',
        },
        { kind: 'value', metric: 'tickets', window: 'day', side: 'above', warning: '1', critical: '1' },
      ],
    },
    cooldownMinutes: 120,
  },
  goalAtRisk: {
    grain: 'store',
    condition: { kind: 'goalAtRisk', side: 'below', warning: '-0.5', critical: '-0.6', slack: '0.05' },
    schedule: { ...OPEN, from: '16:00' },
    pendingMinutes: 15,
    cooldownMinutes: 600,
  },
  discountsHigh: {
    grain: 'seller',
    condition: {
      kind: 'value',
      metric: 'discountRate',
      window: '4h',
      side: 'above',
      warning: '0.17',
      critical: '0.25',
      slack: '0.03',
    },
    minTickets: 4,
    cooldownMinutes: 600,
  },
  returnsSpike: {
    grain: 'store',
    condition: {
      kind: 'all',
      of: [
        {
          kind: 'value',
          metric: 'returnRate',
          window: '2h',
          side: 'above',
          warning: '0.2',
          critical: '0.4',
          slack: '0.05',
        },
        {
          kind: 'usual',
          metric: 'itemsPerTicket',
          window: '2h',
          side: 'below',
          warning: '-2',
          critical: '-2',
          slack: '1',
        },
      ],
    },
    cooldownMinutes: 600,
  },
  averageTicketDown: {
    grain: 'store',
    condition: {
      kind: 'all',
      of: [
        {
          kind: 'usual',
          metric: 'averageTicket',
          window: '2h',
          side: 'below',
          warning: '-1.8',
          critical: '-3',
          slack: '0.5',
        },
        {
          kind: 'usual',
          metric: 'itemsPerTicket',
          window: '2h',
          side: 'below',
          warning: '-2.2',
          critical: '-3',
          slack: '0.5',
        },
      ],
    },
    minTickets: 10,
    pendingMinutes: 5,
    cooldownMinutes: 600,
  },
  sellerWithoutSales: {
    grain: 'seller',
    condition: { kind: 'usual', metric: 'tickets', window: '4h', side: 'below', warning: '-3.2', critical: '-4.5' },
    cooldownMinutes: 600,
  },
  productOutOfPattern: {
    grain: 'product',
    condition: { kind: 'usual', metric: 'tickets', window: 'day', side: 'below', warning: '-2.6', critical: '-3.5' },
    cooldownMinutes: 4_320,
    routing: QUIETLY,
  },
  marginLow: {
    grain: 'category',
    condition: {
      kind: 'value',
      metric: 'marginRate',
      window: '2h',
      side: 'below',
      warning: '0.1',
      critical: '0',
      slack: '0.05',
    },
    minTickets: 6,
    cooldownMinutes: 600,
  },
  opensLate: {
    grain: 'store',
    condition: {
      kind: 'all',
      of: [
        { kind: 'silence', side: 'above', warning: '45', critical: '90' },
        { kind: 'value', metric: 'tickets', window: 'day', side: 'below', warning: '0', critical: '0' },
        { kind: 'usual', metric: 'tickets', window: 'day', side: 'below', warning: '-2.4', critical: '-2.4' },
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
