import type { AlertEvidence, AlertRuleDraft, MetricId, SingleCondition } from '@vitrine/contracts';
import { glossary } from '@vitrine/metrics';
import { singlesOf } from '../facts/singles-of.js';

const HOUR_MS = 3_600_000;
const UNIT_MS: Readonly<Record<string, number>> = { m: 60_000, h: HOUR_MS, d: 24 * HOUR_MS };

/** Made up figures that would just make the rule ring, in the form of real ones: one for each condition that a ringing rule needs. */
export function exampleEvidence(draft: AlertRuleDraft, nowMs: number): AlertEvidence[] {
  const singles = singlesOf(draft);
  const needed = draft.condition.kind === 'any' ? singles.slice(0, 1) : singles;
  return needed.map((single) => exampleOf(single, draft, nowMs));
}

/** The level that these figures reach. */
export const exampleLevel = (draft: AlertRuleDraft): 'warning' | 'critical' =>
  singlesOf(draft)[0]?.warning === undefined ? 'critical' : 'warning';

function exampleOf(single: SingleCondition, { minTickets }: AlertRuleDraft, nowMs: number): AlertEvidence {
  const threshold = numberOf(single.warning ?? single.critical) ?? 0;
  return {
    condition: single.kind,
    ...{ fromMs: nowMs - lengthOf(single), toMs: nowMs, tickets: Math.max(1, minTickets) },
    ...{ side: single.side, warning: numberOf(single.warning), critical: numberOf(single.critical), judged: threshold },
    ...figuresOf(single, threshold),
  };
}

type Figures = Pick<AlertEvidence, 'value' | 'expected' | 'spread' | 'by' | 'against' | 'metric'>;

function figuresOf(single: SingleCondition, threshold: number): Figures {
  const nothing = { expected: null, spread: null };
  switch (single.kind) {
    case 'silence':
      return { ...nothing, value: threshold, by: 'minutes' };
    case 'belowPeers':
      return { ...nothing, metric: 'netSales', value: threshold / 100, by: 'spreads', against: 'peers' };
    case 'goalAtRisk':
      return { ...shareOf(1_000, threshold), metric: 'netSales', against: 'goal' };
    case 'change': {
      const { metric, against } = single;
      if (single.by === 'share') return { ...shareOf(usualOf(metric), threshold), metric, against };
      const expected = Math.max(usualOf(metric), Math.abs(threshold) * 2);
      return { metric, against, expected, spread: null, value: expected + threshold, by: 'amount' };
    }
    case 'usual': {
      const { metric } = single;
      const [expected, spread] = [usualOf(metric), usualOf(metric) / 10];
      return { metric, expected, spread, value: expected + threshold * spread, by: 'spreads', against: 'usual' };
    }
    default:
      return { ...nothing, metric: single.metric, value: threshold, by: 'value' };
  }
}

const shareOf = (expected: number, share: number) => ({
  ...{ expected, spread: null, by: 'share' as const },
  value: expected * (1 + share),
});

const rates: ReadonlySet<string> = new Set(glossary().flatMap(({ id, unit }) => (unit === 'ratio' ? [id] : [])));

/** Of a rate a part of one; a round number of everything else. */
const usualOf = (metric: MetricId): number => (rates.has(metric) ? 0.2 : 1_000);

const numberOf = (text: string | undefined): number | null => (text === undefined ? null : Number(text));

/** Of a period so far, its last hour will do. */
function lengthOf(single: SingleCondition): number {
  const found = 'window' in single ? /^(\d+)([mhd])$/u.exec(single.window) : null;
  return found ? Number(found[1]) * (UNIT_MS[found[2] ?? ''] ?? HOUR_MS) : HOUR_MS;
}
