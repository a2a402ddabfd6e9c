import { type CountedSince, wholeFromMs } from '@vitrine/domain';
import type { TenantFacts } from '../facts/tenant-facts.js';
import { readyRule, type WatchedRule } from '../ready/ready-rule.js';

/**
 * From when on a rule sees its whole window; before, it cannot ring. Undefined where nothing is missing.
 * @throws RuleNotReady
 */
export function seesWholeFromMs(rule: WatchedRule, facts: TenantFacts, counted: CountedSince): number | undefined {
  const zones = new Set([facts.timeZone, ...[...facts.stores.values()].map(({ timeZone }) => timeZone)]);
  return wholeFromMs(readyRule(rule, facts), counted, zones);
}
