import { applyDecorators, HttpCode } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import { PROBLEM_CONTENT_TYPE, problemSchema } from '@vitrine/contracts';
import type { z } from 'zod';

const DESCRIPTIONS: Record<number, string> = {
  400: 'The request is wrong; see errors',
  401: 'Not signed in, or no longer',
  403: 'Not in your role or scope',
  404: 'Nothing there that you may see',
  409: 'The first request with this Idempotency-Key still runs, or the thing exists',
  412: 'Changed since you read it',
  422: 'The Idempotency-Key was used with another body',
  429: 'Too many requests, or too many wrong passwords',
  503: 'A dependency does not answer',
};

/** Documents a route: what it answers, and the problems beyond those that any route may answer. */
export function Answers(status: number, schema: z.ZodType, problems: readonly number[] = []): MethodDecorator {
  const all = [...new Set([400, 401, 403, 429, 503, ...problems])].sort((a, b) => a - b);
  return applyDecorators(
    HttpCode(status),
    ApiResponse({ status, description: 'Done', standardSchema: schema }),
    ...all.map((problem) =>
      ApiResponse({
        status: problem,
        description: DESCRIPTIONS[problem] ?? 'Problem',
        content: { [PROBLEM_CONTENT_TYPE]: { schema: { $ref: '#/components/schemas/Problem' } } },
      }),
    ),
  );
}

/** Named in every problem response above. */
export const problemComponent = problemSchema;
