import { applyDecorators, createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBearerAuth, ApiCookieAuth, ApiExtension, ApiHeader } from '@nestjs/swagger';
import { type Permission, permissions } from '@vitrine/contracts';
import type { FastifyRequest } from 'fastify';
import { type AccessRule } from './access.js';
import { accessOf } from './access-of.js';

export const ACCESS_RULE = 'vitrine:access';

/** Documented on every route of a tenant. */
const tenantHeader = ApiHeader({
  name: 'X-Tenant-Id',
  required: false,
  description: "Which tenant, with the instance's admin key only",
});

const rule = (value: AccessRule) => SetMetadata(ACCESS_RULE, value);

/** Anyone with this permission; what they see is cut to their scope. */
export const Allow = (permission: Permission) =>
  applyDecorators(
    rule({ kind: 'permission', permission }),
    ApiExtension('x-permission', { id: permission, roles: permissions[permission].roles }),
    ApiBearerAuth(),
    ApiCookieAuth(),
    tenantHeader,
  );

/** Anyone signed in, whatever their role. */
export const AllowSignedIn = () =>
  applyDecorators(rule({ kind: 'signedIn' }), ApiBearerAuth(), ApiCookieAuth(), tenantHeader);

/** The instance's admin key alone. */
export const AllowInstance = () => applyDecorators(rule({ kind: 'instance' }), ApiBearerAuth());

/** Everyone. */
export const AllowAll = () => applyDecorators(rule({ kind: 'public' }), RouteConfig({ isPublic: true }));

/** The handler's parameter: the Access that the guard found. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext) =>
  accessOf(context.switchToHttp().getRequest<FastifyRequest>()),
);
