import type { AlertChangeKind, AlertEvidence, AlertSubject, Bilingual } from '@vitrine/contracts';
import { actionOf, lowActionTexts } from '@vitrine/metrics';
import { stepTexts } from '../messages/steps.js';
import { type TemplateId, templateTexts } from '../messages/templates.js';

/** What is known of an alert when somebody asks what to do. */
export interface ActedOn {
  readonly change: AlertChangeKind;
  readonly subject: Pick<AlertSubject, 'grain'>;
  readonly evidence: readonly AlertEvidence[];
  /** Null: the rule was made without one. */
  readonly template: string | null;
  /** What the author of the rule wrote. */
  readonly action?: string | undefined;
}

type StepKey = keyof (typeof stepTexts)['en'];

/**
 * What to do about an alert, the first thing first: the author's words, what fits the cause where one is known, then the words of the rule's
 * template and what usually helps next. A rule without a template gets what its condition suggests. Nothing for an alert that is over.
 */
export function alertActions({ change, subject, evidence, template, action }: ActedOn): Bilingual[] {
  if (change === 'recovered') return [];
  const own = action === undefined || action.trim() === '' ? [] : [{ 'pt-BR': action, en: action }];
  const key = knownTemplate(template) ?? suggestedBy(subject.grain, evidence[0]);
  const caused = causedBy(evidence[0]);
  // What may help where nobody knows the cause would send people looking for another one.
  if (caused.length > 0 && key === 'lowPerformer') return [...own, ...caused];
  return [...own, ...caused, ...(key === undefined ? [] : textsOf(key))];
}

/** Nothing where no figure explains it: then all that may help is to be told. */
function causedBy(first: AlertEvidence | undefined): Bilingual[] {
  const cause = first?.because?.cause;
  if (cause === undefined || cause === 'unexplained') return [];
  const action = actionOf[cause];
  return [{ 'pt-BR': lowActionTexts['pt-BR'][action], en: lowActionTexts.en[action] }];
}

const knownTemplate = (template: string | null): TemplateId | undefined =>
  template !== null && Object.hasOwn(templateTexts.en, template) ? (template as TemplateId) : undefined;

function textsOf(key: TemplateId | 'lowPerformer'): Bilingual[] {
  const first =
    key === 'lowPerformer' ? [] : [{ 'pt-BR': templateTexts['pt-BR'][key].action, en: templateTexts.en[key].action }];
  const english = stepTexts.en[key];
  return [...first, ...stepTexts['pt-BR'][key].map((text, at) => ({ 'pt-BR': text, en: english[at] ?? '' }))];
}

/** Of the sides on which a metric is bad news. */
const BY_METRIC: Readonly<Record<string, Exclude<StepKey, 'lowPerformer'>>> = {
  'netSales below': 'salesBelowUsual',
  'tickets below': 'salesBelowUsual',
  'averageTicket below': 'averageTicketDown',
  'itemsPerTicket below': 'averageTicketDown',
  'discounts above': 'discountsHigh',
  'discountRate above': 'discountsHigh',
  'returns above': 'returnsSpike',
  'returnRate above': 'returnsSpike',
  'margin below': 'marginLow',
  'marginRate below': 'marginLow',
};

function suggestedBy(grain: AlertSubject['grain'], first: AlertEvidence | undefined): StepKey | undefined {
  if (first === undefined) return undefined;
  switch (first.condition) {
    case 'belowPeers':
      return 'lowPerformer';
    case 'ticket':
      return first.side === 'above' && first.metric === 'netSales'
        ? 'largeSale'
        : BY_METRIC[`${first.metric} ${first.side}`];
    case 'goalAtRisk':
      return 'goalAtRisk';
    case 'silence':
      if (grain === 'network') return 'dataStopped';
      return grain === 'seller' ? 'sellerWithoutSales' : 'noSales';
    default:
      return bySubject(grain, `${first.metric ?? 'netSales'} ${first.side}`);
  }
}

/** Fewer sales of a seller or a product have other reasons than those of a store. */
function bySubject(grain: AlertSubject['grain'], what: string): StepKey | undefined {
  const key = BY_METRIC[what];
  if (what === 'units below' || key === 'salesBelowUsual') {
    if (grain === 'product' || grain === 'category') return 'productOutOfPattern';
    if (grain === 'seller') return 'sellerWithoutSales';
  }
  return key;
}
