import { HttpException } from '@nestjs/common';
import { ProblemError } from './problem-error.js';

const BY_STATUS: Record<number, string> = {
  400: 'bad_request',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  405: 'method_not_allowed',
  406: 'not_acceptable',
  409: 'conflict',
  413: 'payload_too_large',
  414: 'bad_request',
  415: 'unsupported_media_type',
  429: 'too_many_requests',
  431: 'bad_request',
  503: 'unavailable',
};

const JSON_CODES = new Set(['FST_ERR_CTP_INVALID_JSON_BODY', 'FST_ERR_CTP_EMPTY_JSON_BODY']);

/** Makes one of our problems of any error, of ours, Nest, Fastify or a dependency. */
export function toProblemError(exception: unknown): ProblemError {
  if (exception instanceof ProblemError) return exception;
  if (exception instanceof SyntaxError && 'statusCode' in exception)
    return new ProblemError(400, 'invalid_json', { cause: exception });
  if (exception instanceof HttpException) return byStatus(exception.getStatus(), exception);
  if (exception instanceof Error && 'retryable' in exception && exception.retryable === true) {
    return new ProblemError(503, 'unavailable', { headers: { 'retry-after': '5' }, cause: exception });
  }
  if (exception instanceof Error && 'statusCode' in exception && typeof exception.statusCode === 'number') {
    const code = 'code' in exception ? String(exception.code) : '';
    return JSON_CODES.has(code)
      ? new ProblemError(400, 'invalid_json', { cause: exception })
      : byStatus(exception.statusCode, exception);
  }
  return new ProblemError(500, 'internal', { cause: exception });
}

function byStatus(status: number, cause: unknown): ProblemError {
  const code = BY_STATUS[status] ?? (status < 500 ? 'bad_request' : 'internal');
  return new ProblemError(status, code, { cause });
}
