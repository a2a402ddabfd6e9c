import { proposeRule } from '@vitrine/alert-rules';
import type { AlertRuleProposal } from '@vitrine/contracts';
import type { KeptRule, Store } from '@vitrine/store';
import type { RuleGround } from './rule-ground.js';

const LOOKED_BACK_DAYS = 90;
const DAY_MS = 86_400_000;

/** What people's verdicts on a rule's alerts propose for it. */
export class RuleProposals {
  constructor(private readonly store: Pick<Store, 'alertsBefore'>) {}

  /** @param row a rule of which the caller sees everything: the counts are of all of its alerts */
  async of(row: KeptRule, ground: RuleGround, now: Date = new Date()): Promise<AlertRuleProposal> {
    const since = new Date(now.getTime() - LOOKED_BACK_DAYS * DAY_MS);
    const verdicts = await this.store.alertsBefore.verdicts(row.tenantId, row.id, since);
    const useless = verdicts.filter(({ isUseless }) => isUseless).length;
    const counts = { days: LOOKED_BACK_DAYS, useless, others: verdicts.length - useless };
    const found = proposeRule(row.rule, verdicts);
    if (found === undefined) return { ...counts, proposal: null };
    const rule = ground.cut(found.rule);
    const { level, before, threshold, silenced, lost } = found;
    return {
      ...{ days: LOOKED_BACK_DAYS, useless: found.useless, others: found.others },
      proposal: { level, before, threshold, silenced, lost, rule, sentence: ground.sentenceOf(rule) },
    };
  }
}
