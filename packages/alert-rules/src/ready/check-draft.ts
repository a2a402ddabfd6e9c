import type { AlertRuleDraft, SingleCondition } from '@vitrine/contracts';
import { isStreamed } from '@vitrine/metrics';
import { isStretch } from './ready-condition.js';
import { RuleNotReady } from './rule-not-ready.js';

/** @throws RuleNotReady for what the schema lets through and no engine can tell */
export function checkDraft(draft: AlertRuleDraft): void {
  const { condition } = draft;
  if ('of' in condition)
    for (const [index, part] of condition.of.entries()) checkSingle(part, draft, `/condition/of/${index}`);
  else checkSingle(condition, draft, '/condition');
}

function checkSingle(part: SingleCondition, { grain }: AlertRuleDraft, pointer: string): void {
  if ((part.kind === 'ticket') !== (grain === 'ticket')) throw new RuleNotReady('grain_not_possible', '/grain');
  if (!GRAINS_OF[part.kind]?.includes(grain) && part.kind in GRAINS_OF)
    throw new RuleNotReady('grain_not_possible', '/grain');
  if ('metric' in part && !isStreamed(part.metric)) throw new RuleNotReady('metric_not_streamed', `${pointer}/metric`);
  if (part.kind === 'usual' && (part.window === 'week' || part.window === 'month'))
    throw new RuleNotReady('window_not_possible', `${pointer}/window`);
  if ('window' in part && isStretch(part.window) && !hasStretch(part))
    throw new RuleNotReady('window_not_possible', `${pointer}/window`);
  checkThresholds(part, pointer);
}

/** Only too few sales have a stretch: more than usual has a window. */
const hasStretch = (part: SingleCondition): boolean =>
  part.kind === 'usual' && part.metric === 'tickets' && part.side === 'below';

/** Conditions that not every grain has. */
const GRAINS_OF: Readonly<Partial<Record<SingleCondition['kind'], readonly AlertRuleDraft['grain'][]>>> = {
  goalAtRisk: ['network', 'region', 'store'],
  belowPeers: ['product'],
};

function checkThresholds({ side, warning, critical }: SingleCondition, pointer: string): void {
  if (warning === undefined && critical === undefined)
    throw new RuleNotReady('threshold_missing', `${pointer}/warning`);
  if (warning === undefined || critical === undefined) return;
  const isBeyond = side === 'above' ? Number(critical) >= Number(warning) : Number(critical) <= Number(warning);
  if (!isBeyond) throw new RuleNotReady('thresholds_crossed', `${pointer}/critical`);
}
