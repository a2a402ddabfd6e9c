import { z } from 'zod';
import { locales } from '../messages/error-text.js';
import { instant, text, timeOfDay, timeZone } from '../primitives.js';
import { pageOf } from './page.js';

/** How a person wants to be told. Each field has a default, so that nobody must choose. */
const notificationFields = {
  channels: z.array(z.enum(['app', 'push', 'mail'])).describe('Of those that a rule asks for, these'),
  locale: z.enum(locales),
  timeZone: timeZone().describe("Quiet hours are on this clock; by default the tenant's"),
  quietFrom: timeOfDay().nullable(),
  quietTo: timeOfDay().nullable(),
  criticalBreaksQuiet: z.boolean().describe('Critical alerts come in quiet hours too'),
  dailyBudget: z.int().min(1).max(500).describe('More than so many a day come as one digest; critical ones always'),
  sound: z.boolean(),
};

/** GET /v1/me/notifications */
export const notificationSettingsSchema = z.object(notificationFields).meta({ id: 'NotificationSettings' });
export type NotificationSettings = z.output<typeof notificationSettingsSchema>;

/** PATCH /v1/me/notifications */
export const notificationSettingsPatchSchema = z
  .strictObject(notificationFields)
  .partial()
  .meta({ id: 'NotificationSettingsPatch' });
export type NotificationSettingsPatch = z.output<typeof notificationSettingsPatchSchema>;

/** POST /v1/me/push-subscriptions: what `PushManager.subscribe` answers. */
export const pushSubscriptionRequestSchema = z
  .strictObject({
    endpoint: z.url().max(2_000),
    keys: z.strictObject({ p256dh: z.string().min(1).max(200), auth: z.string().min(1).max(100) }),
    device: text(120).optional(),
  })
  .meta({ id: 'PushSubscriptionRequest' });
export type PushSubscriptionRequest = z.output<typeof pushSubscriptionRequestSchema>;
export const pushSubscriptionSchema = z
  .object({ id: z.uuid(), device: z.string().nullable(), createdAt: instant(), lastSentAt: instant().nullable() })
  .meta({ id: 'PushSubscription' });
export type PushSubscriptionView = z.output<typeof pushSubscriptionSchema>;
/** GET /v1/me/push-subscriptions */
export const pushSubscriptionListSchema = pageOf(pushSubscriptionSchema)
  .extend({ publicKey: z.string().nullable().describe('VAPID, base64url; null: this installation has no push') })
  .meta({ id: 'PushSubscriptionList' });
export type PushSubscriptionList = z.output<typeof pushSubscriptionListSchema>;

/** POST /v1/alert-endpoints: a webhook of the tenant, signed, or one of Slack's form. */
export const alertEndpointRequestSchema = z
  .strictObject({ name: text(120, 1), kind: z.enum(['webhook', 'slack']), url: z.url().max(2_000) })
  .meta({ id: 'AlertEndpointRequest' });
export type AlertEndpointRequest = z.output<typeof alertEndpointRequestSchema>;
export const alertEndpointSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    kind: z.enum(['webhook', 'slack']),
    host: z.string().describe('Of the address; the rest of it is a secret'),
    state: z.enum(['on', 'off', 'failing']),
    lastDeliveryAt: instant().nullable(),
    lastTest: z
      .object({
        askedAt: instant(),
        state: z.enum(['queued', 'sent', 'failed']),
        reason: z.string().nullable().describe('A code, as of deliveries'),
      })
      .nullable(),
    secretBeforeUntil: instant().nullable().describe('Until then the secret before the last rotation signs too'),
    createdAt: instant(),
  })
  .meta({ id: 'AlertEndpoint' });
export type AlertEndpoint = z.output<typeof alertEndpointSchema>;
/** PATCH /v1/alert-endpoints/{id} */
export const alertEndpointPatchSchema = z
  .strictObject({ state: z.enum(['on', 'off']) })
  .meta({ id: 'AlertEndpointPatch' });
export type AlertEndpointPatch = z.output<typeof alertEndpointPatchSchema>;
/** The one time the secret is shown: after making it, and after `POST …/secret`, when the one before is good for a day. */
export const alertEndpointCreatedSchema = alertEndpointSchema
  .extend({ secret: z.string().nullable().describe('Null for Slack, which signs nothing') })
  .meta({ id: 'AlertEndpointCreated' });
export type AlertEndpointCreated = z.output<typeof alertEndpointCreatedSchema>;
export const alertEndpointListSchema = pageOf(alertEndpointSchema).meta({ id: 'AlertEndpointList' });
export type AlertEndpointList = z.output<typeof alertEndpointListSchema>;
