import { type AlertQuery, normaliseCode } from '@vitrine/contracts';
import type { InboxFilter } from '@vitrine/store';

/** The question as the inbox takes it; ids of stores as the catalogue writes them. */
export function alertFilterOf({ status, level, stores, ruleId, grain }: AlertQuery): InboxFilter {
  const storeIds = stores
    ?.split(',')
    .map(normaliseCode)
    .filter((id) => id !== '');
  return {
    ...(status !== 'all' && { status }),
    ...(level && { level }),
    ...(storeIds && { storeIds }),
    ...(ruleId !== undefined && { ruleId }),
    ...(grain && { grain }),
  };
}
