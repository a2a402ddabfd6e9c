import { type AlertRuleDraft, type AlertWindow, alertStretches, type SingleCondition } from '@vitrine/contracts';
import { type Judging, type Measured, type Single, type Span, type Thresholds, WINDOW_BEFORE } from '@vitrine/domain';
import { figureOf, glossary, type MetricName, ticketsIn } from '@vitrine/metrics';
import { goalReference } from '../reference/goal-reference.js';
import { pastReference } from '../reference/past-reference.js';
import { type ReferenceMaker, referenceStepMinutes } from '../reference/reference-maker.js';
import { usualPerSaleReference } from '../reference/usual-per-sale.js';
import { usualReference } from '../reference/usual-reference.js';
import type { Meaning } from './ready-rule.js';

/** A condition of the engine, what it means, and what it is held against. */
export interface ReadySingle {
  readonly part: Single;
  readonly meaning: Meaning;
  readonly references: ReadonlyMap<string, ReferenceMaker>;
}

/** The figure that low performance is judged by, as the engine asks for it. */
export const BELOW_PEERS = 'belowPeers';
const MINUTE_MS = 60_000;
/** Longer windows have no window of the same length before them in the sums of one day. */
const LONGEST_BEFORE_MS = 12 * 60 * MINUTE_MS;
/** No store is open for much longer. */
const LONGEST_WAIT_MS = 8 * 60 * MINUTE_MS;

export function readySingle(single: SingleCondition, { minTickets, grain }: AlertRuleDraft): ReadySingle {
  const thresholds = thresholdsOf(single);
  switch (single.kind) {
    case 'silence':
      return alone({ kind: 'silence', thresholds }, { condition: 'silence', by: 'minutes' });
    case 'belowPeers':
      return alone(
        { kind: 'given', name: BELOW_PEERS, thresholds },
        { condition: 'belowPeers', metric: 'netSales', by: 'spreads', against: 'peers' },
      );
    case 'goalAtRisk':
      return against(
        { metric: 'netSales', window: 'day', thresholds, minTickets },
        { kind: 'change', by: 'share', against: 'goal' },
        {
          meaning: { condition: 'goalAtRisk', metric: 'netSales', by: 'share', against: 'goal' },
          maker: goalReference(),
        },
      );
    case 'ticket':
      return alone(measured({ metric: single.metric, window: '5m', thresholds, minTickets: 0 }, { kind: 'value' }), {
        condition: 'ticket',
        metric: single.metric,
        by: 'value',
      });
    case 'value':
      return alone(measured({ ...single, thresholds, minTickets }, { kind: 'value' }), {
        condition: 'value',
        metric: single.metric,
        by: 'value',
      });
    case 'usual':
      if (isStretch(single.window)) return scarcity(single.window, grain, thresholds);
      return against(
        { ...single, thresholds, minTickets },
        {
          kind: 'band',
          against: `usual ${single.metric} ${single.window}`,
          ...(isPerSale(single.metric) && { countOf: ticketsIn }),
        },
        {
          meaning: { condition: 'usual', metric: single.metric, by: 'spreads', against: 'usual' },
          maker: isPerSale(single.metric)
            ? usualPerSaleReference(figureOf(single.metric), spanOf(single.window))
            : usualReference(figureOf(single.metric), spanOf(single.window)),
        },
      );
    case 'change':
      return change(single, thresholds, minTickets);
  }
}

type Stretched = (typeof alertStretches)[number];

export const isStretch = (window: AlertWindow): window is Stretched => alertStretches.some((one) => one === window);

function scarcity(window: Stretched, grain: string, thresholds: Thresholds): ReadySingle {
  const since = window === 'sinceSale' ? 'lastSale' : 'opening';
  const stepMs = grain === 'store' ? MINUTE_MS : referenceStepMinutes(grain) * MINUTE_MS;
  return alone(
    { kind: 'scarcity', since, countOf: ticketsIn, thresholds, stepMs },
    { condition: 'usual', metric: 'tickets', by: 'spreads', against: 'usual' },
  );
}

