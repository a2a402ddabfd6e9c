import { type CanActivate, type ExecutionContext, Inject } from '@nestjs/common';
import { RouteParamtypes } from '@nestjs/common/internal';
import { permissionsOf } from '@vitrine/contracts';
import { localeWished } from '@vitrine/messages';
import {
  callOf,
  HealthController,
  KnownCallers,
  ProblemError,
  RateLimiter,
  takeRequest,
  takes,
  toPointer,
  unauthenticated,
} from '@vitrine/platform';
import { Directory } from '@vitrine/warehouse';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Access, AccessRule } from './access.js';
import { grant } from './access-of.js';
import { ACCESS_RULE } from './allow.js';
import { Authenticator, type Principal } from './authenticator.js';
import { resolveScope } from './resolve-scope.js';
import { isSameOrigin } from './same-origin.js';

/** Origins beside our own that may send the cookie with a change. */
export class AllowedOrigins extends Set<string> {}

/** Every request passes here: who asks, how often, from where, and for what. The guard's Access is the handler's only way to a scope. */
export class AccessGuard implements CanActivate {
  constructor(
    @Inject(Authenticator) private readonly authenticator: Authenticator,
    @Inject(RateLimiter) private readonly limiter: RateLimiter,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(AllowedOrigins) private readonly origins: AllowedOrigins,
    @Inject(KnownCallers) private readonly known: KnownCallers,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    // Probes of the platform have no caller, and need an answer also while all others are told to slow down.
    if (context.getClass() === HealthController) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const rule = Reflect.getMetadata(ACCESS_RULE, context.getHandler()) as AccessRule | undefined;
    if (rule === undefined) throw new ProblemError(403, 'forbidden');
    refuseUnknownQuery(context, request);
    if (rule.kind === 'public') {
      takeRequest(this.limiter, `ip:${request.ip}`, reply);
      return true;
    }
    if (request.headers.authorization === undefined && !isSameOrigin(request, this.origins)) {
      throw new ProblemError(403, 'cross_site');
    }
    const principal = await this.authenticate(request, reply);
    if (principal === undefined) throw unauthenticated();
    callOf(request).locale = principal.locale;
    if (rule.kind === 'instance') return this.checkInstance(principal);
    const access = await this.accessOf(principal, request);
    if (rule.kind === 'permission' && !access.permissions.has(rule.permission))
      throw new ProblemError(403, 'forbidden');
    grant(request, access);
    callOf(request).tenantId = access.tenant.id;
    return true;
  }

  /** The caller's access as it is now; used again to see whether an open stream may stay open. */
  async accessOf(principal: Principal, request: FastifyRequest): Promise<Access> {
    const { actor, role, grants, tenant, locale } = principal;
    if (tenant === null) {
      throw new ProblemError(400, 'tenant_required', { errors: [{ pointer: '/X-Tenant-Id', code: 'missing_field' }] });
    }
    const scope = await resolveScope({ tenantId: tenant.id, role, grants }, this.directory.whereabouts(tenant.id));
    const wanted = localeWished(request.headers['accept-language']);
    return { actor, role, tenant, grants, scope, permissions: permissionsOf(role, scope), locale: wanted ?? locale };
  }

  /**
   * A refused caller counts against the address. An address with too many of those is refused before the database is asked, so that guessed
   * and missing keys cost no look-up.
   */
  private async authenticate(request: FastifyRequest, reply: FastifyReply): Promise<Principal | undefined> {
    const address = `ip:${request.ip}`;
    if (!this.limiter.peek(address)) takeRequest(this.limiter, address, reply);
    let principal: Principal | undefined;
    try {
      principal = await this.authenticator.authenticate(request);
    } catch (error) {
      takeRequest(this.limiter, address, reply);
      throw error;
    }
    if (principal !== undefined) this.known.remember(request, principal.actor.id);
    takeRequest(this.limiter, principal === undefined ? address : principal.actor.id, reply);
    return principal;
  }

  private checkInstance({ actor }: Principal): boolean {
    if (actor.kind !== 'instance') throw new ProblemError(403, 'forbidden');
    return true;
  }
}

/** A route without a query schema takes no parameter at all; one with a schema checks them against it. */
function refuseUnknownQuery(context: ExecutionContext, request: FastifyRequest): void {
  const names = Object.keys(request.query as Record<string, unknown>);
  if (names.length === 0 || takes(RouteParamtypes.QUERY, context.getClass(), context.getHandler().name)) return;
  const errors = names.map((name) => ({ pointer: toPointer([name]), code: 'unknown_field' }));
  throw new ProblemError(400, 'invalid_query', { errors });
}
