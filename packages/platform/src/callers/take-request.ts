import type { FastifyReply } from 'fastify';
import { ProblemError } from '../problems/problem-error.js';
import type { RateLimiter } from './rate-limiter.js';

/** Counts a request of this caller, and says in the answer how many are left. @throws 429 too_many_requests */
export function takeRequest(limiter: RateLimiter, caller: string, reply: FastifyReply): void {
  const { isAllowed, limit, remaining, resetSeconds } = limiter.take(caller);
  void reply.header('ratelimit-policy', `"default";q=${limit};w=60`);
  void reply.header('ratelimit', `"default";r=${remaining};t=${resetSeconds}`);
  if (isAllowed) return;
  throw new ProblemError(429, 'too_many_requests', {
    params: { seconds: resetSeconds },
    headers: { 'retry-after': String(resetSeconds) },
  });
}
