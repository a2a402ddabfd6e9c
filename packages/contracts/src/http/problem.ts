import { z } from 'zod';

export const PROBLEM_CONTENT_TYPE = 'application/problem+json';

/** RFC 9457 with our fields; `code` is stable, `title` and `detail` are for people. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int().min(400).max(599),
    detail: z.string().optional(),
    instance: z.string().optional(),
    traceId: z.string().optional(),
    code: z.string(),
    choices: z
      .array(z.object({ value: z.string(), label: z.string() }))
      .optional()
      .describe('What the request must choose among to go on'),
    errors: z.array(z.object({ pointer: z.string(), code: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem' });

export type Problem = z.output<typeof problemSchema>;
