import { z } from 'zod';
import { id, tenantId } from '../primitives.js';

/** `person`: what somebody may do and see, whatever the version says. */
export const changedKinds = ['alertRule', 'alertSettings', 'person'] as const;

/** A record of `state.changed.v1`: something that services keep in memory has another version. Written by an outbox. */
export const stateChangedSchema = z
  .object({
    tenantId: tenantId(),
    kind: z.enum(changedKinds),
    id: id(),
    version: z.int().min(1),
    at: z.int().min(0).describe('ms since 1970'),
  })
  .describe('Reload this: it was changed, or deleted')
  .meta({ id: 'StateChanged' });
export type StateChanged = z.output<typeof stateChangedSchema>;
