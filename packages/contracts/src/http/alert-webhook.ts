import { z } from 'zod';
import { alertEvidenceSchema } from '../alerts/raised.js';
import { alertSubjectSchema } from '../alerts/subject.js';
import { instant } from '../primitives.js';
import { alertEventKinds, contributorSchema } from './alerts.js';
import { bilingual } from './page.js';

const types = [...alertEventKinds.map((kind) => `alert.${kind}` as const), 'alert.digest', 'alert.test'] as const;

/** The body of a signed webhook, as Standard Webhooks has it: what happened, when, and all that is known of it. */
export const alertWebhookSchema = z
  .object({
    type: z.enum(types),
    timestamp: instant().describe('When it happened'),
    test: z.literal(true).optional().describe('Somebody tries out a webhook or a rule: nothing happened'),
    data: z.object({
      text: bilingual.describe('What, where, how much and since when, in one sentence'),
      url: z.string().describe('Of the page of the alert'),
      alert: z
        .object({
          id: z.uuid(),
          eventId: z.string().describe('Of this change'),
          tenantId: z.string(),
          rule: z.object({ id: z.uuid(), version: z.int(), name: z.string() }),
          subject: alertSubjectSchema,
          level: z.enum(['none', 'warning', 'critical']).describe('After the change; none: it has ended'),
          sinceAt: instant().describe('As `text` says; of time without a sale the last sale'),
          raisedAt: instant(),
          isLate: z.boolean(),
          evidence: z.array(alertEvidenceSchema),
          contributors: z
            .array(contributorSchema)
            .describe('What moved the figure most, each with its share; empty where it was not known in time'),
          findings: z.array(bilingual).describe('The same in sentences'),
          actions: z.array(bilingual).describe('What to do, the first thing first; empty where nothing is to be done'),
        })
        .nullable()
        .describe('Null in a test of the webhook itself; in the test of a rule its figures are made up'),
    }),
  })
  .meta({ id: 'AlertWebhook' });
export type AlertWebhook = z.output<typeof alertWebhookSchema>;
