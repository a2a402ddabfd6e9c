import { z } from 'zod';
import { alertChanges, alertEvidenceSchema } from '../alerts/raised.js';
import { alertGrains, alertSubjectSchema } from '../alerts/subject.js';
import { instant, text } from '../primitives.js';
import { alertChannels } from './alert-rules.js';
import { bilingual, pageOf, pageQuery } from './page.js';

/** Where an alert stands for the people who have it. `resolved`: by a person, or because its condition is over. */
export const alertStatuses = ['open', 'snoozed', 'resolved'] as const;
/** What a person found when they resolved it. */
export const peoplesCauses = ['fixed', 'expected', 'dataError', 'noAction', 'other'] as const;
/** And why the service did: `recovered`, its condition is over; `ruleChanged`, its rule says something else now, is off or deleted. */
export const alertCauses = [...peoplesCauses, 'recovered', 'ruleChanged'] as const;

const person = z.object({ id: z.string(), name: z.string() });

/** How a part of the whole moved the figure: with its share of the change, never without. */
export const contributorSchema = z.object({
  dimension: z.enum(['hour', 'seller', 'product', 'category', 'channel', 'store']),
  id: z.string(),
  name: z.string(),
  effect: z.string().describe('What it did to the figure, in the unit of the metric'),
  share: z.string().describe('Of the whole change, as a part of one'),
});
export type AlertContributor = z.output<typeof contributorSchema>;

export const alertSchema = z
  .object({
    id: z.uuid(),
    rule: z.object({ id: z.uuid(), version: z.int(), name: z.string(), template: z.string().nullable() }),
    subject: alertSubjectSchema.extend({
      name: z.string(),
      storeName: z.string().nullable(),
      timeZone: z.string().describe('By whose clock its times are told: of the store, else of the tenant'),
    }),
    level: z.enum(['warning', 'critical']).describe('The worst that is open; after the end the last one'),
    phase: z.enum(['firing', 'recovering', 'ended']),
    status: z.enum(alertStatuses),
    headline: bilingual.describe('What, where, how much and since when, in one sentence'),
    evidence: z.array(alertEvidenceSchema),
    sinceAt: instant().describe(
      'As its sentence says: of time without a sale the last sale, else when the condition began',
    ),
    raisedAt: instant(),
    changedAt: instant(),
    endedAt: instant().nullable(),
    isLate: z.boolean(),
    isFlapping: z.boolean(),
    isUnread: z.boolean(),
    assignee: person.nullable(),
    acknowledgedAt: instant().nullable(),
    snoozedUntil: instant().nullable(),
    resolvedAt: instant().nullable(),
    cause: z.enum(alertCauses).nullable(),
    version: z.int().min(1).describe('One more with every change; see `versions` of an action'),
  })
  .meta({ id: 'Alert' });
export type Alert = z.output<typeof alertSchema>;

/** GET /v1/alerts. Newest change first. */
export const alertQuerySchema = z.strictObject({
  ...pageQuery,
  status: z.enum(['open', 'snoozed', 'resolved', 'all']).default('open'),
  level: z.enum(['warning', 'critical']).optional(),
  stores: z.string().max(20_000).optional(),
  ruleId: z.uuid().optional(),
  grain: z.enum(alertGrains).optional(),
});
export type AlertQuery = z.output<typeof alertQuerySchema>;
export const alertListSchema = pageOf(alertSchema)
  .extend({
    counts: z.object({ open: z.int(), critical: z.int(), unread: z.int(), snoozed: z.int() }),
  })
  .meta({ id: 'AlertList' });
export type AlertList = z.output<typeof alertListSchema>;

export const alertActions = [
  'acknowledge',
  'release',
  'assign',
  'snooze',
  'wake',
  'resolve',
  'reopen',
  'comment',
  'notUseful',
  'read',
] as const;

/** POST /v1/alerts:act: one action on one alert or many; what cannot be done is said for each. */
export const alertActionSchema = z
  .strictObject({
    ids: z.array(z.uuid()).min(1).max(200),
    versions: z
      .record(z.uuid(), z.int().min(1))
      .optional()
      .describe('As they were read, by id: an alert that somebody changed since is refused with `changed_meanwhile`'),
    action: z.enum(alertActions),
    assigneeId: z.uuid().optional().describe('assign'),
    until: instant().optional().describe('snooze'),
    cause: z.enum(peoplesCauses).optional().describe('resolve'),
    comment: text(1_000).optional(),
  })
  .meta({ id: 'AlertAction' });
export type AlertAction = z.output<typeof alertActionSchema>;
export const alertActionResultSchema = z
  .object({
    done: z.array(alertSchema),
    refused: z.array(z.object({ id: z.uuid(), code: z.string(), message: z.string() })),
  })
  .meta({ id: 'AlertActionResult' });
export type AlertActionResult = z.output<typeof alertActionResultSchema>;

