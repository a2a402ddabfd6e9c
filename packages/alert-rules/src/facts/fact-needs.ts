import type { AlertRuleDraft, SingleCondition } from '@vitrine/contracts';
import { isDraft } from './is-draft.js';
import { singlesOf } from './singles-of.js';

/** What rules ask of a tenant's past, so that nothing else is read. */
export interface FactNeeds {
  /** Grains within a store whose past days some rule is held against; stores and what spans them are always read. */
  readonly parts: ReadonlySet<'seller' | 'product' | 'category'>;
  readonly lastYear: boolean;
  readonly lowPerformers: boolean;
}

export function factNeeds(drafts: Iterable<AlertRuleDraft>): FactNeeds {
  const parts = new Set<'seller' | 'product' | 'category'>();
  let [lastYear, lowPerformers] = [false, false];
  for (const draft of drafts) {
    if (!isDraft(draft)) continue;
    const singles = singlesOf(draft);
    const { grain } = draft;
    if ((grain === 'seller' || grain === 'product' || grain === 'category') && singles.some(hasPast)) parts.add(grain);
    lastYear ||= singles.some((one) => one.kind === 'change' && one.against === 'lastYear');
    lowPerformers ||= singles.some(({ kind }) => kind === 'belowPeers');
  }
  return { parts, lastYear, lowPerformers };
}

const hasPast = ({ kind }: SingleCondition): boolean => kind === 'usual' || kind === 'change';
