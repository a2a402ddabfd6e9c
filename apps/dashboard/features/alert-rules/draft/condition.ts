import type { AlertGrain, AlertRuleDraft, MetricId, SingleCondition } from '@vitrine/contracts';
import { kindOf } from '@/lib/format/kinds';
import type { TypedKind } from '@/lib/format/number-text';
import { type ConditionKind, grainsOf, ruleStretches, windowsOf } from './choices';

export type Side = SingleCondition['side'];
export const levelNames = ['warning', 'critical', 'slack'] as const;
/** `slack`: how far the figure must come back before a level ends. */
export type LevelName = (typeof levelNames)[number];

/** What thresholds of a condition are written in. */
export type ThresholdUnit = TypedKind | 'spreads' | 'minutes';

export function conditionsOf({ condition }: AlertRuleDraft): SingleCondition[] {
  return 'of' in condition ? condition.of : [condition];
}

/** How several conditions are joined; null where there is one. */
export function joinOf({ condition }: AlertRuleDraft): 'all' | 'any' | null {
  return 'of' in condition ? condition.kind : null;
}

/** Where a condition stands in the draft, as the api names it. */
export function pointerOf(draft: AlertRuleDraft, index: number): string {
  return joinOf(draft) === null ? '/condition' : `/condition/of/${index}`;
}

export function metricOf(condition: SingleCondition): MetricId | null {
  return 'metric' in condition ? condition.metric : null;
}

export function unitOf(condition: SingleCondition): ThresholdUnit {
  switch (condition.kind) {
    case 'usual':
    case 'belowPeers':
      return 'spreads';
    case 'goalAtRisk':
      return 'percent';
    case 'silence':
      return 'minutes';
    case 'change':
      return condition.by === 'share' ? 'percent' : figureUnit(condition.metric);
    default:
      return figureUnit(condition.metric);
  }
}

/** A figure's own unit; every amount of money is typed alike. */
function figureUnit(metric: MetricId): TypedKind {
  const kind = kindOf(metric);
  return kind === 'amount' ? 'money' : kind;
}

export function typedKindOf(unit: ThresholdUnit): TypedKind {
  return unit === 'spreads' ? 'decimal' : unit === 'minutes' ? 'count' : unit;
}

/** Whether people say "30 % below" where the contract says −0.3: everything that is a distance and not the figure itself. */
export function isDistance({ kind }: SingleCondition): boolean {
  return kind === 'change' || kind === 'usual' || kind === 'goalAtRisk' || kind === 'belowPeers';
}

/** The threshold as people read it, and back: below, a distance changes its sign. The slack has none. */
export function turnSign(condition: SingleCondition, level: LevelName, value: string): string {
  return level === 'slack' || condition.side === 'above' || !isDistance(condition) ? value : negate(value);
}

/** With the other side: the same distance the other way, or the same value. */
export function withSide(condition: SingleCondition, side: Side): SingleCondition {
  if (side === condition.side) return condition;
  const turned = { ...condition, side };
  for (const level of ['warning', 'critical'] as const) {
    const value = condition[level];
    if (value !== undefined && isDistance(condition)) turned[level] = negate(value);
  }
  return turned;
}

function negate(value: string): string {
  return value.startsWith('-') ? value.slice(1) : value === '0' ? value : `-${value}`;
}

/** With another metric. A threshold of another unit would mean another thing: it is asked for anew. */
export function withMetric(condition: SingleCondition, metric: MetricId): SingleCondition {
  if (!('metric' in condition) || condition.metric === metric) return condition;
  const isStretch =
    metric !== 'tickets' && ruleStretches.some((one) => 'window' in condition && one === condition.window);
  const changed = { ...condition, metric, ...(isStretch && { window: 'day' as const }) };
  return unitOf(changed) === unitOf(condition) ? changed : withoutLevels(changed);
}

function withoutLevels<C extends SingleCondition>({ warning: _w, critical: _c, slack: _s, ...rest }: C): C {
  return rest as unknown as C;
}

/** With another way of judging, and its usual levels; the metric and the span stay where both have them. */
export function withKind(condition: SingleCondition, kind: ConditionKind): SingleCondition {
  if (kind === condition.kind) return condition;
  const metric = metricOf(condition) ?? 'netSales';
  const before = 'window' in condition ? condition.window : 'day';
  const window = windowsOf(kind).includes(before) ? before : 'day';
  const side = isDistance(condition) || condition.kind === 'value' ? condition.side : 'below';
  switch (kind) {
    case 'value':
      return { kind, metric, window, side };
    case 'change':
      return withSide(
        { kind, metric, window, against: 'sameWeekday', by: 'share', side: 'below', warning: '-0.3' },
        side,
      );
    case 'usual':
      return withSide({ kind, metric, window, side: 'below', warning: '-2' }, side);
    case 'goalAtRisk':
      return { kind, side: 'below', warning: '-0.1' };
    case 'silence':
      return { kind, side: 'above', warning: '30' };
    case 'ticket':
      return { kind, metric: 'netSales', side: 'above' };
    case 'belowPeers':
      return { kind, side: 'below', warning: '-2' };
  }
}

/** A subject that all conditions can be asked of: the one there is, or the nearest. */
export function fittingGrain(conditions: readonly SingleCondition[], grain: AlertGrain): AlertGrain {
  const offered = offeredGrains(conditions);
  if (offered.includes(grain)) return grain;
  return offered.includes('store') ? 'store' : (offered[0] ?? grain);
}

export function offeredGrains(conditions: readonly SingleCondition[]): AlertGrain[] {
  const [first, ...others] = conditions.map(({ kind }) => grainsOf[kind]);
  return (first ?? []).filter((grain) => others.every((grains) => grains.includes(grain)));
}
