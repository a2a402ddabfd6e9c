import { type CanActivate, createParamDecorator, type ExecutionContext, Inject } from '@nestjs/common';
import { permissions } from '@vitrine/contracts';
import {
  bearerOf,
  callOf,
  HealthController,
  KeyHolders,
  KnownCallers,
  ProblemError,
  RateLimiter,
  refuseOtherTenant,
  takeRequest,
  unauthenticated,
} from '@vitrine/platform';
import type { Tenant } from '@vitrine/store';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ContractController } from './contract.controller.js';

/** Keys and their tenants, as Nest finds them. */
export class Keys extends KeyHolders<Tenant> {}

const tenants = new WeakMap<FastifyRequest, Tenant>();

/** The handler's parameter: the tenant of the key that was sent. */
export const KeysTenant = createParamDecorator((_: unknown, context: ExecutionContext) =>
  tenants.get(context.switchToHttp().getRequest<FastifyRequest>()),
);

/** Lets in requests with a key that may write sales. A refused request counts against the address. */
export class DoorGuard implements CanActivate {
  constructor(
    @Inject(Keys) private readonly keys: Keys,
    @Inject(RateLimiter) private readonly limiter: RateLimiter,
    @Inject(KnownCallers) private readonly known: KnownCallers,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getClass() === HealthController) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const address = `ip:${request.ip}`;
    if (context.getClass() === ContractController || !this.limiter.peek(address))
      takeRequest(this.limiter, address, reply);
    if (context.getClass() === ContractController) return true;
    tenants.set(request, await this.tenantOf(request, reply, address));
    return true;
  }

  private async tenantOf(request: FastifyRequest, reply: FastifyReply, address: string): Promise<Tenant> {
    const { apiKey, tenant } = await this.holderOf(request).catch((error: unknown) => {
      takeRequest(this.limiter, address, reply);
      throw error;
    });
    this.known.remember(request, apiKey.id);
    takeRequest(this.limiter, apiKey.id, reply);
    // A key of some stores only may not speak for the others.
    if (!permissions['sales:write'].roles.some((role) => role === apiKey.role) || apiKey.storeIds !== null)
      throw new ProblemError(403, 'forbidden');
    refuseOtherTenant(request.headers['x-tenant-id'], tenant.id);
    await this.keys.noteUse(apiKey.id);
    callOf(request).tenantId = tenant.id;
    return tenant;
  }

  private async holderOf({ headers }: FastifyRequest) {
    if (headers.authorization === undefined) throw unauthenticated();
    return this.keys.holderOf(bearerOf(headers.authorization));
  }
}
