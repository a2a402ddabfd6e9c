import type { Permission } from '@vitrine/contracts';
import { scopeKey } from '@vitrine/domain';
import { ProblemError } from '@vitrine/platform';
import type { FastifyRequest } from 'fastify';
import type { AccessGuard } from './access.guard.js';
import type { Authenticator } from './authenticator.js';

/** Asks for an open connection what the guard asked when it began. */
export class Rechecks {
  constructor(
    private readonly authenticator: Authenticator,
    private readonly guard: AccessGuard,
  ) {}

  /** Is the caller still signed in, with this permission and exactly this scope? Trouble with a dependency throws. */
  async hasStill(request: FastifyRequest, permission: Permission, key: string): Promise<boolean> {
    try {
      const principal = await this.authenticator.authenticate(request);
      if (principal === undefined) return false;
      const access = await this.guard.accessOf(principal, request);
      return access.permissions.has(permission) && scopeKey(access.scope) === key;
    } catch (error) {
      if (error instanceof ProblemError) return false;
      throw error;
    }
  }
}
