import { alertTemplates, conditionsOf } from '@vitrine/alert-rules';
import type { AlertRuleDraft, SingleCondition } from '@vitrine/contracts';
import type { FieldError } from '@vitrine/platform';
import { faultOfName } from '../http/fault-of-name.js';

/**
 * What has the right form and can mean nothing, field by field, by JSON pointer into the draft. A store or region that nobody knows may
 * be one that is yet to come: of such the rule's health tells.
 */
export function senselessParts(rule: AlertRuleDraft): FieldError[] {
  return [...inName(rule), ...inTemplate(rule), ...emptyLists(rule), ...emptySpans(rule), ...wrongLevels(rule)];
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

/** From a moment to the same: nobody can say whether that is the whole day or none of it. */
function emptySpans({ schedule: { from, to, quiet } }: AlertRuleDraft): FieldError[] {
  const spans = quiet.map((span, place) => ({ ...span, pointer: `/schedule/quiet/${place}/to` }));
  return [{ from, to, pointer: '/schedule/to' }, ...spans].flatMap((span) =>
    span.from !== undefined && span.from === span.to ? [{ pointer: span.pointer, code: 'empty_span' }] : [],
  );
}

const MINUS_ZERO = /^-0(?:\.0+)?$/u;

const levels = ['warning', 'critical', 'slack'] as const;

function wrongLevels(rule: AlertRuleDraft): FieldError[] {
  return conditionsOf(rule).flatMap(({ part, pointer }) =>
    levels.flatMap((field) => {
      const code = faultOfLevel(part.kind, part[field] ?? '0');
      return code === undefined ? [] : [{ pointer: `${pointer}/${field}`, code }];
    }),
  );
}

/** A minus that means nothing would stand on screens; and no time without a sale is shorter than none. */
function faultOfLevel(kind: SingleCondition['kind'], level: string): string | undefined {
  if (MINUS_ZERO.test(level)) return 'minus_zero';
  return kind === 'silence' && level.startsWith('-') ? 'negative_minutes' : undefined;
}
