import { Body, Controller, Inject, Post, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  type LinkHolder,
  type LinkInspectionRequest,
  type LinkUseRequest,
  linkHolderSchema,
  linkInspectionRequestSchema,
  linkUseRequestSchema,
} from '@vitrine/contracts';
import { Answers, ProblemError } from '@vitrine/platform';
import { type PasswordLink, Store, type Tenant, type User } from '@vitrine/store';
import type { FastifyRequest } from 'fastify';
import { AllowedOrigins } from '../access/access.guard.js';
import { AllowAll } from '../access/allow.js';
import { isSameOrigin } from '../access/same-origin.js';
import { Login } from './login.js';
import { refuseWeakPassword } from './refuse-password.js';

const ENDED = { used: 'link_used', revoked: 'link_revoked', expired: 'link_expired' } as const;

/** For a person who holds a link and cannot sign in yet. The token comes in the body, because addresses are written into logs. */
@ApiTags('sessions')
@Controller('v1/password-links')
export class PasswordLinksController {
  constructor(
    @Inject(Store) private readonly store: Store,
    @Inject(Login) private readonly login: Login,
    @Inject(AllowedOrigins) private readonly origins: AllowedOrigins,
  ) {}

  @Post('inspect')
  @AllowAll()
  @ApiOperation({ summary: 'Whose link this is, while it can be used', description: 'Changes nothing.' })
  @Answers(200, linkHolderSchema, [410])
  async inspect(@Body({ schema: linkInspectionRequestSchema }) body: LinkInspectionRequest): Promise<LinkHolder> {
    const { link, user, tenant } = await this.open(body.token);
    return { name: user.name, email: user.email, organisation: tenant.name, expiresAt: link.expiresAt.toISOString() };
  }

  @Post('use')
  @AllowAll()
  @ApiOperation({ summary: 'Set a password by a link', description: 'Once. Every session of the person ends.' })
  @Answers(204, 'no body', [410])
  async use(
    @Body({ schema: linkUseRequestSchema }) body: LinkUseRequest,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    if (!isSameOrigin(request, this.origins)) throw new ProblemError(403, 'cross_site');
    const { user, tenant } = await this.open(body.token);
    refuseWeakPassword(body.newPassword, user, tenant);
    if ((await this.store.passwordLinks.use(body.token, body.newPassword)) === undefined) {
      await this.open(body.token);
      throw new ProblemError(410, 'link_used');
    }
    await this.login.locks.forgive(user.email, tenant.id);
    await this.store.audit.add({ tenantId: tenant.id, actor: user.id, action: 'password.set', subject: user.id });
  }

  /** @throws 404 link_unknown, 410 link_used | link_revoked | link_expired */
  private async open(token: string): Promise<{ link: PasswordLink; user: User; tenant: Tenant }> {
    const link = await this.store.passwordLinks.find(token);
    if (link !== undefined && link.state !== 'open') throw new ProblemError(410, ENDED[link.state]);
    const user = link && (await this.store.users.find(link.userId));
    const tenant = user && (await this.store.tenants.find(user.tenantId));
    if (link === undefined || user === undefined || tenant === undefined) throw new ProblemError(404, 'link_unknown');
    return { link, user, tenant };
  }
}
