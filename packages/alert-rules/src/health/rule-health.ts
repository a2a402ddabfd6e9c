import { subjectKey } from '@vitrine/metrics';
import { LEARNED_DAYS } from '../facts/day-book.js';
import { singlesOf } from '../facts/singles-of.js';
import type { TenantFacts } from '../facts/tenant-facts.js';
import type { NotReadyCode } from '../messages/not-ready.js';
import type { WatchedRule } from '../ready/ready-rule.js';
import type { RuleNotReady } from '../ready/rule-not-ready.js';
import { regionsCovered, storesCovered } from '../ready/subjects-covered.js';

/** How a rule stands by all facts of its tenant; whether sales come through is not asked here. */
export interface JudgedHealth {
  readonly state: 'ok' | 'learning' | 'noData' | 'error';
  readonly code: NotReadyCode | 'no_subjects' | 'no_sales' | null;
  /** Of an error: JSON pointer into the draft. */
  readonly pointer: string | null;
  /** Stores that it looks at or within; regions, or the network. */
  readonly subjects: number;
  /** Those of them with too little history. Zero for a rule that asks for none. */
  readonly learning: number;
}

/** @param failed why it is not ready, if it is not */
export function judgeHealth(rule: WatchedRule, facts: TenantFacts, failed: RuleNotReady | undefined): JudgedHealth {
  const nothing = { code: null, pointer: null, subjects: 0, learning: 0 };
  if (failed) return { ...nothing, state: 'error', code: failed.code, pointer: failed.pointer };
  const days = daysOfSubjects(rule, facts);
  const subjects = days.length;
  if (subjects === 0) return withoutSubjects(rule, facts);
  if (days.every((count) => count === 0)) return { ...nothing, state: 'noData', code: 'no_sales', subjects };
  const learning = asksForPast(rule) ? days.filter((count) => count < LEARNED_DAYS).length : 0;
  return { ...nothing, state: learning > 0 ? 'learning' : 'ok', subjects, learning };
}

/** A catalogue that has not come yet holds up no rule that names nobody: whoever sells is looked at. */
function withoutSubjects({ draft, scope }: WatchedRule, facts: TenantFacts): JudgedHealth {
  const nothing = { code: null, pointer: null, subjects: 0, learning: 0 };
  const isOpen = facts.stores.size === 0 && !draft.regionIds && scope === undefined;
  if (!isOpen) return { ...nothing, state: 'noData', code: 'no_subjects' };
  const hasSold = facts.soldDaysOf({ grain: 'network', key: '' }) > 0;
  return hasSold ? { ...nothing, state: 'ok' } : { ...nothing, state: 'noData', code: 'no_sales' };
}

/** How many days each subject has sold on. Of what lies within a store, its store. */
function daysOfSubjects(rule: WatchedRule, facts: TenantFacts): number[] {
  return subjectsOf(rule, facts).map((subject) => facts.soldDaysOf(subject));
}

function subjectsOf({ draft, scope }: WatchedRule, facts: TenantFacts): { grain: string; key: string }[] {
  if (draft.grain === 'network') return facts.stores.size === 0 ? [] : [{ grain: 'network', key: '' }];
  if (draft.grain === 'region') {
    const regions = new Set([...facts.stores.values()].flatMap(({ region }) => region ?? []));
    const covers = regionsCovered({ draft, ...(scope && { scope }) }, facts);
    return [...regions].filter(covers).map((region) => ({ grain: 'region', key: subjectKey(region) }));
  }
  const covers = storesCovered({ draft, ...(scope && { scope }) }, facts);
  const known = new Set([...facts.stores.keys(), ...(draft.storeIds ?? [])]);
  return [...known].filter(covers).map((storeId) => ({ grain: 'store', key: subjectKey(storeId) }));
}

const PAST: ReadonlySet<string> = new Set(['usual', 'change', 'goalAtRisk']);
const asksForPast = ({ draft }: WatchedRule): boolean => singlesOf(draft).some(({ kind }) => PAST.has(kind));
