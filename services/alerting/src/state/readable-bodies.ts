import type { AlertStateRecord } from '@vitrine/contracts';
import { isStreamedWidth } from '@vitrine/metrics';
import { z } from 'zod';

const instant = z.number().nullable();
const counted = z.record(z.string(), z.record(z.string(), instant));
const mark = z.tuple([z.string(), z.number(), z.number()]);
const sums = z.custom(isVector, 'no sums');
const state = z.looseObject({
  phase: z.enum(['normal', 'watching', 'firing', 'recovering']),
  level: z.enum(['none', 'warning', 'critical']),
  sinceMs: z.number(),
});
const states = z.record(z.string(), state);
/** Grain and ids. */
const subject = z.string().includes(':');
/** Thousands of buckets: looked at by hand. */
const timeline = z.object({ nowMs: instant, buckets: z.custom(isNamed('number')) }).optional();
const period = z.custom(isNamed('string')).optional();
const tills = z.object({
  day: z.string(),
  waiting: z.array(z.tuple([z.string(), z.number(), z.number()])),
  tills: z.array(z.tuple([z.string(), z.number(), z.array(z.number()).length(24)])),
});
const partial = z.looseObject({ grain: z.string(), key: z.string(), atMs: z.number(), soldMs: z.number(), part: sums });

const bodies: Readonly<Record<AlertStateRecord['kind'], z.ZodType>> = {
  head: z.object({
    watch: z.object({ clockMs: instant, spanningClockMs: instant, counted, spanningCounted: counted }),
    sinceMs: instant,
    marks: z.array(mark),
    from: instant,
    fromMarks: z.array(mark),
  }),
  states: z.object({
    subject,
    states: states.optional(),
    ticket: z
      .looseObject({
        ...{ storeId: z.string(), ticketId: z.string(), soldMs: z.number(), sums, states },
        goods: z.array(z.string()),
      })
      .optional(),
  }),
  sums: z.object({
    subject,
    sums: z
      .object({
        ...{ seconds: timeline, minutes: timeline },
        periods: z.strictObject({ day: period, week: period, month: period }),
      })
      .optional(),
    lastSoldMs: z.number().optional(),
    tills: tills.optional(),
    waiting: z.array(partial).optional(),
  }),
};

/** Whether the engine can go on from it: another version may have written it, or something else than we. */
export const isReadable = ({ kind, body }: Pick<AlertStateRecord, 'kind' | 'body'>): boolean =>
  bodies[kind].safeParse(body).success;

function isVector(value: unknown): boolean {
  return (
    Array.isArray(value) && isStreamedWidth(value.length) && value.every((sum) => sum === null || Number.isFinite(sum))
  );
}

function isNamed(name: 'number' | 'string') {
  return (value: unknown): boolean =>
    Array.isArray(value) &&
    value.every((one) => Array.isArray(one) && one.length === 2 && typeof one[0] === name && isVector(one[1]));
}