/** What happened to an alert, oldest first. */
export const alertEventKinds = [
  ...alertChanges,
  'acknowledged',
  'released',
  'assigned',
  'snoozed',
  'woken',
  'resolved',
  'reopened',
  'commented',
  'notUseful',
  'reminded',
  'escalated',
] as const;
export const alertEventSchema = z.object({
  id: z.string(),
  kind: z.enum(alertEventKinds),
  at: instant(),
  actor: person.nullable(),
  level: z.enum(['none', 'warning', 'critical']).nullable(),
  evidence: z.array(alertEvidenceSchema).nullable(),
  comment: z.string().nullable(),
  assignee: person.nullable().describe('assigned: who has it since'),
  until: instant().nullable().describe('snoozed'),
  cause: z.enum(alertCauses).nullable().describe('resolved'),
});
export type AlertEvent = z.output<typeof alertEventSchema>;

export const deliveryStates = ['queued', 'held', 'sent', 'delivered', 'failed', 'folded'] as const;
/** Why a message failed, waits or was folded, by code. The screens have words for each. */
export const deliveryReasons = [
  ...(['quietHours', 'budget', 'digest', 'flapping', 'duplicate', 'newer', 'outOfScope', 'settled'] as const),
  ...(['gone', 'endpoint_gone', 'endpoint_off', 'timeout', 'unreachable', 'our_fault'] as const),
  ...(['recipient_gone', 'address_invalid', 'no_device', 'only_replayed'] as const),
  ...(['mail_not_set_up', 'mail_login_refused', 'mail_server_away', 'push_not_set_up'] as const),
] as const;
/** Beside them: what a receiver or a mail server answered, and what is wrong with an address. */
export type DeliveryReason = (typeof deliveryReasons)[number] | `${'http' | 'mail'}_${number}` | `target_${string}`;

/** Why somebody is written to: something changed, nobody has it yet, several alerts together, or a test. */
export const deliveryKinds = ['change', 'reminder', 'escalation', 'digest', 'test'] as const;

export const deliverySchema = z
  .object({
    id: z.uuid(),
    alertId: z.uuid().nullable().describe('Null: it is a test'),
    test: z
      .object({ ruleId: z.uuid() })
      .nullable()
      .describe('Of a test: the rule that it was asked for. No alert stands behind it'),
    kind: z.enum(deliveryKinds),
    ruleName: z
      .string()
      .describe('Of the alert, of the first one of a digest, or of the test; empty: it is not there any more'),
    channel: z.enum(alertChannels),
    recipient: z.object({ id: z.string(), name: z.string() }).describe('A person, or a webhook'),
    state: z.enum(deliveryStates).describe('held: in quiet hours or over the budget; folded: said by another one'),
    reason: z.string().nullable().describe('A code; why it failed, waits or was folded'),
    attempts: z.int(),
    nextTryAt: instant().nullable(),
    createdAt: instant(),
    sentAt: instant().nullable(),
  })
  .meta({ id: 'AlertDelivery' });
export type AlertDelivery = z.output<typeof deliverySchema>;
export const deliveryQuerySchema = z.strictObject({
  ...pageQuery,
  state: z.enum(deliveryStates).optional(),
  channel: z.enum(alertChannels).optional(),
});
/** GET /v1/alert-deliveries, newest first. */
export const deliveryListSchema = pageOf(deliverySchema).meta({ id: 'AlertDeliveryList' });
export type AlertDeliveryList = z.output<typeof deliveryListSchema>;

/** GET /v1/alerts/{id} */
export const alertDetailSchema = alertSchema
  .extend({
    events: z.array(alertEventSchema),
    deliveries: z.array(deliverySchema),
    contributors: z
      .array(contributorSchema)
      .describe('Those that moved the figure most; empty where nothing is compared'),
    findings: z.array(bilingual).describe('Sentences, each from the figures above'),
    actions: z.array(bilingual).describe('What to do'),
    chart: z
      .object({
        metric: z.string(),
        grain: z.enum(['hour', 'day', 'week']).describe('What a point stands for'),
        points: z.array(
          z.object({
            at: instant(),
            value: z.number().nullable(),
            expected: z.number().nullable(),
            low: z.number().nullable(),
            high: z.number().nullable(),
          }),
        ),
        warning: z.number().nullable(),
        critical: z.number().nullable(),
      })
      .nullable(),
    assignees: z.array(person).describe('Whom you may give it to: people who can see it'),
    screen: z.string().describe('Path of the screen with the same filters'),
    earlier: z.array(
      z.object({
        id: z.uuid(),
        raisedAt: instant(),
        endedAt: instant().nullable(),
        level: z.enum(['warning', 'critical']),
      }),
    ),
  })
  .meta({ id: 'AlertDetail' });
export type AlertDetail = z.output<typeof alertDetailSchema>;

/** The `alert` event of GET /v1/stream: what an inbox must know to count and to ask anew. */
export const streamAlertSchema = z
  .object({
    alertId: z.uuid(),
    change: z.enum(alertEventKinds),
    level: z.enum(['none', 'warning', 'critical']),
    storeId: z.string().nullable(),
    headline: bilingual,
    counts: z.object({ open: z.int(), critical: z.int(), unread: z.int(), snoozed: z.int() }),
    atMs: z.int(),
  })
  .meta({ id: 'StreamAlert' });
export type StreamAlert = z.output<typeof streamAlertSchema>;
