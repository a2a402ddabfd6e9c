import { type Audience, conditionsOf, needsOf, recipientsOf } from '@vitrine/alert-rules';
import type { AlertRuleDraft, AlertSubject } from '@vitrine/contracts';
import { canSeeStore, type Scope } from '@vitrine/domain';
import { type FieldError, ProblemError } from '@vitrine/platform';
import type { Access } from '../access/access.js';
import { type Place, reachOf } from './rule-reach.js';

/** What a draft is held against. */
export interface RuleContext {
  readonly caller: Pick<Access, 'scope' | 'permissions'>;
  /** Whose scope the rule will be judged by, and whom `me` means; null: the whole tenant's, and nobody. */
  readonly authorId: string | null;
  readonly judged: Scope;
  readonly audience: Audience;
  readonly places: readonly Place[];
  /** Of the tenant, by id. */
  readonly endpoints: ReadonlyMap<string, 'webhook' | 'slack'>;
  /** What stood before: of this the caller need not have the right to name it. */
  readonly before?: AlertRuleDraft | undefined;
}

/**
 * Refuses a rule that reaches further than its author and the caller see, or that names whom it may not.
 * @throws 403 outside_scope | 400 invalid_body, with the fields
 */
export function refuseBeyond(rule: AlertRuleDraft, context: RuleContext): void {
  const unfit = notForRole(rule, context);
  const beyond = unfit.length > 0 ? unfit : outsideScope(rule, context);
  if (beyond.length > 0) throw new ProblemError(403, 'outside_scope', { errors: at('/rule', beyond) });
  refuse(unknownReceivers(rule, context));
}

/** @throws 400 when nobody at all would be told, or not those whom the rule names, or by a way that it does not have */
export function refuseSilent(rule: AlertRuleDraft, context: RuleContext): void {
  refuse([...nobodyNamed(rule, context), ...emptyWays(rule, context)]);
  if (rule.routing.to === 'endpoints' ? rule.routing.endpointIds.length > 0 : whoIsTold(rule, context).size > 0) return;
  refuse([{ pointer: '/routing', code: 'nobody_told' }]);
}

/** Such a rule would go to the people of the store instead, whom it does not speak of. */
function nobodyNamed({ routing: { to, personIds } }: AlertRuleDraft, { authorId }: RuleContext): FieldError[] {
  if (personIds.length > 0) return [];
  if (to === 'people') return [{ pointer: '/routing/personIds', code: 'nobody_told' }];
  return to === 'me' && authorId === null ? [{ pointer: '/routing/to', code: 'nobody_told' }] : [];
}

/** A channel of integrations without one, and one without its channel. Where a rule goes to them alone, its channels say nothing of them. */
function emptyWays({ routing }: AlertRuleDraft, { endpoints }: RuleContext): FieldError[] {
  const { to, channels, endpointIds } = routing;
  if (to === 'endpoints') return [];
  const kinds = endpointIds.map((id) => endpoints.get(id));
  const isEmpty = (channel: (typeof channels)[number]) =>
    (channel === 'webhook' || channel === 'slack') && !kinds.includes(channel);
  return [
    ...channels.flatMap((channel, place) =>
      isEmpty(channel) ? [{ pointer: `/routing/channels/${place}`, code: 'channel_without_endpoint' }] : [],
    ),
    ...kinds.flatMap((kind, place) =>
      kind === undefined || channels.includes(kind)
        ? []
        : [{ pointer: `/routing/endpointIds/${place}`, code: 'endpoint_without_channel' }],
    ),
  ];
}

/** Everybody who would be told at once of anything that the rule looks at, by the store or region it looks at. */
export function whoIsTold(rule: AlertRuleDraft, context: RuleContext): Map<string, readonly string[]> {
  const { audience, authorId } = context;
  const routed = { routing: rule.routing, authorId, needs: needsOf(rule) };
  const told = subjectsOf(rule, context).map(
    (subject) => [placeOf(subject), recipientsOf(routed, subject, audience).personIds] as const,
  );
  return new Map(told.filter(([, personIds]) => personIds.length > 0));
}

