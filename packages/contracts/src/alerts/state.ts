import { z } from 'zod';
import { tenantId } from '../primitives.js';

/** Whose state: of the partition of accepted tickets with the same number, or of the one of partials. */
export const alertStages = ['tickets', 'partials'] as const;
export type AlertStage = (typeof alertStages)[number];

/**
 * A record of `alerts.state.v1`, the memory of alerting. `head`: clocks, and from where sums have to be added up again. `states`: where the
 * rules of one subject stand. `sums`: what was sold to the subject, up to the offset `at`.
 */
export const alertStateSchema = z
  .object({
    stage: z.enum(alertStages),
    kind: z.enum(['head', 'states', 'sums']),
    tenantId: tenantId(),
    subject: z.string().describe('Grain and ids; empty: of the tenant as a whole'),
    among: z.int().min(1).describe('How many partitions the stage had'),
    at: z.int().min(0).describe('The next offset of the stage: everything below is in it'),
    body: z.unknown().describe("The engine's own: read by alerting only"),
  })
  .describe('What alerting knows of one subject, for whoever takes its partition over')
  .meta({ id: 'AlertState' });
export type AlertStateRecord = z.output<typeof alertStateSchema>;

/** The key of a record: newer ones of the same key replace it, and one without a value ends it. */
export const alertStateKey = (of: Pick<AlertStateRecord, 'stage' | 'kind' | 'tenantId' | 'subject'>): string =>
  [of.stage, of.kind, of.tenantId, of.subject].join('|');

/** Whose record it is, also where it cannot be read. */
export const tenantOfAlertStateKey = (key: string): string => key.split('|')[2] ?? '';
