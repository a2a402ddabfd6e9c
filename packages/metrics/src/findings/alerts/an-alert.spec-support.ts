import {
  type AlertEvidence,
  type AlertSubject,
  alertGrains,
  lowCauses,
  metricIds,
  saleFates,
  unjudgedReasons,
} from '@vitrine/contracts';
import fc from 'fast-check';
import type { AlertFacts } from './alert-claims.js';

export const PLACE = { currency: 'BRL', minorDigits: 2, timeZone: 'America/Sao_Paulo' } as const;
export const NAMES = { region: 'Sul', store: 'Loja Centro', seller: 'Ana Souza', product: 'Lençol Nuvem' } as const;
const SUBJECT = {
  regionId: 'r-sul',
  storeId: 'LJ-07',
  sellerId: 'V-12',
  productId: 'P-9',
  category: 'Cama',
  ticketId: 'C-51207',
} as const;

/** 2026-11-20, by the clock of the store. */
export const at = (time: string, day = '2026-11-20'): number => Date.parse(`${day}T${time}:00-03:00`);

/** Net sales of half an hour, 42 % below the usual. */
export const evidence = (more: Partial<AlertEvidence> = {}): AlertEvidence => ({
  condition: 'usual',
  metric: 'netSales',
  fromMs: at('10:30'),
  toMs: at('11:00'),
  value: 1_160.4,
  expected: 2_000,
  spread: 320,
  judged: -2.62375,
  by: 'spreads',
  against: 'usual',
  side: 'below',
  warning: -2.5,
  critical: -4,
  tickets: 9,
  ...more,
});

export const alert = (
  of: Partial<AlertEvidence> | AlertEvidence[] = {},
  more: Partial<AlertFacts> = {},
): AlertFacts => ({
  change: 'raised',
  level: 'warning',
  subject: { grain: 'store', storeId: 'LJ-07' },
  evidence: Array.isArray(of) ? of : [evidence(of)],
  sinceMs: at('10:45'),
  raisedMs: at('11:00'),
  atMs: at('11:00'),
  isLate: false,
  ...more,
});

export const subjectOf = (grain: AlertSubject['grain']): AlertSubject => ({ grain, ...SUBJECT });

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
const MINUTE_MS = 60_000;
/** Prices and sums with up to four places, as doubles of JSON. */
const figure = fc.integer({ min: -20_000_000, max: 900_000_000_000 }).map((e4) => e4 / 10_000);
const share = fc.integer({ min: -1_000_000, max: 3_000_000 }).map((e6) => e6 / 1_000_000);
const count = fc.integer({ min: 0, max: 400_000 }).map((halves) => halves / 2);

const because = fc.option(
  fc.record(
    { cause: fc.constantFrom(...lowCauses), rate: fc.integer({ min: 1, max: 300 }).map((percent) => percent / 100) },
    { requiredKeys: ['cause'] },
  ),
  { nil: undefined },
);
const RATIOS: ReadonlySet<string> = new Set(['marginRate', 'costCoverage', 'discountRate', 'returnRate', 'goalRate']);
const COUNTS: ReadonlySet<string> = new Set(['tickets', 'units', 'itemsPerTicket', 'activeSellers']);
const figuresOf = (metric: string) => (RATIOS.has(metric) ? share : COUNTS.has(metric) ? count : figure);

const SHAPES = [
  { condition: 'value', by: 'value' },
  { condition: 'change', by: 'share', against: 'sameWeekday' },
  { condition: 'change', by: 'amount', against: 'previousWindow' },
  { condition: 'change', by: 'share', against: 'lastYear' },
  { condition: 'usual', by: 'spreads', against: 'usual' },
  { condition: 'goalAtRisk', by: 'share', against: 'goal' },
  { condition: 'silence', by: 'minutes' },
  { condition: 'ticket', by: 'value' },
  { condition: 'belowPeers', by: 'spreads', against: 'peers' },
] as const satisfies readonly Partial<AlertEvidence>[];

/** Evidence of every shape, with or without what may be absent. */
export const anyEvidence: fc.Arbitrary<AlertEvidence> = fc
  .tuple(fc.constantFrom(...SHAPES), fc.constantFrom(...metricIds))
  .chain(([shape, anyMetric]) => {
    const metric = shape.condition === 'goalAtRisk' ? 'netSales' : anyMetric;
    const isShare = shape.condition === 'belowPeers';
    const values = shape.condition === 'silence' ? fc.nat(4_000) : isShare ? share : figuresOf(metric);
    const compares = 'against' in shape;
    return fc.record({
      condition: fc.constant(shape.condition),
      by: fc.constant(shape.by),
      ...(compares ? { against: fc.constant(shape.against) } : {}),
      ...(shape.condition === 'silence' ? {} : { metric: fc.constant(metric) }),
      value: fc.option(values, { freq: 12 }),
      expected: compares && !isShare ? fc.option(values, { freq: 12 }) : fc.constant(null),
      ...(isShare ? { atStake: fc.option(figure, { nil: undefined }), because } : {}),
      spread: fc.constant(null),
      judged: fc.constantFrom(null, 1),
      unjudged: fc.constantFrom(undefined, ...unjudgedReasons),
      stillHolds: fc.constantFrom(undefined, true),
      since: fc.constantFrom(undefined, 'sale' as const, 'opening' as const),
      ...(shape.condition === 'ticket' ? { became: fc.constantFrom(undefined, ...saleFates) } : {}),
      side: fc.constantFrom('above' as const, 'below' as const),
      warning: fc.option(values, { freq: 3 }),
      critical: fc.option(values, { freq: 3 }),
      tickets: fc.nat(3_000),
      ...spans,
    }) as fc.Arbitrary<AlertEvidence & Span>;
  })
  .map(({ backMs, lengthMs, ...of }: AlertEvidence & Span): AlertEvidence => {
    const toMs = at('18:00') - backMs;
    if (of.condition === 'belowPeers') return { ...of, fromMs: toMs - 4 * WEEK_MS, toMs };
    return { ...of, fromMs: lengthMs === null ? at('00:00', '2026-11-18') : toMs - lengthMs, toMs };
  });

interface Span {
  readonly backMs: number;
  readonly lengthMs: number | null;
}
const spans = {
  backMs: fc.integer({ min: 0, max: (2 * DAY_MS) / MINUTE_MS }).map((minutes) => minutes * MINUTE_MS),
  lengthMs: fc.option(
    fc.integer({ min: 0, max: DAY_MS / MINUTE_MS }).map((minutes) => minutes * MINUTE_MS),
    { freq: 5 },
  ),
};

export const anyAlert: fc.Arbitrary<AlertFacts> = fc
  .record({
    change: fc.constantFrom('raised' as const, 'worsened', 'eased', 'restated', 'recovered'),
    level: fc.constantFrom('warning' as const, 'critical'),
    grain: fc.constantFrom(...alertGrains),
    evidence: fc.array(anyEvidence, { minLength: 1, maxLength: 3 }),
    sinceMinutes: fc.nat(3_000),
    isLate: fc.boolean(),
  })
  .map(({ grain, sinceMinutes, level, change, ...of }) => ({
    ...of,
    change,
    level: change === 'recovered' ? 'none' : level,
    subject: subjectOf(grain),
    atMs: at('18:00'),
    raisedMs: at('18:00'),
    sinceMs: at('18:00') - sinceMinutes * MINUTE_MS,
  }));
