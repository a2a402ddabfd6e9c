import { alertTemplates, conditionsOf } from '@vitrine/alert-rules';
import type { AlertRuleDraft } from '@vitrine/contracts';
import type { FieldError } from '@vitrine/platform';
import { faultOfName } from '../http/fault-of-name.js';

/** Places that exist for a tenant; undefined where nothing is known of them yet, and every name may be right. */
export interface KnownPlaces {
  readonly storeIds: ReadonlySet<string> | undefined;
  readonly regionIds: ReadonlySet<string> | undefined;
}

/** What has the right form and can mean nothing, field by field, by JSON pointer into the draft. */
export function senselessParts(rule: AlertRuleDraft, known: KnownPlaces): FieldError[] {
  return [
    ...inName(rule),
    ...inTemplate(rule),
    ...emptyLists(rule),
    ...unknownPlaces(rule, known),
    ...emptySpans(rule),
    ...minusZeros(rule),
  ];
}

function inName({ name }: AlertRuleDraft): FieldError[] {
  const code = faultOfName(name);
  return code === undefined ? [] : [{ pointer: '/name', code }];
}

const templateIds: ReadonlySet<string> = new Set(alertTemplates.map(({ id }) => id));

function inTemplate({ template }: AlertRuleDraft): FieldError[] {
  return template === undefined || templateIds.has(template)
    ? []
    : [{ pointer: '/template', code: 'unknown_template' }];
}

/** A list that names nothing is not one that is absent: such a rule would look at nothing. */
function emptyLists(rule: AlertRuleDraft): FieldError[] {
  return (['storeIds', 'regionIds', 'categories', 'productIds'] as const).flatMap((field) =>
    rule[field]?.length === 0 ? [{ pointer: `/${field}`, code: 'names_nothing' }] : [],
  );
}

function unknownPlaces(rule: AlertRuleDraft, { storeIds, regionIds }: KnownPlaces): FieldError[] {
  const unknown = (ids: readonly string[], known: ReadonlySet<string> | undefined, code: string, pointer: string) =>
    ids.flatMap((id, place) => (known?.has(id) === false ? [{ pointer: `${pointer}/${place}`, code }] : []));
  const overridden = rule.routing.overrides.map(({ storeId }) => storeId);
  return [
    ...unknown(rule.storeIds ?? [], storeIds, 'unknown_store', '/storeIds'),
    ...unknown(rule.regionIds ?? [], regionIds, 'unknown_region', '/regionIds'),
    ...unknown(overridden, storeIds, 'unknown_store', '/routing/overrides'),
  ];
}

/** From a moment to the same: nobody can say whether that is the whole day or none of it. */
function emptySpans({ schedule: { from, to, quiet } }: AlertRuleDraft): FieldError[] {
  const spans = quiet.map((span, place) => ({ ...span, pointer: `/schedule/quiet/${place}/to` }));
  return [{ from, to, pointer: '/schedule/to' }, ...spans].flatMap((span) =>
    span.from !== undefined && span.from === span.to ? [{ pointer: span.pointer, code: 'empty_span' }] : [],
  );
}

const MINUS_ZERO = /^-0(?:\.0+)?$/u;

/** A threshold that screens would show with a minus that means nothing. */
function minusZeros(rule: AlertRuleDraft): FieldError[] {
  return conditionsOf(rule).flatMap(({ part, pointer }) =>
    (['warning', 'critical', 'slack'] as const).flatMap((field) =>
      MINUS_ZERO.test(part[field] ?? '') ? [{ pointer: `${pointer}/${field}`, code: 'minus_zero' }] : [],
    ),
  );
}
