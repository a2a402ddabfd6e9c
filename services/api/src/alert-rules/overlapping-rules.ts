import type { KeptRule, Store } from '@vitrine/store';
import type { RuleGround } from './rule-ground.js';
import { overlapsOf, questionsOf, type ReachingRule } from './rule-overlaps.js';

const PAGE = 200;

type Judged = Pick<KeptRule, 'tenantId' | 'authorId' | 'rule'> & Partial<Pick<KeptRule, 'id'>>;

/**
 * Rules that are on, seen by the caller and ring for the same thing as this one; the first `most` in the order of their ids. The database
 * compares what is asked and named, so that the others of a large tenant are not read; whose scope each is judged by is compared here.
 */
export async function overlappingRules(
  asked: Judged,
  { rules, ground, most }: { rules: Pick<Store['alertRules'], 'listAlike'>; ground: RuleGround; most: number },
): Promise<ReachingRule[]> {
  const one = { rule: asked.rule, reach: ground.reachOf(asked) };
  const { grain, categories, productIds } = asked.rule;
  const places = { storeIds: one.reach, regionIds: ground.regionsOf(one.reach), categories, productIds };
  const alike = { grain, questions: questionsOf(asked.rule), ...places };
  const found: ReachingRule[] = [];
  for (let afterId: string | undefined; ; ) {
    const page = await rules.listAlike(asked.tenantId, alike, { limit: PAGE, afterId });
    const others = page.filter((other) => other.id !== asked.id && ground.sees(other));
    found.push(...overlapsOf(one, others.map(reaching)));
    if (page.length < PAGE || found.length >= most) return found.slice(0, most);
    afterId = page.at(-1)?.id;
  }

  function reaching(row: KeptRule): ReachingRule {
    return { id: row.id, rule: row.rule, reach: ground.reachOf(row) };
  }
}