/** Figures that are so much a sale: how near they lie to what is usual is a matter of how many sales there are. */
const PER_SALE: readonly MetricName[] = ['averageTicket', 'itemsPerTicket', 'marginRate'];
const isPerSale = (metric: MetricName): boolean => PER_SALE.includes(metric);

interface Figure {
  readonly metric: MetricName;
  readonly window: AlertWindow;
  readonly thresholds: Thresholds;
  readonly minTickets: number;
}

function change(
  single: Extract<SingleCondition, { kind: 'change' }>,
  thresholds: Thresholds,
  minTickets: number,
): ReadySingle {
  const { metric, window, by, against: past } = single;
  const span = spanOf(window);
  const meaning: Meaning = { condition: 'change', metric, by, against: past };
  const figure = { metric, window, thresholds, minTickets };
  if (past === 'previousWindow' && span.kind === 'last' && span.lengthMs <= LONGEST_BEFORE_MS)
    return alone(measured(figure, { kind: 'change', by, against: WINDOW_BEFORE }), meaning);
  const name = `${past} ${metric} ${window}`;
  return against(
    figure,
    { kind: 'change', by, against: name },
    { meaning, maker: pastReference(figureOf(metric), span, past) },
  );
}

const alone = (part: Single, meaning: Meaning): ReadySingle => ({ part, meaning, references: new Map() });

function against(
  figure: Figure,
  judging: Exclude<Judging, { kind: 'value' }>,
  { meaning, maker }: { readonly meaning: Meaning; readonly maker: ReferenceMaker },
): ReadySingle {
  return { part: measured(figure, judging), meaning, references: new Map([[judging.against, maker]]) };
}

function measured({ metric, window, thresholds, minTickets }: Figure, judging: Judging): Measured {
  const span = spanOf(window);
  const afterOpeningMs = isRate(metric) ? undefined : openedBefore(span, judging, thresholds);
  return {
    kind: 'measured',
    span,
    figure: figureOf(metric),
    isEnough: minTickets === 0 ? () => true : (sums) => ticketsIn(sums) >= minTickets,
    judging,
    thresholds,
    ...(afterOpeningMs !== undefined && { afterOpeningMs }),
  };
}

const rates = new Set(glossary().flatMap(({ id, unit }) => (unit === 'ratio' ? [id] : [])));

/** A rate does not grow with the time that a store has been open. */
const isRate = (metric: MetricName): boolean => rates.has(metric);

/** What is low, or held against the window before, says something only of windows in which the store was open. */
function openedBefore(span: Span, judging: Judging, { side }: Thresholds): number | undefined {
  if (span.kind !== 'last') return undefined;
  if (judging.kind !== 'value' && judging.against === WINDOW_BEFORE)
    return Math.min(2 * span.lengthMs, LONGEST_WAIT_MS);
  return judging.kind === 'value' && side === 'below' ? Math.min(span.lengthMs, LONGEST_WAIT_MS) : undefined;
}

function thresholdsOf({ side, warning, critical, slack }: SingleCondition): Thresholds {
  return {
    side,
    ...(warning !== undefined && { warning: Number(warning) }),
    ...(critical !== undefined && { critical: Number(critical) }),
    ...(slack !== undefined && { slack: Number(slack) }),
  };
}

export function spanOf(window: AlertWindow): Span {
  if (window === 'day' || window === 'week' || window === 'month') return { kind: 'soFar', of: window };
  const unit = window.at(-1);
  const unitMs = unit === 'm' ? MINUTE_MS : unit === 'h' ? 60 * MINUTE_MS : 1_440 * MINUTE_MS;
  return { kind: 'last', lengthMs: Number(window.slice(0, -1)) * unitMs };
}
