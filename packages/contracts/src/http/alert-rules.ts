import { z } from 'zod';
import { alertGrains } from '../alerts/subject.js';
import { metricIds } from '../metric-ids.js';
import { instant, text, timeOfDay } from '../primitives.js';
import { askedCode } from './code.js';
import { bilingual, pageOf, pageQuery } from './page.js';
import { roleSchema } from './sessions.js';

/** Lengths of time that a rule can look back. */
export const alertWindows = ['5m', '10m', '15m', '30m', '1h', '2h', '4h', '8h', '1d'] as const;
/** The period so far, by the store's clock. */
export const alertPeriods = ['day', 'week', 'month'] as const;

/** Stretches that end now and have no length of their own: the strangest of today, and the time without a sale. Of `usual` tickets, below. */
export const alertStretches = ['anyStretch', 'sinceSale'] as const;

const window = z.enum([...alertWindows, ...alertPeriods, ...alertStretches]);
export type AlertWindow = z.output<typeof window>;

/** A threshold as an exact decimal: money in the currency, a rate as a part of one (0.3 is 30 %), else a number. */
const threshold = () => z.string().regex(/^-?(?:0|[1-9][0-9]{0,10})(?:\.[0-9]{1,6})?$/u);

/** At least one of the two levels; `critical` lies beyond `warning` on the side. */
const levels = {
  side: z.enum(['above', 'below']),
  warning: threshold().optional(),
  critical: threshold().optional(),
  slack: threshold().optional().describe('How far the figure must come back over a threshold before its level ends'),
};

const measured = { metric: z.enum(metricIds), window, ...levels };

/** What a rule asks of each of its subjects. */
const singles = [
  z.strictObject({ kind: z.literal('value'), ...measured }).describe('The figure itself, in its own unit'),
  z
    .strictObject({
      kind: z.literal('change'),
      ...measured,
      against: z.enum(['sameWeekday', 'previousWindow', 'lastYear']),
      by: z.enum(['share', 'amount']).describe('share: thresholds are parts of one, −0.3 is 30 % less'),
    })
    .describe('How far the figure lies from the same span before'),
  z
    .strictObject({ kind: z.literal('usual'), ...measured })
    .describe(
      'Outside of what is usual at this hour of this weekday: thresholds are numbers of spreads, below as −2. Of tickets below, two windows have no length of their own: `anyStretch` is the strangest stretch of today, `sinceSale` the time without a sale',
    ),
  z
    .strictObject({ kind: z.literal('goalAtRisk'), ...levels })
    .describe('The day as it is going against its goal: thresholds are parts of one, −0.1 is 10 % short of the goal'),
  z.strictObject({ kind: z.literal('silence'), ...levels }).describe('Minutes without a sale, opening hours only'),
  z
    .strictObject({ kind: z.literal('ticket'), metric: z.enum(metricIds), ...levels })
    .describe('One sale by itself. Its grain is ticket'),
  z
    .strictObject({ kind: z.literal('belowPeers'), ...levels })
    .describe('Low performance: the share of a product in its category against the same in stores like it, in spreads'),
] as const;
const single = z.discriminatedUnion('kind', singles);
export type SingleCondition = z.output<typeof single>;

const joined = z.strictObject({ kind: z.enum(['all', 'any']), of: z.array(single).min(2).max(4) });
/** One union by `kind`, so that a fault is told of its own field. */
export const alertConditionSchema = z.discriminatedUnion('kind', [...singles, joined]).meta({ id: 'AlertCondition' });
export type AlertCondition = z.output<typeof alertConditionSchema>;

const minutes = (max: number) => z.int().min(0).max(max);
const DAY = 1_440;

export const alertScheduleSchema = z.strictObject({
  weekdays: z.array(z.int().min(1).max(7)).min(1).max(7).optional().describe('Monday is 1; absent: every day'),
  from: timeOfDay().optional().describe("By the store's clock"),
  to: timeOfDay().optional(),
  openHoursOnly: z.boolean().default(true).describe('Only while the store is open, where its hours are known'),
  quiet: z
    .array(z.strictObject({ from: timeOfDay(), to: timeOfDay() }))
    .max(4)
    .default([]),
});
export type AlertSchedule = z.output<typeof alertScheduleSchema>;

