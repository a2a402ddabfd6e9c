import type { AlertRuleDraft, SingleCondition } from '@vitrine/contracts';

/** The conditions of a rule one by one, joined or not. */
export const singlesOf = ({ condition }: AlertRuleDraft): readonly SingleCondition[] =>
  'of' in condition ? condition.of : [condition];
