import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';

/** A body that is no JSON, kept until the caller is known. */
class BrokenBody {
  constructor(readonly reason: Error) {}
}

/**
 * Fastify reads a body before Nest asks who sent it. Its faults are told later: in the caller's own language, as every other fault of the
 * request, and only to callers who are let in.
 */
export function keepBrokenBodies(fastify: FastifyInstance): void {
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeContentTypeParser('application/json');
  fastify.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, text, done) => {
    void parse(request, text, (error, body) => done(null, error === null ? body : new BrokenBody(error)));
  });
}

/** Runs after the guards and before any pipe looks at a body. */
export class RefuseBrokenBodies implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { body } = context.switchToHttp().getRequest<FastifyRequest>();
    if (body instanceof BrokenBody) throw body.reason;
    return next.handle();
  }
}
