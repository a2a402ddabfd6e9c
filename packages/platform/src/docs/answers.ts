import { applyDecorators, HttpCode } from '@nestjs/common';
import { RouteParamtypes } from '@nestjs/common/internal';
import { ApiResponse } from '@nestjs/swagger';
import { PROBLEM_CONTENT_TYPE, problemSchema } from '@vitrine/contracts';
import type { z } from 'zod';
import { takes } from './taken-parameters.js';

const DESCRIPTIONS: Record<number, string> = {
  400: 'The request is wrong; see errors',
  401: 'Not signed in, or no longer',
  403: 'Not in your role or scope',
  404: 'Nothing there that you may see',
  409: 'What is there does not allow it; see code',
  410: 'The link works no longer; see code',
  412: 'Changed since you read it',
  413: 'The body is too large',
  415: 'The body is of a type, or packed in a way, that is not taken here',
  422: 'The Idempotency-Key was used with another body',
  428: 'Say with If-Match which state you change',
  429: 'Too many requests, or too many wrong passwords',
  503: 'A dependency does not answer',
};

/** Any route: the 404 is for an X-Tenant-Id that nobody has. */
const ANY_ROUTE = [400, 401, 403, 404, 429, 503];
const ANY_BODY = [413, 415];

/** Documents a route: what it answers, and the problems beyond those that any route, or any with a body, may answer. */
export function Answers(
  status: number,
  answer: z.ZodType | 'no body',
  problems: readonly number[] = [],
): MethodDecorator {
  return (route, name, descriptor) => {
    const ofBody = takes(RouteParamtypes.BODY, route.constructor, name) ? ANY_BODY : [];
    const all = [...new Set([...ANY_ROUTE, ...ofBody, ...problems])].sort((a, b) => a - b);
    applyDecorators(
      HttpCode(status),
      ApiResponse({ status, description: 'Done', ...(answer !== 'no body' && { standardSchema: answer }) }),
      ...all.map(problemAnswer),
    )(route, name, descriptor);
  };
}

function problemAnswer(status: number): MethodDecorator {
  return ApiResponse({
    status,
    description: DESCRIPTIONS[status] ?? 'Problem',
    content: { [PROBLEM_CONTENT_TYPE]: { schema: { $ref: '#/components/schemas/Problem' } } },
  });
}

/** Named in every problem response above. */
export const problemComponent = problemSchema;
