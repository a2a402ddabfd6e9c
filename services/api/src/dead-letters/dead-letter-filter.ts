import { isDate, type Scope } from '@vitrine/domain';
import { type FieldError, ProblemError } from '@vitrine/platform';
import type { DeadLetterFilter } from '@vitrine/warehouse';

interface Asked {
  code?: string | undefined;
  topic?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

const DAY_MS = 86_400_000;

/** The caller's scope first, then what was asked for. `to` is the end of its day when it names a day. */
export function toFilter(scope: Scope, asked: Asked): DeadLetterFilter {
  const errors: FieldError[] = [];
  const fromMs = instantOf(asked.from, 'from', errors);
  const toMs = instantOf(asked.to, 'to', errors, DAY_MS);
  if (fromMs !== undefined && toMs !== undefined && fromMs > toMs)
    errors.push({ pointer: '/from', code: 'invalid_period' });
  if (errors.length > 0) throw new ProblemError(400, 'invalid_query', { errors });
  return {
    tenantId: scope.tenantId,
    ...(scope.stores === 'all' ? {} : { storeIds: scope.stores }),
    ...(asked.code === undefined ? {} : { code: asked.code }),
    ...(asked.topic === undefined ? {} : { topic: asked.topic }),
    ...(fromMs === undefined ? {} : { fromMs }),
    ...(toMs === undefined ? {} : { toMs }),
  };
}

/** Years that the warehouse can hold; a day stands for its first moment plus `dayOffsetMs`, in UTC. */
function instantOf(text: string | undefined, name: string, errors: FieldError[], dayOffsetMs = 0): number | undefined {
  if (text === undefined) return undefined;
  const isDay = isDate(text);
  const isInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(text);
  const ms = isDay || (isInstant && isDate(text.slice(0, 10))) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(ms) || ms < 0 || ms > Date.UTC(2199, 0)) {
    errors.push({ pointer: `/${name}`, code: 'invalid_format', params: { example: '2026-11-20' } });
    return undefined;
  }
  return isDay ? ms + dayOffsetMs : ms;
}
