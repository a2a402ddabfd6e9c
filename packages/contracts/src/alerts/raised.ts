import { z } from 'zod';
import { lowCauses } from '../low-causes.js';
import { metricIds } from '../metric-ids.js';
import { id, tenantId } from '../primitives.js';
import { alertSubjectSchema } from './subject.js';

/** What becomes of an alert. `restated`: it is open, and a correction, a return or a late ticket changed its figures. */
export const alertChanges = ['raised', 'worsened', 'eased', 'restated', 'recovered'] as const;
export type AlertChangeKind = (typeof alertChanges)[number];

const ms = () => z.int().min(0);
const figure = () => z.number().nullable();

/** What became of a sale that an alert is about; `restated`: its cost or its date came later, and nobody has changed it. */
export const saleFates = ['corrected', 'restated', 'returned', 'voided'] as const;

/** Why there was nothing to judge: the store is shut, or it is a day of which nobody knows what is usual. */
export const unjudgedReasons = ['shut', 'oddDay'] as const;

/** One judged figure with all that it was judged by: sentences and charts are made of it, and nothing else. */
export const alertEvidenceSchema = z.object({
  condition: z.enum(['value', 'change', 'usual', 'goalAtRisk', 'silence', 'ticket', 'belowPeers']),
  metric: z.enum(metricIds).optional().describe('Absent: silence'),
  fromMs: ms().describe('The span that the figure is of'),
  toMs: ms(),
  value: figure().describe(
    'The figure itself: money in the currency, a rate as a part of one, silence in minutes; of belowPeers what lies between the shares, which alone may be told',
  ),
  expected: figure().describe('What it was held against; null where it is held against nothing'),
  spread: figure().describe('How far it usually lies from it'),
  judged: figure().describe('In the unit of the thresholds'),
  by: z.enum(['value', 'share', 'amount', 'spreads', 'minutes']),
  against: z.enum(['sameWeekday', 'previousWindow', 'lastYear', 'usual', 'goal', 'peers']).optional(),
  side: z.enum(['above', 'below']),
  warning: figure(),
  critical: figure(),
  tickets: z.int().describe('Sales in the span'),
  became: z.enum(saleFates).optional().describe('Of a single sale: what happened to it since the alert was raised'),
  since: z.enum(['sale', 'opening']).optional().describe('Of time without a sale: what it is counted from'),
  unjudged: z
    .enum(unjudgedReasons)
    .optional()
    .describe('Why `judged` is null, where it is known; absent: too little was sold or is known'),
  stillHolds: z
    .boolean()
    .optional()
    .describe('Of an alert that has ended: this condition holds as before, and another one ended it'),
  because: z
    .object({
      cause: z.enum(lowCauses),
      rate: z
        .number()
        .optional()
        .describe('How far the price lies above that of stores like it, or how far sales fell in these; 0.12 is 12 %'),
    })
    .optional()
    .describe('Why a low performer sells less, as far as figures say; absent: nobody looked'),
  atStake: z.number().optional().describe('Money, where the figures above do not tell it: what a low performer misses'),
});
export type AlertEvidence = z.output<typeof alertEvidenceSchema>;

/** A record of `alerts.raised.v1`. Idempotent by `eventId`; those of one alert come in order, each with the state after it. */
export const alertRaisedSchema = z
  .object({
    eventId: id().describe('The same for the same change, however often it is sent'),
    alertId: z.uuid().describe('Of one opening of one rule for one subject'),
    tenantId: tenantId(),
    ruleId: z.uuid(),
    ruleVersion: z.int().min(1),
    change: z.enum(alertChanges),
    level: z.enum(['none', 'warning', 'critical']).describe('After the change; none: it has ended'),
    subject: alertSubjectSchema,
    evidence: z.array(alertEvidenceSchema).min(1).describe('One for each condition that held'),
    sinceMs: ms().describe('When the condition began to hold'),
    raisedMs: ms().describe('When the alert was raised first'),
    atMs: ms().describe('Of this change, by the clock that judged it'),
    isLate: z.boolean().describe('What made it ring had been held up by ourselves'),
    cause: z
      .object({ eventId: id(), ticketId: id(), rawAt: ms(), acceptedAt: ms() })
      .optional()
      .describe('The sale that made the change; absent: time alone did'),
    emittedAt: ms().describe('When alerting wrote this record'),
  })
  .describe('A rule began or ceased to hold for one subject, or what an open alert says has changed')
  .meta({ id: 'AlertRaised' });
export type AlertRaised = z.output<typeof alertRaisedSchema>;