/** One subject for each place; a seller or product of a store has the store's people. */
function subjectsOf(rule: AlertRuleDraft, { judged, places }: RuleContext): AlertSubject[] {
  const { grain } = rule;
  if (grain === 'network') return judged.stores === 'all' ? [{ grain }] : [];
  const reach = reachOf(rule, judged, places);
  if (reach.length === 0 && judged.stores === 'all') return [{ grain, ...YET_TO_COME }];
  if (grain !== 'region') return reach.map((storeId) => ({ grain, storeId }));
  const regionOf = new Map(places.map(({ storeId, region }) => [storeId, region]));
  return [...new Set(reach.flatMap((storeId) => regionOf.get(storeId) ?? []))].map((regionId) => ({ grain, regionId }));
}

/** Of a tenant whose stores the catalogue does not know yet. */
const YET_TO_COME = { storeId: '', regionId: '' };

const placeOf = ({ storeId, regionId }: AlertSubject): string => storeId ?? regionId ?? '';

function outsideScope(rule: AlertRuleDraft, { caller, judged, places }: RuleContext): FieldError[] {
  const sees = (storeId: string) => canSeeStore(caller.scope, storeId) && canSeeStore(judged, storeId);
  const isWhole = caller.scope.stores === 'all' && judged.stores === 'all';
  const storesOf = (region: string) => places.filter((place) => place.region === region);
  const seesRegion = (region: string) =>
    isWhole || (storesOf(region).length > 0 && storesOf(region).every(({ storeId }) => sees(storeId)));
  const outside = (list: readonly string[], pointer: string, isIn: (id: string) => boolean) =>
    list.flatMap((id, place) => (isIn(id) ? [] : [{ pointer: `${pointer}/${place}`, code: 'outside_scope' }]));
  const overridden = rule.routing.overrides.map(({ storeId }) => storeId);
  return [
    ...(rule.grain === 'network' && !isWhole ? [{ pointer: '/grain', code: 'outside_scope' }] : []),
    ...outside(rule.storeIds ?? [], '/storeIds', sees),
    ...outside(rule.regionIds ?? [], '/regionIds', seesRegion),
    ...outside(overridden, '/routing/overrides', sees),
  ];
}

function notForRole(rule: AlertRuleDraft, { caller, before }: RuleContext): FieldError[] {
  const tellsCosts = conditionsOf(rule).flatMap(({ part, pointer }) =>
    'metric' in part && needsOf({ ...rule, condition: part }).some((need) => !caller.permissions.has(need))
      ? [{ pointer: `${pointer}/metric`, code: 'not_for_your_role' }]
      : [],
  );
  const mayName = caller.permissions.has('alertEndpoints:manage');
  const named = rule.routing.endpointIds.flatMap((id, place) =>
    mayName || before?.routing.endpointIds.includes(id)
      ? []
      : [{ pointer: `/routing/endpointIds/${place}`, code: 'not_for_your_role' }],
  );
  return [...tellsCosts, ...named];
}

/** One code for a person who is not there and one who sees nothing of it: nobody learns from it who exists. */
function unknownReceivers(rule: AlertRuleDraft, context: RuleContext): FieldError[] {
  const { audience, endpoints } = context;
  const subjects = subjectsOf(rule, context);
  const mayBeTold = (id: string, about: readonly AlertSubject[]) => {
    const listener = audience.find(id);
    return listener !== undefined && about.some((subject) => audience.maySee(listener, subject, needsOf(rule)));
  };
  const people = (ids: readonly string[], pointer: string, about: readonly AlertSubject[]) =>
    ids.flatMap((id, place) =>
      mayBeTold(id, about) ? [] : [{ pointer: `${pointer}/${place}`, code: 'cannot_be_told' }],
    );
  const { routing } = rule;
  return [
    ...people(routing.personIds, '/routing/personIds', subjects),
    ...routing.overrides.flatMap(({ storeId, personIds }, place) =>
      people(
        personIds,
        `/routing/overrides/${place}/personIds`,
        subjects.filter((subject) => subject.storeId === storeId),
      ),
    ),
    ...routing.endpointIds.flatMap((id, place) =>
      endpoints.has(id) ? [] : [{ pointer: `/routing/endpointIds/${place}`, code: 'unknown_endpoint' }],
    ),
  ];
}

/** @throws 400 invalid_body unless nothing is wrong */
export function refuse(faults: readonly FieldError[]): void {
  if (faults.length > 0) throw new ProblemError(400, 'invalid_body', { errors: at('/rule', faults) });
}

/** The draft stands in the body under this name. */
const at = (pointer: string, faults: readonly FieldError[]): FieldError[] =>
  faults.map((fault) => ({ ...fault, pointer: `${pointer}${fault.pointer}` }));
