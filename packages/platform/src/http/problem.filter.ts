import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import { PROBLEM_CONTENT_TYPE, type Problem } from '@vitrine/contracts';
import { localeWished } from '@vitrine/messages';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from '../logger.js';
import type { ProblemError } from '../problems/problem-error.js';
import type { Params, Texts } from '../problems/texts.js';
import { toProblemError } from '../problems/to-problem-error.js';
import { callOf } from './call.js';
import { routeOf } from './route-of.js';
import type { RouteTable } from './route-table.js';

/** The one place where an error becomes an answer: RFC 9457, in the caller's language, without any inner detail. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly texts: Texts,
    private readonly routes: RouteTable,
    private readonly logger: Logger,
    private readonly typePrefix: string,
    /** Words that general texts may use, such as the size limit. */
    private readonly params: Params,
  ) {}

  catch(exception: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(exception, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  answer(exception: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const error = this.refine(toProblemError(exception), request);
    const call = callOf(request);
    if (error.status >= 500)
      this.logger.error({ err: error.cause ?? exception, traceId: call.traceId, route: routeOf(request) }, error.code);
    if (reply.sent || reply.raw.headersSent) {
      reply.raw.destroy();
      return;
    }
    void reply
      .status(error.status)
      .headers({ 'cache-control': 'no-store', ...error.headers })
      .type(PROBLEM_CONTENT_TYPE)
      .send(JSON.stringify(this.problem(error, request, call.traceId)));
  }

  private problem(error: ProblemError, request: FastifyRequest, traceId: string): Problem {
    const locale = localeWished(request.headers['accept-language']) ?? callOf(request).locale ?? 'en';
    const { title, detail } = this.texts.problem(error.code, locale, { ...this.params, ...error.params });
    const errors = error.errors.map(({ pointer, code, params, message }) => ({
      pointer,
      code,
      message: message?.[locale] ?? this.texts.field(code, locale, params),
    }));
    return {
      type: `${this.typePrefix}${error.code}`,
      title,
      status: error.status,
      detail,
      instance: request.url.split('?')[0] ?? request.url,
      traceId,
      code: error.code,
      ...(error.choices.length === 0 ? {} : { choices: [...error.choices] }),
      ...(errors.length === 0 ? {} : { errors }),
    };
  }

  /** Fastify knows no 405, so this tells apart an address that exists with another method. */
  private refine(error: ProblemError, request: FastifyRequest): ProblemError {
    return error.code === 'not_found' ? (this.routes.methodProblem(request) ?? error) : error;
  }
}