export const alertChannels = ['app', 'push', 'mail', 'webhook', 'slack'] as const;
export type AlertChannel = (typeof alertChannels)[number];

/** Who is told. `responsible`: whoever the subject belongs to, the store's manager first. */
export const alertRoutingSchema = z.strictObject({
  to: z.enum(['responsible', 'regional', 'network', 'me', 'people', 'endpoints']),
  personIds: z.array(z.uuid()).max(50).default([]).describe('Beside them, or alone with `people`'),
  endpointIds: z.array(z.uuid()).max(10).default([]).describe('Webhooks and Slack'),
  tellSeller: z.boolean().default(false).describe('The seller that the alert is about, too'),
  overrides: z
    .array(z.strictObject({ storeId: askedCode(), personIds: z.array(z.uuid()).min(1).max(50) }))
    .max(2_000)
    .default([])
    .describe('In these stores, these people instead'),
  channels: z.array(z.enum(alertChannels)).min(1).max(alertChannels.length),
  grouping: z.enum(['each', 'digest']).default('each'),
  reminderMinutes: minutes(7 * DAY)
    .optional()
    .describe('Told again while it is open and nobody has it'),
  escalateMinutes: minutes(7 * DAY)
    .optional()
    .describe('The next level up is told when nobody has it'),
});
export type AlertRouting = z.output<typeof alertRoutingSchema>;

/** What a rule says; beside it stand its version and its state. */
export const alertRuleDraftSchema = z
  .strictObject({
    name: text(120, 1),
    template: z.string().max(64).optional().describe('The ready rule that it was made from'),
    grain: z.enum(alertGrains),
    storeIds: z.array(askedCode()).max(2_000).optional().describe('Absent: all stores of the author'),
    regionIds: z.array(z.string().min(1).max(128)).max(200).optional(),
    categories: z.array(z.string().min(1).max(128)).max(200).optional(),
    productIds: z.array(askedCode()).max(1_000).optional(),
    condition: alertConditionSchema,
    minTickets: z.int().min(0).max(100_000).default(0).describe('Fewer sales in the window say nothing'),
    pendingMinutes: minutes(DAY).default(0),
    recoverMinutes: minutes(DAY).default(5),
    cooldownMinutes: minutes(7 * DAY).default(60),
    schedule: alertScheduleSchema.default({ openHoursOnly: true, quiet: [] }),
    routing: alertRoutingSchema,
    action: text(500).optional().describe("What to do, in the author's words; a template has its own"),
  })
  .meta({ id: 'AlertRuleDraft' });
export type AlertRuleDraft = z.output<typeof alertRuleDraftSchema>;

/** `draft` has never been turned on; `paused` begins again at `pausedUntil`. */
export const alertRuleStates = ['draft', 'on', 'off', 'paused'] as const;

/** How alerting stands to a rule that is on. `learning` rings already; `noData` and `error` do not. */
export const ruleHealthStates = ['ok', 'learning', 'noData', 'error'] as const;
/**
 * `pipeline_behind`: not every sale is known to have come through; `alerting_away`: alerting does not answer; `window_not_seen`: the rule's
 * window begins before anybody counted what it asks for.
 */
export const noDataCodes = [
  'pipeline_behind',
  'alerting_away',
  'not_taken_up',
  'no_subjects',
  'no_sales',
  'window_not_seen',
] as const;

