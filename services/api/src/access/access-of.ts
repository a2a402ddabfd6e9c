import { ProblemError } from '@vitrine/platform';
import type { FastifyRequest } from 'fastify';
import type { Access } from './access.js';

const granted = new WeakMap<FastifyRequest, Access>();

export function grant(request: FastifyRequest, access: Access): void {
  granted.set(request, access);
}

/** Undefined on routes of everyone and of the instance. */
export function grantedTo(request: FastifyRequest): Access | undefined {
  return granted.get(request);
}

/** @throws 401 when the guard has let the request through without a caller (a public route) */
export function accessOf(request: FastifyRequest): Access {
  const access = grantedTo(request);
  if (access === undefined) throw new ProblemError(401, 'unauthenticated');
  return access;
}
