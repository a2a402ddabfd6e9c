import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { applyDecorators, Inject, UseInterceptors } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { callOf } from '../http/call.js';
import { ProblemError } from '../problems/problem-error.js';
import { credentialOf } from './credentials.js';

type Claim =
  | { readonly kind: 'first' | 'running' | 'otherRequest' }
  | { readonly kind: 'done'; readonly status: number; readonly response: string };

/** Keeps answers by owner and key, for 24 hours. One of several callers with the same key is told 'first'. */
export abstract class IdempotencyKeys {
  abstract claim(
    owner: string,
    key: string,
    requestHash: string,
    how: { readonly tenantId: string | null },
  ): Promise<Claim>;
  abstract finish(owner: string, key: string, status: number, response: string): Promise<void>;
  abstract release(owner: string, key: string): Promise<void>;
}

const KEY_FORM = /^[\x21-\x7e]{1,255}$/;

/**
 * The same Idempotency-Key answers the same, once done, for 24 hours. The answer may hold a new API key, so it is kept encrypted under the
 * Idempotency-Key itself. Only a caller who sends that key again can read it.
 */
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(@Inject(IdempotencyKeys) private readonly keys: IdempotencyKeys) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const key = [request.headers['idempotency-key'] ?? []].flat()[0];
    if (key === undefined) return next.handle();
    if (!KEY_FORM.test(key)) {
      throw new ProblemError(400, 'invalid_header', {
        errors: [{ pointer: '/Idempotency-Key', code: 'invalid_format' }],
      });
    }
    return from(this.once(key, request, context.switchToHttp().getResponse<FastifyReply>(), next));
  }

  private async once(key: string, request: FastifyRequest, reply: FastifyReply, next: CallHandler): Promise<unknown> {
    const owner = ownerOf(request);
    const requestHash = hashOf(request);
    const claim = await this.keys.claim(owner, digest(key), requestHash, {
      tenantId: tenantIdOf(request),
    });
    if (claim.kind === 'otherRequest') throw new ProblemError(422, 'idempotency_mismatch');
    if (claim.kind === 'running')
      throw new ProblemError(409, 'idempotency_running', { headers: { 'retry-after': '1' } });
    if (claim.kind === 'done') {
      void reply.status(claim.status).header('idempotency-replayed', 'true');
      return JSON.parse(open(claim.response, key)) as unknown;
    }
    const answer = await this.releasing(owner, key, next);
    await this.keys.finish(owner, digest(key), reply.statusCode, seal(JSON.stringify(answer), key));
    return answer;
  }

  /** Only a request that failed gives its key back. A request that was done, but could not be noted, must not be done again. */
  private async releasing(owner: string, key: string, next: CallHandler): Promise<unknown> {
    try {
      return await lastValueFrom(next.handle());
    } catch (error) {
      // A key that cannot be given back is free again within a minute; the caller is told the first error.
      await this.keys.release(owner, digest(key)).catch(() => undefined);
      throw error;
    }
  }
}

/** A body that is not parsed is taken by its bytes. */
function hashOf({ method, url, body }: FastifyRequest): string {
  const content = Buffer.isBuffer(body) ? body : JSON.stringify(body ?? null);
  return createHash('sha256').update(`${method} ${url}\n`).update(content).digest('hex');
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The same caller, whatever else their browser sends beside the session. */
function ownerOf(request: FastifyRequest): string {
  return digest(`${credentialOf(request) ?? ''}\n${request.headers['x-tenant-id'] ?? ''}`);
}

/** Whose answer it is: of the caller's tenant, or of the one that the instance makes. */
function tenantIdOf(request: FastifyRequest): string | null {
  const made = (request.body as { id?: unknown } | null)?.id;
  return callOf(request).tenantId ?? (typeof made === 'string' ? made : null);
}

function seal(text: string, secret: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyOf(secret), iv);
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
}

function open(sealed: string, secret: string): string {
  const bytes = Buffer.from(sealed, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', keyOf(secret), bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
}

/** Another digest than the one the row is found by. */
function keyOf(secret: string): Buffer {
  return createHash('sha256').update(`vitrine idempotency\n${secret}`).digest();
}

/** A creating POST that honours Idempotency-Key. */
export const Idempotent = () =>
  applyDecorators(
    UseInterceptors(IdempotencyInterceptor),
    ApiHeader({ name: 'Idempotency-Key', required: false, description: 'The same key answers the same for 24 hours' }),
  );