const ruleHealthSchema = z.object({
  state: z.enum(ruleHealthStates),
  code: z
    .string()
    .nullable()
    .describe(`Why. Of noData one of ${noDataCodes.join(', ')}; of an error as in \`error\``),
  pointer: z.string().nullable().describe('Of an error: JSON pointer into `rule`'),
  since: instant().nullable(),
  until: instant().nullable().describe('Of `window_not_seen`: from then on the rule sees its whole window, and rings'),
  subjects: z
    .object({ total: z.int(), learning: z.int().describe('With too little history of their own') })
    .nullable()
    .describe('Stores, regions or the network that it looks at'),
  message: bilingual.nullable().describe('What is wrong, what still works, what to do; null: all is well'),
});
export type RuleHealth = z.output<typeof ruleHealthSchema>;

export const alertRuleSchema = z
  .object({
    id: z.uuid(),
    version: z.int().min(1),
    state: z.enum(alertRuleStates),
    pausedUntil: instant().nullable(),
    rule: alertRuleDraftSchema,
    author: z.object({ id: z.string(), name: z.string() }).nullable(),
    sentence: bilingual.describe('The rule in plain words'),
    firings: z.int().optional().describe('In lists: alerts of the last 30 days, of those that the reader may know of'),
    error: z
      .object({ code: z.string(), message: bilingual })
      .nullable()
      .describe('Why it cannot be evaluated; the others go on'),
    health: ruleHealthSchema
      .nullable()
      .describe('Null: it is not on, or was changed so lately that alerting has not told of it yet'),
    createdAt: instant(),
    updatedAt: instant(),
  })
  .meta({ id: 'AlertRule' });
export type AlertRule = z.output<typeof alertRuleSchema>;

export const alertRuleQuerySchema = z.strictObject({
  ...pageQuery,
  state: z.enum(alertRuleStates).optional(),
});
export const alertRuleListSchema = pageOf(alertRuleSchema).meta({ id: 'AlertRuleList' });
export type AlertRuleList = z.output<typeof alertRuleListSchema>;

const unsoldItem = z.object({
  kind: z.enum(['category', 'product']),
  id: z.string(),
  pointer: z.string().describe('JSON pointer into the rule'),
});
export type UnsoldItem = z.output<typeof unsoldItem>;
const unsold = z
  .array(unsoldItem)
  .describe(
    'Products and categories that the rule names and nobody sold so far, in the stores that you see: it waits for them',
  );

/** The answer to a new or changed rule. */
export const alertRuleSavedSchema = alertRuleSchema
  .extend({
    overlaps: z
      .array(z.object({ ruleId: z.uuid(), name: z.string() }))
      .max(100)
      .describe('Others that are on and ask the same of some of the same stores: whoever is told may be told twice'),
    unsold,
  })
  .meta({ id: 'AlertRuleSaved' });
export type AlertRuleSaved = z.output<typeof alertRuleSavedSchema>;

/** POST /v1/alert-rules: answered with the rule, those that it overlaps with, and what it waits for. */
export const alertRuleRequestSchema = z
  .strictObject({ rule: alertRuleDraftSchema, state: z.enum(['draft', 'on']).default('on') })
  .meta({ id: 'AlertRuleRequest' });
export type AlertRuleRequest = z.output<typeof alertRuleRequestSchema>;

/** POST /v1/alert-rules/{id}/test: a message marked as a test, on its way. */
export const alertRuleTestSchema = z
  .object({
    id: z.uuid(),
    askedAt: instant(),
    to: z
      .array(
        z.object({
          deliveryId: z.uuid().describe('GET /v1/alert-deliveries tells what became of it'),
          channel: z.enum(alertChannels),
          recipient: z.object({ id: z.string(), name: z.string() }).describe('You, or a webhook of the rule'),
        }),
      )
      .min(1),
  })
  .meta({ id: 'AlertRuleTest' });
export type AlertRuleTest = z.output<typeof alertRuleTestSchema>;

/** PATCH /v1/alert-rules/{id}, with If-Match. What is absent stays. */
export const alertRulePatchSchema = z
  .strictObject({
    rule: alertRuleDraftSchema.optional(),
    state: z.enum(['on', 'off']).optional(),
    pausedUntil: instant().nullable().optional(),
  })
  .meta({ id: 'AlertRulePatch' });
export type AlertRulePatch = z.output<typeof alertRulePatchSchema>;

