import { type AlertRuleDraft, alertRuleDraftSchema } from '@vitrine/contracts';

/** Whether what is kept of a rule is one. */
export const isDraft = (kept: unknown): kept is AlertRuleDraft => alertRuleDraftSchema.safeParse(kept).success;