const fieldChange = z.object({ pointer: z.string(), before: z.unknown().optional(), after: z.unknown().optional() });
export const alertRuleVersionSchema = z.object({
  version: z.int().min(1),
  at: instant(),
  author: z.object({ id: z.string(), name: z.string() }).nullable(),
  rule: alertRuleDraftSchema,
  changes: z
    .array(fieldChange)
    .describe('Against the version before, by JSON pointer into `rule`, `state` and `pausedUntil` of the rule'),
});
export type AlertRuleVersion = z.output<typeof alertRuleVersionSchema>;
export const alertRuleVersionListSchema = pageOf(alertRuleVersionSchema).meta({ id: 'AlertRuleVersionList' });
export type AlertRuleVersionList = z.output<typeof alertRuleVersionListSchema>;

/** GET /v1/alert-rules/{id}/proposal: what verdicts on its alerts say, and a stricter threshold where they agree on one. */
export const alertRuleProposalSchema = z
  .object({
    days: z.int().describe('Looked back so far'),
    useless: z.int().describe('Alerts that somebody called not useful, of those that the rule as it is would raise'),
    others: z.int(),
    proposal: z
      .object({
        level: z.enum(['warning', 'critical']),
        before: threshold(),
        threshold: threshold(),
        silenced: z.int().describe('Of `useless`: would not have come'),
        lost: z.int().describe('Of `others`: would not have come either'),
        rule: alertRuleDraftSchema.describe('The rule with the proposed threshold'),
        sentence: bilingual,
      })
      .nullable(),
  })
  .meta({ id: 'AlertRuleProposal' });
export type AlertRuleProposal = z.output<typeof alertRuleProposalSchema>;

/** A ready rule: turned on as it is, or the beginning of one's own. */
export const alertTemplateSchema = z.object({
  id: z.string(),
  name: bilingual,
  about: bilingual,
  action: bilingual.describe('What to do when it rings'),
  rule: alertRuleDraftSchema,
});
export const alertTemplateListSchema = pageOf(alertTemplateSchema).meta({ id: 'AlertTemplateList' });
export type AlertTemplate = z.output<typeof alertTemplateSchema>;
export type AlertTemplateList = z.output<typeof alertTemplateListSchema>;

/** POST /v1/alert-rules:backtest: the last `days` of the warehouse through the engine. */
export const backtestRequestSchema = z
  .strictObject({
    rule: alertRuleDraftSchema,
    days: z.int().min(1).max(90).default(30),
    ruleId: z.uuid().optional().describe('The rule that this is to replace: it does not overlap with itself'),
  })
  .meta({ id: 'BacktestRequest' });
export type BacktestRequest = z.output<typeof backtestRequestSchema>;

export const backtestSchema = z
  .object({
    from: z.string().describe('Business date'),
    to: z.string(),
    firings: z
      .array(
        z.object({
          subject: z.object({ grain: z.enum(alertGrains), ids: z.array(z.string()), name: z.string() }),
          level: z.enum(['warning', 'critical']),
          raisedAt: instant(),
          endedAt: instant().nullable(),
          value: z.string().nullable().describe('The judged figure when it rang'),
        }),
      )
      .max(1_000),
    firingsTotal: z.int().describe('Also of those beyond the first thousand'),
    perWeek: z.number().describe('Firings a week, over all subjects'),
    perManagerPerDay: z.number().nullable(),
    overlaps: z
      .array(
        z.object({
          ruleId: z.uuid(),
          name: z.string(),
          share: z.number().describe('Of these firings, told by that rule too'),
        }),
      )
      .describe('Rules that are on and would have told some of these firings'),
    unsold,
    recipients: z.array(z.object({ id: z.string(), name: z.string(), role: roleSchema })).max(200),
    recipientsTotal: z.int(),
    ticketsRead: z.int(),
    tookMs: z.number(),
  })
  .meta({ id: 'Backtest' });
export type Backtest = z.output<typeof backtestSchema>;
